using System.Collections.Immutable;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The data behind pictures of the loss and of the weight plane.</summary>
internal static class LossGridData
{
    /// <summary>How they are known.</summary>
    public const string Provenance =
        "losses on the grid are computed in double precision, each within 8 ulp of its largest term, at exactly the weights, density and importance given; critical points "
        + "are certified and complete, and rounded here to double precision.";

    /// <summary>The losses with their axes.</summary>
    public static DataTable Losses(LossGrid grid)
    {
        ImmutableArray<double> places = [.. Enumerable.Range(0, grid.Resolution).Select(grid.Coordinate)];
        return new(
            "",
            "Losses",
            [new NumberArray("w2", "weight of feature 2, dimensionless", places), new NumberArray("w1", "weight of feature 1, dimensionless", places)],
            [new NumberArray("loss", "expected loss, dimensionless; double precision, within 8 ulp of the largest term", grid.Losses)]);
    }

    /// <summary>The critical points.</summary>
    public static DataTable CriticalPoints(CriticalPointCensus census)
    {
        NumberArray Numbers(string name, string meaning, Func<CriticalPoint, double> value) => new(name, meaning, [.. census.Points.Select(value)]);
        return new(
            "critical-points",
            "Critical points, one of each pair W, −W",
            [],
            [
                Numbers("critical_w1", "weight of feature 1; certified", p => p.W1.Midpoint.ToDouble()),
                Numbers("critical_w2", "weight of feature 2; certified", p => p.W2.Midpoint.ToDouble()),
                Numbers("critical_loss", "expected loss; certified", p => p.Loss.Midpoint.ToDouble()),
                new WordArray("critical_kind", "kind of the point; proven", [.. census.Points.Select(p => p.Kind.Name())]),
                new WordArray("critical_phase", "phase of a minimum, else empty; proven", [.. census.Points.Select(p => p.Phase?.Name() ?? "")]),
                new CodeArray("critical_global", "1 for a global minimum, else 0; proven", [.. census.Points.Select(p => (sbyte)(p.IsGlobal ? 1 : 0))]),
            ]);
    }
}
