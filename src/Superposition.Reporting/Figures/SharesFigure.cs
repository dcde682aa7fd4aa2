using System.Collections.Immutable;
using System.Globalization;
using ScottPlot;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The shares of the basins against the density, above each other to 1.</summary>
public static class SharesFigure
{
    private const int PanelHeight = 380;
    private static readonly Stroke Border = new(Colors.Black, 3);

    /// <summary>The figure <c>shares</c>.</summary>
    /// <param name="along">The shares along the density.</param>
    /// <param name="asked">The shares at the density that the picture marks; its importance and initial weights are those of all.</param>
    public static Figure Of(SharesAlongDensity along, BasinShares asked)
    {
        var model = asked.Partition.Census.Model;
        var (importance, initial) = (WeightPlane.Short(model.Importances[1]), asked.Initial);
        var distribution = string.Create(CultureInfo.InvariantCulture, $"{(initial.IsDisc ? "uniform on the disc of radius" : "Gaussian, σ =")} {initial.Scale:R}");

        // The title has room for 17 digits, and not for a sentence besides.
        var starts = string.Create(CultureInfo.InvariantCulture, $"initial W {(initial.IsDisc ? "uniform, |W| ≤" : "Gaussian, σ =")} {initial.Scale:R}");
        var axis = new PanelAxis("density p", Density(along.Shares[0]), Density(along.Shares[^1]), IsLogarithmic: true);
        var events = DiagramEvent.AlongDensity(along.Transitions).Where(e => e.Kind != TransitionKind.Axis).ToImmutableArray();
        return new PanelStack(
            $"Shares of the basins of gradient flow, {model.Architecture}\nI₂ {importance}, {starts}",
            axis,
            [new("share of initial weights", 0, 1, content => content.Ring(Density(asked), AntipodalShare(asked)), content => DrawShares(content, along))],
            DiagramEvent.Lines(events),
            [.. Legend(along), .. DiagramEvent.Legend(events)],
            PanelHeight).Figure(
            "shares",
            string.Create(CultureInfo.InvariantCulture, $"""
                The share of random initial weights from which the gradient flow dW/dt = −∇L of the bias-free model with n = 2, m = 1 ends in each minimum, W and −W pooled, against the
                density, at relative importance I₂ {importance}; initial weights {distribution}. The antipodal minimum from below, the other from above. Lighter: the
                trajectory first runs into a point of an axis where the loss is stationary in Clarke's sense. Shares jump where a minimum appears or vanishes (spinodal) and do not at
                the first-order transition. The ring marks the density {model.Density}.{Undecided(along)}
                """),
            "shares are estimated, by quadrature over the basins' boundaries traced backward in time; the error is how much they change as the steps double. Events are certified.",
            [Table(along), DiagramEvent.Table(events, "certified, in an interval at most 10⁻¹⁵ wide whose ends are rounded here to double precision")]);
    }

    private static string Undecided(SharesAlongDensity along) =>
        along.Undecided.IsEmpty ? "" : $" Undecided, and left out: {string.Join(", ", along.Undecided.Select(p => p.ToDecimalString(8)))}.";

    private static double Density(BasinShares shares) => shares.Partition.Census.Model.Density.Value.ToDouble();

    private static double AntipodalShare(BasinShares shares) => shares.Basins.Where(b => b.Minimum.Phase == Phase.Antipodal).Sum(b => b.Share);

    private static void DrawShares(PanelContent content, SharesAlongDensity along)
    {
        foreach (var run in Runs(along.Shares))
        {
            foreach (var (phase, k) in run[0].Basins.Select((b, k) => (b.Minimum.Phase!.Value, k)))
            {
                // From the border between the basins to the edge of the frame; next to the edge is what runs through Clarke points.
                var edge = phase == Phase.Antipodal ? 0 : 1;
                double Inner(BasinShares s) => phase == Phase.Antipodal ? s.Basins[k].Share : 1 - s.Basins[k].Share;
                double Clarke(BasinShares s) => phase == Phase.Antipodal ? s.Basins[k].ThroughClarke : 1 - s.Basins[k].ThroughClarke;
                content.Area([.. run.Select(s => (Density(s), Inner(s))), .. run.Reverse().Select(s => (Density(s), (double)edge))], PhaseColours.Of(phase));
                content.Area([.. run.Select(s => (Density(s), Clarke(s))), .. run.Reverse().Select(s => (Density(s), (double)edge))], PhaseColours.Light(PhaseColours.Of(phase)));
            }

            if (run[0].Basins.Length > 1)
                content.Line(run.Select(s => (Density(s), AntipodalShare(s))), Border);
        }
    }

    /// <summary>Neighbours with the same minima.</summary>
    private static IEnumerable<ImmutableArray<BasinShares>> Runs(ImmutableArray<BasinShares> shares)
    {
        static IEnumerable<Phase?> Phases(BasinShares s) => s.Basins.Select(b => b.Minimum.Phase);
        for (var (start, k) = (0, 1); k <= shares.Length; k++)
        {
            if (k < shares.Length && Phases(shares[k]).SequenceEqual(Phases(shares[start])))
                continue;
            yield return shares[start..k];
            start = k;
        }
    }

    private static IEnumerable<(Stroke Stroke, string Text)> Legend(SharesAlongDensity along)
    {
        foreach (var basins in along.Shares.SelectMany(s => s.Basins).GroupBy(b => b.Minimum.Phase!.Value).OrderBy(g => g.Key))
        {
            var colour = PhaseColours.Of(basins.Key);
            yield return (new(colour, PanelStack.AreaWidth, IsOutlined: true), $"ends in {basins.Key.Name()}");
            if (basins.Any(b => b.ThroughClarke > 0))
                yield return (new(PhaseColours.Light(colour), PanelStack.AreaWidth, IsOutlined: true), $"{basins.Key.Name()}, through Clarke");
        }

        yield return (Border, "border; ring: the point asked for");
    }

    private static DataTable Table(SharesAlongDensity along)
    {
        var records = along.Shares.SelectMany(s => s.Basins.Select(b => (Shares: s, Basin: b))).ToList();
        NumberArray Numbers(string name, string meaning, Func<BasinShares, BasinShare, double> value) => new(name, meaning, [.. records.Select(r => value(r.Shares, r.Basin))]);
        return new(
            "",
            "Shares, one record for each density and minimum",
            [],
            [
                Numbers("density", "the density; exact, rounded to double precision", (s, _) => Density(s)),
                new WordArray("phase", "phase of the minimum; proven", [.. records.Select(r => r.Basin.Minimum.Phase!.Value.Name())]),
                new CodeArray("global", "1 for a global minimum, else 0; proven", [.. records.Select(r => (sbyte)(r.Basin.Minimum.IsGlobal ? 1 : 0))]),
                Numbers("share", "share of initial weights from which the flow ends there, W and −W pooled; estimated", (_, b) => b.Share),
                Numbers("estimated_error", "how much the share changes as the steps double", (_, b) => b.EstimatedError),
                Numbers("through_clarke", "the part of the share whose trajectories first run into a Clarke point; estimated", (_, b) => b.ThroughClarke),
            ]);
    }
}
