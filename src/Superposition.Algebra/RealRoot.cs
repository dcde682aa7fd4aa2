using System.Numerics;

namespace Superposition.Algebra;

/// <summary>A real root of a polynomial, given by an interval that contains it and no other root.</summary>
/// <remarks>Either the enclosure is the root itself, or the root is simple and the polynomial has opposite signs at the ends, which are no roots.</remarks>
public sealed partial record RealRoot
{
    private readonly UnivariatePolynomial _polynomial;

    private RealRoot(UnivariatePolynomial polynomial, RationalInterval enclosure)
    {
        _polynomial = polynomial;
        Enclosure = enclosure;
    }

    /// <summary>The isolating interval: the root lies strictly inside, or is the interval.</summary>
    public RationalInterval Enclosure { get; }

    /// <summary>The root in an enclosure of width at most <paramref name="width"/>.</summary>
    /// <remarks>
    /// Quadratic interval refinement (Abbott, 2006), on the grids of 2^m equal parts of the enclosure: the secant predicts the part of a grid
    /// 2^k times finer that holds the root; where exact signs confirm it, k doubles, else k halves, down to bisection. The ends of the result
    /// are on the grid, so they stay short.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The width is not above 0.</exception>
    public RealRoot Refine(Rational width)
    {
        if (width.Sign <= 0)
            throw new ArgumentOutOfRangeException(nameof(width), width.ToString(), "the width of an enclosure is above 0");
        if (Enclosure.Width <= width)
            return this;
        var levels = (int)(-(-(Enclosure.Width / width)).Floor() - 1).GetBitLength();
        var grid = new GridValues(_polynomial.OnUnitInterval(Enclosure.Lower, Enclosure.Upper));
        var (level, place) = (0, BigInteger.Zero);
        var (atLower, atUpper) = (grid.At(0, 0), grid.At(1, 0));
        for (var k = 1; level < levels;)
        {
            k = Math.Min(k, levels - level);
            (level, place, atLower, atUpper) = (level + k, place << k, atLower << (k * grid.Degree), atUpper << (k * grid.Degree));
            var last = place + (BigInteger.One << k);

            // One of the middle points next to the secant's zero, then the neighbour on the side of the root.
            var guess = BigInteger.Min(BigInteger.Max(place + (((last - place) * BigInteger.Abs(atLower)) / BigInteger.Abs(atLower - atUpper)), place + 1), last - 1);
            var atGuess = grid.At(guess, level);
            if (atGuess.IsZero)
                return new(_polynomial, GridValues.Point(Enclosure, guess, level));
            var isBelow = atGuess.Sign == atLower.Sign;
            var neighbour = isBelow ? guess + 1 : guess - 1;
            var atNeighbour = neighbour == last ? atUpper : neighbour == place ? atLower : grid.At(neighbour, level);
            if (atNeighbour.IsZero)
                return new(_polynomial, GridValues.Point(Enclosure, neighbour, level));
            if (atNeighbour.Sign != atGuess.Sign)
            {
                (place, atLower, atUpper) = isBelow ? (guess, atGuess, atNeighbour) : (neighbour, atNeighbour, atGuess);
                k *= 2;
            }
            else
            {
                // Back to the coarser grid, where the last two values belong to no point.
                (level, place, atLower, atUpper) = (level - k, place >> k, atLower >> (k * grid.Degree), atUpper >> (k * grid.Degree));
                k = Math.Max(1, k / 2);
            }
        }

        return new(_polynomial, new(GridValues.Point(Enclosure, place, level), GridValues.Point(Enclosure, place + 1, level)));
    }

    /// <summary>The root as a rational number; null exactly where it is irrational.</summary>
    /// <remarks>
    /// The denominator of a rational root divides the leading coefficient q of the polynomial with coprime integer coefficients. So q times it is
    /// an integer, the only one in an enclosure narrower than 1/q, and evaluation decides.
    /// </remarks>
    public Rational? AsRational()
    {
        if (Enclosure.IsPoint)
            return Enclosure.Lower;
        var leading = _polynomial.Primitive().Leading.Abs();
        var narrow = Refine((leading * 2).Reciprocal()).Enclosure;
        if (narrow.IsPoint)
            return narrow.Lower;
        var candidate = (Rational)(narrow.Upper * leading).Floor() / leading;
        return narrow.Contains(candidate) && _polynomial.SignAt(candidate) == 0 ? candidate : null;
    }

    /// <summary>The exact sign of another polynomial at this root.</summary>
    /// <remarks>A sign other than 0 shows on a narrow enclosure; zero is proven by a common divisor with a root in the enclosure.</remarks>
    public int SignOf(UnivariatePolynomial polynomial)
    {
        const int attemptsBeforeDivisor = 3;
        var root = this;
        for (var attempt = 0; ; attempt++)
        {
            if (root.Enclosure.IsPoint)
                return polynomial.SignAt(root.Enclosure.Lower);
            var bits = (int)root.Enclosure.Upper.Denominator.GetBitLength() + 64;
            if (polynomial.Evaluate(DyadicInterval.Around(root.Enclosure, bits)).Sign is { } sign and not 0)
                return sign;
            if (attempt == attemptsBeforeDivisor)
            {
                var common = polynomial.IsZero ? _polynomial : polynomial.Gcd(_polynomial);
                if (common.SignAt(Enclosure.Lower) * common.SignAt(Enclosure.Upper) < 0)
                    return 0;
            }

            root = root.Refine(root.Enclosure.Width / 1024);
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
        var isCommon = SignOf(other._polynomial) == 0;
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

    /// <summary>Values of sum q_k y^k at the points y = place/2^level of [0, 1], times 2^(level degree).</summary>
    private readonly record struct GridValues(BigInteger[] Coefficients)
    {
        public int Degree => Coefficients.Length - 1;

        public BigInteger At(BigInteger place, int level)
        {
            var value = Coefficients[Degree];
            for (var k = Degree - 1; k >= 0; k--)
                value = (value * place) + (Coefficients[k] << (level * (Degree - k)));
            return value;
        }

        public static Rational Point(RationalInterval interval, BigInteger place, int level) =>
            interval.Lower + (interval.Width * ((Rational)place).ShiftLeft(-level));
    }
}
