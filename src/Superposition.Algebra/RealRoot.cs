using System.Collections.Immutable;
using System.Numerics;

namespace Superposition.Algebra;

/// <summary>A real root of a polynomial, given by an interval that contains it and no other root.</summary>
/// <remarks>Either the enclosure is the root itself, or the square-free part has opposite signs at its ends, which are no roots.</remarks>
public sealed record RealRoot
{
    private readonly UnivariatePolynomial _squareFree;

    private RealRoot(UnivariatePolynomial squareFree, RationalInterval enclosure)
    {
        _squareFree = squareFree;
        Enclosure = enclosure;
    }

    /// <summary>The isolating interval: the root lies strictly inside, or is the interval.</summary>
    public RationalInterval Enclosure { get; }

    /// <summary>All real roots in an open interval.</summary>
    /// <remarks>
    /// Guarantees:
    /// <list type="bullet">
    /// <item>complete: every real root of the polynomial in the open interval is listed (counted by a <see cref="SturmSequence"/>);</item>
    /// <item>each distinct root once, whatever its multiplicity;</item>
    /// <item>ordered from left to right; no two enclosures share a point, not even an end, and all lie inside the open interval;</item>
    /// <item>roots at the ends of the interval are not listed.</item>
    /// </list>
    /// </remarks>
    /// <exception cref="ArgumentException">The polynomial is 0, or the interval is empty.</exception>
    public static ImmutableArray<RealRoot> Isolate(UnivariatePolynomial polynomial, Rational lower, Rational upper)
    {
        if (polynomial.IsZero || lower >= upper)
            throw new ArgumentException($"cannot list the roots of {polynomial} in ({lower}, {upper})", nameof(polynomial));
        var squareFree = polynomial.SquareFreePart();
        foreach (var end in (ReadOnlySpan<Rational>)[lower, upper])
        {
            if (squareFree.SignAt(end) == 0)
                squareFree = squareFree.DivRem(new(-end, Rational.One)).Quotient.Primitive();
        }

        var roots = ImmutableArray.CreateBuilder<RealRoot>();
        if (squareFree.Degree > 0)
        {
            var sturm = new SturmSequence(squareFree);
            Bisect(squareFree, sturm, (lower, sturm.SignChanges(lower)), (upper, sturm.SignChanges(upper)), roots);
        }

        return roots.ToImmutable();
    }

    /// <summary>The root in an enclosure of width at most <paramref name="width"/>.</summary>
    /// <remarks>
    /// Quadratic interval refinement (Abbott, 2006): the secant picks one of 2^k equal parts; where the root is in it, k doubles, else the
    /// interval shrinks to the proper side and k halves. Every step is decided by exact signs.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The width is not above 0.</exception>
    public RealRoot Refine(Rational width)
    {
        if (width.Sign <= 0)
            throw new ArgumentOutOfRangeException(nameof(width), width.ToString(), "the width of an enclosure is above 0");
        var (lower, upper) = (Enclosure.Lower, Enclosure.Upper);
        var (atLower, atUpper) = (_squareFree.Evaluate(lower), _squareFree.Evaluate(upper));
        for (var k = 1; upper - lower > width;)
        {
            // No finer than the width asked for.
            var wanted = (int)((upper - lower) / width).Floor().GetBitLength();
            var parts = new Rational(BigInteger.One << Math.Min(k, wanted));
            var step = (upper - lower) / parts;
            var place = Rational.Min((atLower / (atLower - atUpper) * parts).Floor(), parts - Rational.One);
            var (left, right) = (lower + (step * place), lower + (step * (place + Rational.One)));
            var (atLeft, atRight) = (_squareFree.Evaluate(left), _squareFree.Evaluate(right));
            if (atLeft.IsZero || atRight.IsZero)
                return new(_squareFree, atLeft.IsZero ? left : right);
            if (atLeft.Sign != atLower.Sign)
                (upper, atUpper, k) = (left, atLeft, Math.Max(1, k / 2));
            else if (atRight.Sign != atUpper.Sign)
                (lower, atLower, k) = (right, atRight, Math.Max(1, k / 2));
            else
                (lower, atLower, upper, atUpper, k) = (left, atLeft, right, atRight, 2 * k);
        }

        return new(_squareFree, new(lower, upper));
    }

    /// <summary>The root as a rational number, where it is the simplest one of its enclosure; else null.</summary>
    /// <remarks>Found, then proven by evaluation. A rational root is always found once the enclosure is narrower than its denominator's inverse square.</remarks>
    public Rational? AsRational()
    {
        var candidate = Simplest(Enclosure.Lower, Enclosure.Upper);
        return _squareFree.SignAt(candidate) == 0 ? candidate : null;
    }

