using System.Collections.Immutable;
using System.Globalization;
using ScottPlot;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>The losses of the minima near a first-order transition, with the kink of the lowest, and their slopes, with the jump.</summary>
public static class LossCrossingFigure
{
    private const int PanelHeight = 300;
    private static readonly Stroke JumpStroke = new(Color.FromHex("#B00020"), 3);

    /// <summary>The figure <c>loss-crossing</c>.</summary>
    /// <param name="crossing">The minima on both sides.</param>
    /// <param name="census">The events at the same importance.</param>
    public static Figure Of(LossCrossing crossing, TransitionCensus census)
    {
        var (minima, jump) = (crossing.Minima, crossing.Transition.Jump!);
        var (at, before, after) = (crossing.OptimumBelow[^1].Parameter, crossing.OptimumBelow[^1].Slope, crossing.OptimumAbove[0].Slope);
        var axis = new PanelAxis("density p", minima.Min(m => m[0].Parameter), minima.Max(m => m[^1].Parameter), IsLogarithmic: false);
        var events = DiagramEvent.AlongDensity(census).Where(e => e.At.Lower >= axis.Lower && e.At.Upper <= axis.Upper).ToImmutableArray();
        var importance = WeightPlane.Short(crossing.Importance);
        return new PanelStack(
            $"Losses near the transition, {Architecture.Smallest}\nimportance I₂ {importance}",
            axis,
            [
                Panel.Around("loss L", minima.SelectMany(m => m.Select(p => p.Loss)), content => DrawMinima(content, crossing, p => p.Loss)),
                Panel.Around("dL/dp", minima.SelectMany(m => m.Select(p => p.Slope)), content =>
                {
                    DrawMinima(content, crossing, p => p.Slope);
                    content.Line([(at, before), (at, after)], JumpStroke);
                    content.Text(at, (before + after) / 2, $"jump {JumpText(jump.Slope)}", Alignment.MiddleLeft, 8);
                }),
            ],
            DiagramEvent.Lines(events),
            [.. Legend(minima), .. DiagramEvent.Legend(events)],
            PanelHeight).Figure(
            "loss-crossing",
            string.Create(CultureInfo.InvariantCulture, $"""
                Expected loss L of the minima of the bias-free model with n = 2, m = 1, and its derivative by the density, at relative importance I₂ {importance}, from 3/4 to
                5/4 of the density p* of the first-order transition, at most to 1. Thick: the global minimum; its loss is continuous with a kink at p*, where it changes from
                {crossing.Transition.From} to {crossing.Transition.To} and dL/dp jumps by {JumpText(jump.Slope)}, certified. At p* both minima are listed on both sides.
                """),
            "the transition and the jump are certified, by enclosures; the minima are of certified censuses in double precision, their slopes computed in double precision.",
            [Points(crossing), Optimum(crossing), Jump(crossing.Transition), DiagramEvent.Table(events, "certified, in an interval at most 10⁻¹⁵ wide whose ends are rounded here to double precision")]);
    }

    private static string JumpText(RationalInterval jump) => jump.Midpoint.ToDecimalString(6).Replace('-', '−');

    private static void DrawMinima(PanelContent content, LossCrossing crossing, Func<BifurcationPoint, double> value)
    {
        foreach (var minimum in crossing.Minima.OrderBy(m => m == crossing.OptimumBelow || m == crossing.OptimumAbove))
        {
            foreach (var phase in minimum.Select(p => p.Phase!.Value).Distinct())
            {
                var isOptimum = minimum == crossing.OptimumBelow || minimum == crossing.OptimumAbove;
                content.Line(minimum.Where(p => p.Phase == phase).Select(p => (p.Parameter, value(p))), BifurcationFigure.MinimumStroke(phase, isOptimum));
            }
        }
    }

    private static IEnumerable<(Stroke Stroke, string Text)> Legend(ImmutableArray<ImmutableArray<BifurcationPoint>> minima) =>
    [
        .. minima.SelectMany(m => m.Select(p => p.Phase!.Value)).Distinct().Order().Select(phase => (BifurcationFigure.MinimumStroke(phase, false), $"minimum, {phase.Name()}")),
        (BifurcationFigure.ThickStroke, "thick: global minimum"),
        (JumpStroke, "jump of dL/dp, certified"),
    ];

    private static DataTable Points(LossCrossing crossing)
    {
        var points = crossing.Minima.SelectMany((minimum, number) => minimum.Select(p => (number, Point: p))).ToList();
        NumberArray Numbers(string name, string meaning, Func<BifurcationPoint, double> value) => new(name, meaning, [.. points.Select(p => value(p.Point))]);
        return new(
            "",
            "Minima, below the transition and then above it",
            [],
            [
                new CodeArray("branch", "the number of the branch; each ends at the transition", [.. points.Select(p => (sbyte)p.number)]),
                new WordArray("phase", "phase of the minimum; certified", [.. points.Select(p => p.Point.Phase!.Value.Name())]),
                Numbers("density", "the density; exact", p => p.Parameter),
                Numbers("w1", "weight of feature 1; double precision", p => p.W1),
                Numbers("w2", "weight of feature 2; double precision", p => p.W2),
                Numbers("loss", "expected loss; double precision", p => p.Loss),
                Numbers("slope", "dL/dp along the branch; double precision", p => p.Slope),
            ]);
    }

    private static DataTable Optimum(LossCrossing crossing)
    {
        ImmutableArray<BifurcationPoint> points = [.. crossing.OptimumBelow, .. crossing.OptimumAbove];
        return new(
            "optimum",
            "The global minimum; the density of the transition stands twice, with the slopes on both sides",
            [],
            [
                new WordArray("optimum_phase", "phase of the minimum; certified", [.. points.Select(p => p.Phase!.Value.Name())]),
                new NumberArray("optimum_density", "the density; exact", [.. points.Select(p => p.Parameter)]),
                new NumberArray("optimum_loss", "its loss; double precision", [.. points.Select(p => p.Loss)]),
                new NumberArray("optimum_slope", "dL/dp; double precision", [.. points.Select(p => p.Slope)]),
            ]);
    }

    private static DataTable Jump(Transition transition)
    {
        var jump = transition.Jump!;
        (string Name, RationalInterval Value)[] numbers = [("density of the transition", transition.Density), ("jump of dL/dp", jump.Slope), ("distance between the minima", jump.Distance)];
        return new(
            "jump",
            "The transition",
            [],
            [
                new WordArray("jump_of", "what is enclosed", [.. numbers.Select(n => n.Name)]),
                new NumberArray("jump_lower", "lower end of the certified enclosure, rounded to double precision", [.. numbers.Select(n => n.Value.Lower.ToDouble())]),
                new NumberArray("jump_upper", "upper end of it", [.. numbers.Select(n => n.Value.Upper.ToDouble())]),
            ]);
    }
}
