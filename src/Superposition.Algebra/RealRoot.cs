using System.Collections.Immutable;

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

    /// <summary>The root in an enclosure of width at most <paramref name="width"/>, by bisection.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not above 0.</exception>
    public RealRoot Refine(Rational width)
    {
        if (width.Sign <= 0)
            throw new ArgumentOutOfRangeException(nameof(width), width.ToString(), "the width of an enclosure is above 0");
        var (lower, upper) = (Enclosure.Lower, Enclosure.Upper);
        if (upper - lower <= width)
            return this;
        var signAtUpper = _squareFree.SignAt(upper);
        while (upper - lower > width)
        {
            var middle = (lower + upper) / 2;
            var sign = _squareFree.SignAt(middle);
            if (sign == 0)
                return new(_squareFree, middle);
            if (sign == signAtUpper)
                upper = middle;
            else
                lower = middle;
        }

        return new(_squareFree, new(lower, upper));
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
                var root = new RealRoot(squareFree, new(lower.At, upper.At));
                while (!root.Enclosure.IsPoint && (root.Enclosure.Lower == lower.At || root.Enclosure.Upper == upper.At))
                    root = root.Refine(root.Enclosure.Width / 2);
                roots.Add(root);
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
}
