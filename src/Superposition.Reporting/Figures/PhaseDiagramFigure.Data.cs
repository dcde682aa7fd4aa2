using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <content>The figure's data.</content>
public static partial class PhaseDiagramFigure
{
    private static DataTable Grid(PhaseDiagram diagram, ImmutableArray<byte> prototypes)
    {
        var codes = string.Join(", ", Enum.GetValues<Phase>().Select(phase => $"{(int)phase} = {phase.Name()}"));
        return new(
            "",
            "The cells",
            [
                new NumberArray("importance", "relative importance I₂ at the centre of the cell, dimensionless; exact", diagram.Importances.Centres),
                new NumberArray("density", "density p = 1 − S at the centre of the cell, a probability; exact", diagram.Densities.Centres),
            ],
            [
                Codes("phase", $"phase of the global minimum, bias-free: {codes}; certified", diagram.Phases),
                new NumberArray("loss", "expected loss at the global minimum; certified, with the bound above", diagram.Losses),
                Codes("minima", "number of minima, W and −W counted once; certified", diagram.Minima),
                Codes("prototype_phase", "phase of the prototype of lowest loss, with the same codes; exact", prototypes),
            ]);

        static CodeArray Codes(string name, string meaning, ImmutableArray<byte> codes) => new(name, meaning, [.. MemoryMarshal.Cast<byte, sbyte>(codes.AsSpan())]);
    }

    private static DataTable FirstOrder(BoundaryMap map) =>
        Brackets("first-order", "The first-order line for I₂ < 1; its mirror image has 1/I₂", "first_order", map, point => point.FirstOrder);

    private static DataTable Spinodal(BoundaryMap map) =>
        Brackets("spinodal", "The spinodal for I₂ < 1; its mirror image has 1/I₂", "spinodal", map, point => point.Spinodal);

    private static DataTable Brackets(string name, string title, string prefix, BoundaryMap map, Func<BoundaryCurvePoint, Bracket?> curve)
    {
        var points = map.Points.Where(p => curve(p) is not null).Select(p => (p.Density, Bracket: curve(p)!.Value)).ToList();
        return new(
            name,
            title,
            [],
            [
                new NumberArray(prefix + "_density", "density p", [.. points.Select(p => p.Density)]),
                new NumberArray(prefix + "_lower", "the curve's I₂ is above; proven", [.. points.Select(p => p.Bracket.Lower)]),
                new NumberArray(prefix + "_upper", "the curve's I₂ is below; proven", [.. points.Select(p => p.Bracket.Upper)]),
            ]);
    }

    private static DataTable Crossover(BoundaryMap map) => new(
        "crossover",
        "The crossover between first-only and confused; that between second-only and confused has 1/I₂",
        [],
        [
            new NumberArray("crossover_density", "density p", [.. map.Points.Select(p => p.Density)]),
            new NumberArray("crossover_importance", "I₂ at which the minimum with weights of the same sign is at 22.5°; exact, rounded", [.. map.Points.Select(p => p.Crossover)]),
            new CodeArray("crossover_global", "1 where that minimum is proven to be the global one, else 0", [.. map.Points.Select(p => (sbyte)(map.IsCrossoverOfGlobal(p) ? 1 : 0))]),
        ]);

    private static DataTable Axis(BoundaryMap map)
    {
        var points = map.Points.Where(p => p.Axis is not null).ToList();
        return new(
            "axis",
            "The axis curve of (1, 0), where that critical point changes its index; that of (0, 1) has 1/I₂",
            [],
            [
                new NumberArray("axis_density", "density p", [.. points.Select(p => p.Density)]),
                new NumberArray("axis_importance", "I₂; exact, rounded", [.. points.Select(p => p.Axis!.Value)]),
            ]);
    }

    private static DataTable Points(BoundaryMap map) => new(
        "special-points",
        "Points where boundaries meet or end",
        [],
        [
            new WordArray("special_label", "the label in the figure", [.. map.SpecialPoints.Select(p => p.Label)]),
            new WordArray("special_meaning", "what is there", [.. map.SpecialPoints.Select(p => p.Meaning)]),
            new NumberArray("special_density", "density p; certified, rounded", [.. map.SpecialPoints.Select(p => p.Density.Midpoint.ToDouble())]),
            new NumberArray("special_importance", "I₂; certified, rounded", [.. map.SpecialPoints.Select(p => p.Importance.Midpoint.ToDouble())]),
        ]);
}
