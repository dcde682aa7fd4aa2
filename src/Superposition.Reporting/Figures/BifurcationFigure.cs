using System.Collections.Immutable;
using System.Globalization;
using ScottPlot;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>All critical points but the origin against the density or the importance: weights, loss and eigenvalues of the Hessian.</summary>
public static class BifurcationFigure
{
    private const int PanelHeight = 210;

    /// <summary>The global minimum, of any phase.</summary>
    internal static readonly Stroke ThickStroke = new(Colors.White, 6, IsOutlined: true);

    private static readonly Color UnstableColour = Color.FromHex("#303030");
    private static readonly Color ClarkeColour = Color.FromHex("#7B3FA0");

    /// <summary>The figure <c>bifurcation-density</c>.</summary>
    /// <param name="diagram">The critical points along the density.</param>
    /// <param name="census">The events at the same importance.</param>
    /// <param name="landscape">The closed form, for the loss at the origin.</param>
    public static Figure AlongDensity(BifurcationDiagram diagram, TransitionCensus census, LossLandscape landscape)
    {
        var (events, name) = (DiagramEvent.AlongDensity(census), WeightPlane.Short(census.Importance));
        return Of(
            diagram,
            Axis("density p", diagram),
            new("bifurcation-density", "density", $"importance I₂ {name}"),
            events,
            DiagramEvent.Table(events, "certified, in an interval at most 10⁻¹⁵ wide whose ends are rounded here to double precision"),
            landscape);
    }

    /// <summary>The figure <c>bifurcation-importance</c>.</summary>
    /// <param name="diagram">The critical points along the importance.</param>
    /// <param name="boundaries">The events at the same density.</param>
    /// <param name="density">The density, exact.</param>
    /// <param name="landscape">The closed form, for the loss at the origin.</param>
    public static Figure AlongImportance(BifurcationDiagram diagram, BoundaryCurvePoint boundaries, Rational density, LossLandscape landscape)
    {
        var events = DiagramEvent.AlongImportance(boundaries);
        var missing = new[] { (boundaries.FirstOrder, "first-order"), (boundaries.Spinodal, "spinodal") }.Where(b => b.Item1 is null).Select(b => b.Item2).ToList();
        return Of(
            diagram,
            Axis("relative importance I₂", diagram),
            new("bifurcation-importance", "importance", $"density p {WeightPlane.Short(density)}"),
            events,
            DiagramEvent.Table(events, "first-order and spinodal: a bracket with a certified census at each end; axis and crossover: exact, rounded to double precision"
                + string.Concat(missing.Select(name => $"; no {name} is listed: there is none, or double precision does not decide it"))),
            landscape);
    }

    /// <summary>How a minimum is drawn.</summary>
    internal static Stroke MinimumStroke(Phase phase, bool isGlobal) => ThickStroke with { Colour = PhaseColours.Of(phase), Width = isGlobal ? ThickStroke.Width : 2.5f };

    private static PanelAxis Axis(string label, BifurcationDiagram diagram)
    {
        var parameters = diagram.Branches.SelectMany(b => b.Points.Select(p => p.Parameter)).ToList();
        return new(label, parameters.Min(), parameters.Max(), IsLogarithmic: true);
    }

    private static Figure Of(
        BifurcationDiagram diagram, PanelAxis axis, (string Name, string Running, string Fixed) words, ImmutableArray<DiagramEvent> events, DataTable table, LossLandscape landscape)
    {
        var lossAtOrigin = landscape.Families[0].LossAtOrigin;
        double AtOrigin(BifurcationPoint point)
        {
            var (p, importance) = diagram.Running == RunningParameter.Density ? (point.Parameter, diagram.Fixed) : (diagram.Fixed, point.Parameter);
            return lossAtOrigin.Evaluate((Symbols.Density, Rational.FromDouble(p)), (Symbols.Importance(2), Rational.FromDouble(importance))).ToDouble();
        }

        var scaled = diagram.Branches.Select(b => new BifurcationBranch(b.Kind, [.. b.Points.Select(p => Scaled(p, AtOrigin(p)))])).OrderBy(b => b.Kind == CriticalPointKind.Minimum).ToImmutableArray();
        return new PanelStack(
            $"Critical points of the loss, {Architecture.Smallest}\n{words.Fixed}",
            axis,
            [
                Of("w₁", scaled, p => p.W1),
                Of("w₂", scaled, p => p.W2),
                Of("L / L(0)", scaled, p => p.Loss),
                Of("eigenvalues / L(0)", scaled, p => p.Eigenvalues?.Lower, p => p.Eigenvalues?.Upper),
            ],
            DiagramEvent.Lines(events),
            [.. Legend(scaled), .. DiagramEvent.Legend(events)],
            PanelHeight).Figure(
            words.Name,
            Caption(words.Running, words.Fixed),
            "each point is one of a census in double precision that is certified (kind, phase, which minimum is global, that none is missing), or of the exact census rounded; "
            + "where branches end, the change is enclosed as far as double precision tells; slopes and eigenvalues are computed in double precision at these points.",
            [Points(diagram, words.Running), Eigenvalues(diagram, words.Running), table]);
    }

    private static string Caption(string running, string other) => string.Create(CultureInfo.InvariantCulture, $"""
        Critical points other than the origin of the expected loss of the bias-free model with n = 2, m = 1, W = (w₁, w₂), against the {running}, at {other}.
        Of each pair ±W the one with w₁ > 0, or w₁ = 0 and w₂ > 0, is shown; at a wall between the two choices w₂ changes its sign. Solid: minima, coloured by phase; thick: the
        global minimum. Dashed: saddles. Dotted: points of an axis where the loss is stationary in Clarke's sense, without a Hessian. Loss and eigenvalues of the
        Hessian are drawn as parts of L(0), the loss at W = 0; the files hold them undivided. Vertical lines: events; at an axis event the point (1, 0) or (0, 1) changes
        its index, at a crossover a minimum passes 22.5° or 67.5° and nothing jumps.
        """);

