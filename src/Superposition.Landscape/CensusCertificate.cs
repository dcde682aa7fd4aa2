using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>Why a census is complete, and its counts over the whole plane.</summary>
/// <param name="IsComplete">Whether the recount of roots agrees with the list in every cell, and the index sum is 1.</param>
/// <param name="Minima">Minima of the whole plane, W and -W both counted.</param>
/// <param name="Saddles">Saddles of the whole plane.</param>
/// <param name="Maxima">Maxima of the whole plane.</param>
/// <param name="IndexSum">The sum of the indices; 1 for a loss that grows to infinity in every direction (Poincare-Hopf).</param>
/// <param name="RootCounts">For each cell its name and the number of critical directions inside it, also where that is 0.</param>
/// <param name="Method">How completeness was shown.</param>
/// <remarks>
/// The recount does not use the isolated roots but to compare with them: in each cell the roots of N that lie on the bounding rays are divided
/// out, a fresh <see cref="SturmSequence"/> counts the rest in (0, 1), the listed enclosures must lie there, be disjoint and as many, and N
/// without its multiple factors must change sign across each or vanish on it. The index sum is a test of consistency only: signs around a circle
/// alternate, so a minimum and a saddle missed together would not show in it.
/// </remarks>
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
        "ray reduction L = L0 - 2 A r^2 + B r^4 in each cell with A, B > 0 proven; the roots of N = 2 A' B - A B' in each open cell isolated, and recounted "
        + "by a Sturm sequence; exact one-sided signs on the walls; index sum 1 as a test of consistency";

    internal static CensusCertificate Of(List<CriticalPoint> points, List<CriticalDirection> directions, ImmutableArray<RayReduction> charts)
    {
        var sum = points.Sum(p => p.Index * p.Multiplicity);
        var isConfirmed = charts.All(chart => IsConfirmed(chart, [.. directions.Where(d => d.Chart == chart && d.Root is not null).Select(d => d.Root!.Enclosure)]));
        return new(
            isConfirmed && sum == 1,
            Count(CriticalPointKind.Minimum),
            Count(CriticalPointKind.Saddle),
            Count(CriticalPointKind.Maximum),
            sum,
            [.. charts.Select(c => (c.Loss.Cell.Name, directions.Count(d => d.Chart == c && d.Root is not null)))],
            RayReductionMethod);

        int Count(CriticalPointKind kind) => points.Where(p => p.Kind == kind).Sum(p => p.Multiplicity);
    }

    /// <summary>Whether the enclosures hold one root of N each, and N has no others in (0, 1).</summary>
    internal static bool IsConfirmed(RayReduction chart, ImmutableArray<RationalInterval> enclosures)
    {
        var n = chart.N.Primitive();
        foreach (var end in new[] { Rational.Zero, Rational.One })
        {
            while (n.SignAt(end) == 0)
                n = n.DivRem(new(-end, Rational.One)).Quotient;
        }

        var sturm = new SturmSequence(n);
        var simple = n.DivRem(sturm.CommonDivisor).Quotient;
        var areInside = enclosures.All(e => e.Lower.Sign > 0 && e.Upper < Rational.One);
        var areApart = enclosures.Zip(enclosures.Skip(1)).All(pair => pair.First.Upper < pair.Second.Lower);
        var holdRoots = enclosures.All(e => e.IsPoint ? simple.SignAt(e.Lower) == 0 : simple.SignAt(e.Lower) * simple.SignAt(e.Upper) < 0);
        return areInside && areApart && holdRoots && sturm.CountRoots(Rational.Zero, Rational.One) == enclosures.Length;
    }
}
