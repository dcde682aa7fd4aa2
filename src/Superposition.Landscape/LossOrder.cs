using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>Decides which of two critical points has the lower loss; always, and exactly.</summary>
/// <remarks>
/// The loss is L_0 - lambda, where lambda = A^2/B in the point's direction is an algebraic number: a root of the polynomial of
/// <see cref="DepthPolynomial"/>. Enclosures tell most of them apart; the rest are compared as roots of polynomials, which is exact.
/// </remarks>
internal static class LossOrder
{
    /// <summary>Precisions at which enclosures are tried before the exact comparison, which costs a hundred times more.</summary>
    private static readonly int[] Precisions = [96, 384];

    private static readonly Variable Lambda = new("lambda");

    /// <summary>-1, 0 or 1 as the loss of the first is below, equal to or above that of the second.</summary>
    /// <param name="first">A critical direction.</param>
    /// <param name="second">Another one of the same model, so that L_0 is the same.</param>
    public static int Compare(CriticalDirection first, CriticalDirection second)
    {
        foreach (var bits in Precisions)
        {
            var (a, b) = (Depth(first, bits), Depth(second, bits));
            if (!a.Overlaps(b))
                return a.Lower > b.Upper ? -1 : 1;
            if (a.IsPoint && b.IsPoint)
                return 0;
        }

        return DepthRoot(second).ComparePosition(DepthRoot(first));
    }

    /// <summary>A polynomial with the root lambda: res_t(N, A^2 - lambda B), which vanishes where a root t of N has A^2 = lambda B.</summary>
    /// <remarks>Common roots of A and B are divided out of N: there A^2 = lambda B for every lambda. In [0, 1] there are none, since B is positive.</remarks>
    internal static UnivariatePolynomial DepthPolynomial(CriticalDirection direction)
    {
        if (direction.Exact is not null)
            return new(-Depth(direction, Precisions[0]).Lower, Rational.One);
        var (a, b, n, t) = (direction.Chart.A, direction.Chart.B, direction.Chart.N.SquareFreePart(), RayFamily.Direction);
        n = n.DivRem(n.Gcd(a.Gcd(b))).Quotient;
        var condition = (a * a).ToLaurent(t) - (b.ToLaurent(t) * Lambda);
        return UnivariatePolynomial.From(Resultant.Of(n.ToLaurent(t), condition, t), Lambda);
    }

    /// <summary>lambda as a root of its polynomial: narrowed until it meets the enclosure of one root only, which it then is.</summary>
    private static RealRoot DepthRoot(CriticalDirection direction)
    {
        var depth = Depth(direction, Precisions[^1]);
        var roots = RealRoot.Isolate(DepthPolynomial(direction), Rational.Zero, depth.Upper + Rational.One);
        for (var bits = 2 * Precisions[^1]; roots.Count(r => r.Enclosure.Overlaps(depth)) > 1; bits *= 2)
            depth = Depth(direction, bits);
        return roots.Single(r => r.Enclosure.Overlaps(depth));
    }

    /// <summary>lambda = A^2/B, exact on a wall, else from an enclosure of t whose width is about 2^-bits of its distances from 0 and 1.</summary>
    private static RationalInterval Depth(CriticalDirection direction, int bits)
    {
        var t = direction.Exact is { } wall ? wall : direction.RefinedRoot(bits).Enclosure;
        return direction.Chart.A.Evaluate(t).Pow(2) / direction.Chart.B.Evaluate(t);
    }
}
