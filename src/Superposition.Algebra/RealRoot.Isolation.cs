using System.Collections.Immutable;
using System.Numerics;

namespace Superposition.Algebra;

/// <content>The isolation of all real roots in an interval.</content>
public sealed partial record RealRoot
{
    /// <summary>Bisections after which a polynomial is suspected to have a multiple root.</summary>
    private const int DepthOfSuspicion = 48;

    /// <summary>All real roots in an open interval.</summary>
    /// <remarks>
    /// Guarantees:
    /// <list type="bullet">
    /// <item>complete: every real root of the polynomial in the open interval is listed;</item>
    /// <item>each distinct root once, whatever its multiplicity;</item>
    /// <item>ordered from left to right; no two enclosures share a point, not even an end, and all lie inside the open interval;</item>
    /// <item>roots at the ends of the interval are not listed.</item>
    /// </list>
    /// By Descartes' rule in Bernstein's basis: the number of roots in an interval, counted with multiplicity, is at most the number v of sign
    /// changes of the Bernstein coefficients there, and equal to it where v is 0 or 1; other intervals are halved (Collins and Akritas, 1976;
    /// Lane and Riesenfeld, 1981). For a square-free polynomial this ends, by the theorem of the three circles; one that does not end soon is
    /// replaced by its square-free part.
    /// </remarks>
    /// <exception cref="ArgumentException">The polynomial is 0, or the interval is empty.</exception>
    public static ImmutableArray<RealRoot> Isolate(UnivariatePolynomial polynomial, Rational lower, Rational upper)
    {
        if (polynomial.IsZero || lower >= upper)
            throw new ArgumentException($"cannot list the roots of {polynomial} in ({lower}, {upper})", nameof(polynomial));
        var interval = new RationalInterval(lower, upper);
        return IsolateSimple(polynomial, interval, DepthOfSuspicion) ?? IsolateSimple(polynomial.SquareFreePart(), interval, int.MaxValue)!.Value;
    }

    /// <summary>The roots, or null where the intervals do not come apart within a number of bisections.</summary>
    private static ImmutableArray<RealRoot>? IsolateSimple(UnivariatePolynomial polynomial, RationalInterval interval, int depth)
    {
        var roots = ImmutableArray.CreateBuilder<RealRoot>();
        var bernstein = BernsteinBasis.Coefficients(polynomial.OnUnitInterval(interval.Lower, interval.Upper));
        return Search(bernstein, interval, depth) ? roots.ToImmutable() : null;

        bool Search(BigInteger[] b, RationalInterval part, int left)
        {
            switch (BernsteinBasis.SignChanges(b))
            {
                case 0:
                    return true;
                case 1:
                    roots.Add(new(polynomial, Inside(polynomial, part, b.First(c => !c.IsZero).Sign)));
                    return true;
            }

            if (left == 0)
                return false;
            var (below, above) = BernsteinBasis.Halves(b);
            var middle = part.Midpoint;
            if (!Search(below, new(part.Lower, middle), left - 1))
                return false;
            if (above[0].IsZero)
                roots.Add(new(polynomial, middle));
            return Search(above, new(middle, part.Upper), left - 1);
        }
    }

    /// <summary>An interval around the only root inside another that touches neither of its ends, which may be roots or belong to neighbours too.</summary>
    private static RationalInterval Inside(UnivariatePolynomial polynomial, RationalInterval part, int signBelow)
    {
        var enclosure = Approach(polynomial, part.Lower, part.Upper, signBelow);
        return enclosure.IsPoint || enclosure.Upper < part.Upper ? enclosure : Approach(polynomial, part.Upper, enclosure.Lower, -signBelow);
    }

    /// <summary>
    /// An interval around the only root between <paramref name="from"/> and <paramref name="to"/> that does not touch <paramref name="from"/>:
    /// the distance from there is found up to a factor of 2, however small it is, by bisection of its exponent.
    /// </summary>
    private static RationalInterval Approach(UnivariatePolynomial polynomial, Rational from, Rational to, int sign)
    {
        Rational At(int exponent) => from + (to - from).ShiftLeft(-exponent);
        var (beyond, before) = (0, 1);
        for (; polynomial.SignAt(At(before)) is var s && s != sign; before *= 2)
        {
            if (s == 0)
                return At(before);
            beyond = before;
        }

        while (before - beyond > 1)
        {
            var middle = (before + beyond) / 2;
            var s = polynomial.SignAt(At(middle));
            if (s == 0)
                return At(middle);
            (beyond, before) = s == sign ? (beyond, middle) : (middle, before);
        }

        return new(Rational.Min(At(before), At(beyond)), Rational.Max(At(before), At(beyond)));
    }
}