    private static BifurcationPoint Scaled(BifurcationPoint point, double unit) => point with
    {
        Loss = point.Loss / unit,
        Eigenvalues = point.Eigenvalues is { } e ? (e.Lower / unit, e.Upper / unit) : null,
    };

    /// <summary>A panel with one or more values of each point.</summary>
    private static Panel Of(string label, ImmutableArray<BifurcationBranch> branches, params Func<BifurcationPoint, double?>[] values)
    {
        var all = branches.SelectMany(b => b.Points).SelectMany(p => values.Select(value => value(p))).OfType<double>();
        return Panel.Around(label, all, content =>
        {
            foreach (var branch in branches)
            {
                foreach (var value in values)
                {
                    foreach (var (stroke, points) in Runs(branch))
                        content.Line(points.Where(p => value(p) is not null).Select(p => (p.Parameter, value(p)!.Value)), stroke);
                }
            }
        });
    }

    /// <summary>The parts of a branch that are drawn alike; each begins where the one before ends.</summary>
    private static IEnumerable<(Stroke Stroke, IEnumerable<BifurcationPoint> Points)> Runs(BifurcationBranch branch)
    {
        for (var (start, k) = (0, 1); k <= branch.Points.Length; k++)
        {
            if (k < branch.Points.Length && StrokeOf(branch.Kind, branch.Points[k]) == StrokeOf(branch.Kind, branch.Points[start]))
                continue;
            yield return (StrokeOf(branch.Kind, branch.Points[start]), branch.Points[start..Math.Min(k + 1, branch.Points.Length)]);
            start = k;
        }
    }

    private static Stroke StrokeOf(CriticalPointKind kind, BifurcationPoint point) => (kind, point.Phase) switch
    {
        (CriticalPointKind.Minimum, { } phase) => MinimumStroke(phase, point.IsGlobal),
        (CriticalPointKind.Clarke, _) => new(ClarkeColour, 2.4f, Dash: 2.5f),
        _ => new(UnstableColour, 2, Dash: 8),
    };

    private static IEnumerable<(Stroke Stroke, string Text)> Legend(ImmutableArray<BifurcationBranch> branches)
    {
        var points = branches.SelectMany(b => b.Points.Select(p => (b.Kind, Point: p))).ToList();
        foreach (var phase in points.Select(p => p.Point.Phase).OfType<Phase>().Distinct().Order())
            yield return (MinimumStroke(phase, isGlobal: false), $"minimum, {phase.Name()}");
        yield return (ThickStroke, "thick: global minimum");
        foreach (var (kind, name) in new[] { (CriticalPointKind.Saddle, "saddle"), (CriticalPointKind.Clarke, "stationary on a kink (Clarke)") })
        {
            if (points.Find(p => p.Kind == kind) is { Point.W1: var w1, Point.W2: var w2 } found && (w1 != 0 || w2 != 0))
                yield return (StrokeOf(kind, found.Point), name);
        }
    }

    private static DataTable Points(BifurcationDiagram diagram, string running)
    {
        var points = diagram.Branches.SelectMany((branch, number) => branch.Points.Select(point => (number, branch.Kind, Point: point))).ToList();
        NumberArray Numbers(string name, string meaning, Func<BifurcationPoint, double> value) => new(name, meaning, [.. points.Select(p => value(p.Point))]);
        return new(
            "",
            "Critical points, one of each pair W, −W, along branches",
            [],
            [
                new CodeArray("branch", "the number of the branch, by where it begins", [.. points.Select(p => (sbyte)p.number)]),
                new WordArray("kind", "kind of the point; certified", [.. points.Select(p => p.Kind.Name())]),
                new WordArray("phase", "phase of a minimum, else empty; certified", [.. points.Select(p => p.Point.Phase?.Name() ?? "")]),
                new CodeArray("global", "1 for a global minimum, else 0; certified", [.. points.Select(p => (sbyte)(p.Point.IsGlobal ? 1 : 0))]),
                Numbers(running, $"the {running}; exact", p => p.Parameter),
                Numbers("w1", "weight of feature 1; double precision", p => p.W1),
                Numbers("w2", "weight of feature 2; double precision", p => p.W2),
                Numbers("loss", "expected loss; double precision", p => p.Loss),
                Numbers("slope", $"derivative of the loss by the {running} along the branch; double precision", p => p.Slope),
            ]);
    }

    /// <summary>A table of its own: on an axis there is no Hessian.</summary>
    private static DataTable Eigenvalues(BifurcationDiagram diagram, string running)
    {
        var points = diagram.Branches.SelectMany((branch, number) => branch.Points
            .Where(p => p.Eigenvalues is not null).Select(p => (number, p.Parameter, Eigenvalues: p.Eigenvalues!.Value))).ToList();
        return new(
            "eigenvalues",
            "Eigenvalues of the Hessian of the points off the axes",
            [],
            [
                new CodeArray("eigen_branch", "the number of the branch", [.. points.Select(p => (sbyte)p.number)]),
                new NumberArray($"eigen_{running}", $"the {running}; exact", [.. points.Select(p => p.Parameter)]),
                new NumberArray("eigen_lower", "the lower eigenvalue; double precision", [.. points.Select(p => p.Eigenvalues.Lower)]),
                new NumberArray("eigen_upper", "the upper eigenvalue; double precision", [.. points.Select(p => p.Eigenvalues.Upper)]),
            ]);
    }
}
