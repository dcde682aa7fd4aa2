using System.Collections.Immutable;

namespace Superposition.Landscape;

/// <summary>Why a census is complete, and its counts over the whole plane.</summary>
/// <param name="IsComplete">Whether all roots were counted and the index sum came out as 1.</param>
/// <param name="Minima">Minima of the whole plane, W and -W both counted.</param>
/// <param name="Saddles">Saddles of the whole plane.</param>
/// <param name="Maxima">Maxima of the whole plane.</param>
/// <param name="IndexSum">The sum of the indices; 1 for a loss that grows to infinity in every direction (Poincare-Hopf).</param>
/// <param name="RootCounts">For each cell its name and the number of critical directions inside it.</param>
/// <param name="Method">How completeness was shown.</param>
public sealed record CensusCertificate(
    bool IsComplete,
    int Minima,
    int Saddles,
    int Maxima,
    int IndexSum,
    ImmutableArray<(string Cell, int Roots)> RootCounts,
    string Method)
{
    private const string RayReductionMethod =
        "ray reduction L = L0 - 2 A r^2 + B r^4 in each cell with A, B > 0 proven; Sturm root counts of N = 2 A' B - A B' in each open cell; "
        + "exact one-sided signs on the walls; index sum 1";

    internal static CensusCertificate Of(List<CriticalPoint> points, List<CriticalDirection> directions)
    {
        var sum = points.Sum(p => p.Index * p.Multiplicity);
        return new(
            sum == 1,
            Count(CriticalPointKind.Minimum),
            Count(CriticalPointKind.Saddle),
            Count(CriticalPointKind.Maximum),
            sum,
            [.. directions.GroupBy(d => d.Chart.Loss.Cell.Name).Select(g => (g.Key, g.Count(d => d.Root is not null)))],
            RayReductionMethod);

        int Count(CriticalPointKind kind) => points.Where(p => p.Kind == kind).Sum(p => p.Multiplicity);
    }
}
