using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>A critical point other than the origin with the enclosure of its direction.</summary>
/// <param name="Cell">The number of the cell whose coordinate t states the direction: for a wall the cell on its clockwise side.</param>
/// <param name="Direction">t: exactly 0 for a wall, else an interval inside (0, 1) with one root of N strictly inside.</param>
/// <param name="Point">The point, in enclosures that follow from the direction.</param>
public sealed record CriticalPointEvidence(int Cell, RationalInterval Direction, CriticalPoint Point)
{
    /// <summary>The point of a direction that is known to 2^-bits of its distances from 0 and 1; null where that says nothing of its radius.</summary>
    internal static CriticalPointEvidence? Of(CriticalDirection direction, int cell, CriticalPoint point, int bits)
    {
        var chart = direction.Chart;
        var t = direction.Exact is { } wall ? wall : Around(direction.RefinedRoot(bits).Enclosure, bits);
        RationalInterval a = Bounds(chart.A, t), b = Bounds(chart.B, t);
        if (a.Lower.Sign <= 0 || b.Lower.Sign <= 0)
            return null;
        var square = a / b;
        var radius = DyadicInterval.Around(square, bits).Sqrt().ToRational();
        return new(
            cell,
            t,
            point with
            {
                W1 = Short(radius * chart.W1.Evaluate(t), bits),
                W2 = Short(radius * chart.W2.Evaluate(t), bits),
                Loss = Short(chart.LossAtOrigin - (square * a), bits),
            });
    }

    /// <summary>Whether each enclosure is at most 2^-bits of its number wide.</summary>
    internal bool IsNarrow(int bits) => new[] { Point.W1, Point.W2, Point.Loss }.All(e =>
        e.IsPoint || (e.Sign is not null && e.Width.ShiftLeft(bits) <= Rational.Min(e.Lower.Abs(), e.Upper.Abs())));

    /// <summary>Bounds of f(t), t &gt;= 0, from its terms, each of which is monotonic.</summary>
    private static RationalInterval Bounds(UnivariatePolynomial f, RationalInterval t) =>
        f.Coefficients.Select((c, k) => c * t.Pow(k)).Aggregate(RationalInterval.Zero, (sum, term) => sum + term);

    /// <summary>The enclosure itself, or an interval around an exactly known root, so that it lies strictly inside.</summary>
    private static RationalInterval Around(RationalInterval root, int bits)
    {
        if (!root.IsPoint)
            return root;
        var half = Rational.Min(root.Lower, Rational.One - root.Lower).ShiftLeft(-bits);
        return new(root.Lower - half, root.Upper + half);
    }

    /// <summary>An enclosure with short ends; a number that is exactly known stays.</summary>
    private static RationalInterval Short(RationalInterval enclosure, int bits) => enclosure.IsPoint ? enclosure : DyadicInterval.Around(enclosure, bits).ToRational();
}