    /// <summary>The exact sign of another polynomial at this root.</summary>
    /// <remarks>Zero is proven by a common divisor with a root in the enclosure; otherwise the enclosure is refined until the sign shows.</remarks>
    public int SignOf(UnivariatePolynomial polynomial)
    {
        if (Enclosure.IsPoint)
            return polynomial.SignAt(Enclosure.Lower);
        var common = polynomial.IsZero ? _squareFree : polynomial.Gcd(_squareFree);
        if (common.SignAt(Enclosure.Lower) * common.SignAt(Enclosure.Upper) < 0)
            return 0;
        for (var root = this; ; root = root.Refine(root.Enclosure.Width / 1024))
        {
            if (root.Enclosure.IsPoint)
                return polynomial.SignAt(root.Enclosure.Lower);
            if (polynomial.Evaluate(root.Enclosure).Sign is { } sign and not 0)
                return sign;
        }
    }

    /// <summary>-1, 0 or 1 as this root is below, equal to or above another, also of another polynomial; exact.</summary>
    /// <remarks>Equality is proven: the other polynomial vanishes here, and this root lies inside the interval that isolates the other.</remarks>
    public int ComparePosition(RealRoot other)
    {
        if (other.Enclosure.IsPoint)
            return SignOf(new(-other.Enclosure.Lower, Rational.One));
        if (Enclosure.IsPoint)
            return -other.SignOf(new(-Enclosure.Lower, Rational.One));
        var isCommon = SignOf(other._squareFree) == 0;
        for (var (a, b) = (this, other); ;)
        {
            if (a.Enclosure.Upper < b.Enclosure.Lower)
                return -1;
            if (a.Enclosure.Lower > b.Enclosure.Upper)
                return 1;
            if (isCommon && a.Enclosure.Lower >= other.Enclosure.Lower && a.Enclosure.Upper <= other.Enclosure.Upper)
                return 0;
            a = a.Enclosure.IsPoint ? a : a.Refine(a.Enclosure.Width / 16);
            if (!isCommon)
                b = b.Enclosure.IsPoint ? b : b.Refine(b.Enclosure.Width / 16);
        }
    }

    private static void Bisect(
        UnivariatePolynomial squareFree,
        SturmSequence sturm,
        (Rational At, int SignChanges) lower,
        (Rational At, int SignChanges) upper,
        ImmutableArray<RealRoot>.Builder roots)
    {
        switch (lower.SignChanges - upper.SignChanges)
        {
            case 0:
                return;
            case 1:
                // An end may be shared with a neighbour, or be a root that was divided out: move both inwards.
                var enclosure = Approach(squareFree, lower.At, upper.At);
                if (!enclosure.IsPoint && enclosure.Upper == upper.At)
                    enclosure = Approach(squareFree, upper.At, enclosure.Lower);
                roots.Add(new(squareFree, enclosure));
                return;
            default:
                var middle = (lower.At + upper.At) / 2;
                if (squareFree.SignAt(middle) == 0)
                {
                    // The middle is a root: list it exactly, and search the two sides of the polynomial without it.
                    var rest = squareFree.DivRem(new(-middle, Rational.One)).Quotient.Primitive();
                    var sequence = new SturmSequence(rest);
                    var at = (middle, sequence.SignChanges(middle));
                    Bisect(rest, sequence, (lower.At, sequence.SignChanges(lower.At)), at, roots);
                    roots.Add(new(squareFree, middle));
                    Bisect(rest, sequence, at, (upper.At, sequence.SignChanges(upper.At)), roots);
                    return;
                }

                var half = (middle, sturm.SignChanges(middle));
                Bisect(squareFree, sturm, lower, half, roots);
                Bisect(squareFree, sturm, half, upper, roots);
                return;
        }
    }

    /// <summary>
    /// An interval around the only root between <paramref name="from"/> and <paramref name="to"/> that does not touch <paramref name="from"/>:
    /// the distance from there is found up to a factor of 2, however small it is, by bisection of its exponent.
    /// </summary>
    private static RationalInterval Approach(UnivariatePolynomial squareFree, Rational from, Rational to)
    {
        var sign = squareFree.SignAt(from);
        Rational At(int exponent) => from + ((to - from) / new Rational(BigInteger.One << exponent));
        var (beyond, before) = (0, 1);
        for (; squareFree.SignAt(At(before)) is var s && s != sign; before *= 2)
        {
            if (s == 0)
                return At(before);
            beyond = before;
        }

        while (before - beyond > 1)
        {
            var middle = (before + beyond) / 2;
            var s = squareFree.SignAt(At(middle));
            if (s == 0)
                return At(middle);
            (beyond, before) = s == sign ? (beyond, middle) : (middle, before);
        }

        return new(Rational.Min(At(before), At(beyond)), Rational.Max(At(before), At(beyond)));
    }

    /// <summary>The number with the smallest denominator in [lower, upper], by continued fractions.</summary>
    private static Rational Simplest(Rational lower, Rational upper)
    {
        Rational floor = lower.Floor();
        if (floor == lower)
            return floor;
        if (floor + Rational.One <= upper)
            return floor + Rational.One;
        return floor + Simplest((upper - floor).Reciprocal(), (lower - floor).Reciprocal()).Reciprocal();
    }
}
