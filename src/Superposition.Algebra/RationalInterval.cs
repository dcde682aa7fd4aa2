namespace Superposition.Algebra;

/// <summary>A closed interval [Lower, Upper] with rational ends; its operations contain every result of the operation on members.</summary>
/// <remarks><c>default</c> is [0, 0]. All operations are exact at the ends; only <see cref="Sqrt"/> and <see cref="Widen"/> round, outward.</remarks>
public readonly record struct RationalInterval
{
    /// <summary>The interval from <paramref name="lower"/> to <paramref name="upper"/>, both included.</summary>
    /// <exception cref="ArgumentException">The lower end is above the upper end.</exception>
    public RationalInterval(Rational lower, Rational upper)
    {
        if (lower > upper)
            throw new ArgumentException($"the interval [{lower}, {upper}] is empty", nameof(lower));
        Lower = lower;
        Upper = upper;
    }

    /// <summary>The interval that contains 0 alone.</summary>
    public static RationalInterval Zero => default;

    /// <summary>The lower end.</summary>
    public Rational Lower { get; }

    /// <summary>The upper end.</summary>
    public Rational Upper { get; }

    /// <summary>Upper - Lower.</summary>
    public Rational Width => Upper - Lower;

    /// <summary>Half the sum of the ends.</summary>
    public Rational Midpoint => (Lower + Upper) / 2;

    /// <summary>Whether the interval is a single number.</summary>
    public bool IsPoint => Lower == Upper;

    /// <summary>The sign that all members share, or null where they differ in sign.</summary>
    public int? Sign => Lower.Sign == Upper.Sign ? Lower.Sign : null;

    /// <summary>The interval that contains one number.</summary>
    public static implicit operator RationalInterval(Rational value) => new(value, value);

    /// <summary>The opposite members.</summary>
    public static RationalInterval operator -(RationalInterval value) => new(-value.Upper, -value.Lower);

    /// <summary>All sums.</summary>
    public static RationalInterval operator +(RationalInterval left, RationalInterval right) => new(left.Lower + right.Lower, left.Upper + right.Upper);

    /// <summary>All differences.</summary>
    public static RationalInterval operator -(RationalInterval left, RationalInterval right) => left + -right;

    /// <summary>All products.</summary>
    public static RationalInterval operator *(RationalInterval left, RationalInterval right)
    {
        if (left.IsPoint && right.IsPoint)
            return left.Lower * right.Lower;
        Rational a = left.Lower * right.Lower, b = left.Lower * right.Upper, c = left.Upper * right.Lower, d = left.Upper * right.Upper;
        return new(Rational.Min(Rational.Min(a, b), Rational.Min(c, d)), Rational.Max(Rational.Max(a, b), Rational.Max(c, d)));
    }

    /// <summary>All quotients.</summary>
    /// <exception cref="DivideByZeroException">The divisor contains 0.</exception>
    public static RationalInterval operator /(RationalInterval left, RationalInterval right) => left * right.Reciprocal();

    /// <summary>Whether the number lies between the ends, both included.</summary>
    public bool Contains(Rational value) => Lower <= value && value <= Upper;

    /// <summary>Whether the two intervals have a number in common.</summary>
    public bool Overlaps(RationalInterval other) => Lower <= other.Upper && other.Lower <= Upper;

    /// <summary>All reciprocals.</summary>
    /// <exception cref="DivideByZeroException">The interval contains 0.</exception>
    public RationalInterval Reciprocal() => Sign is null or 0
        ? throw new DivideByZeroException($"the interval [{Lower}, {Upper}] contains 0")
        : new(Upper.Reciprocal(), Lower.Reciprocal());

    /// <summary>All powers x^exponent of members x (not products of independent members).</summary>
    /// <exception cref="DivideByZeroException">The exponent is negative and the interval contains 0.</exception>
    public RationalInterval Pow(int exponent)
    {
        if (exponent < 0)
            return Reciprocal().Pow(checked(-exponent));
        var (a, b) = (Lower.Pow(exponent), Upper.Pow(exponent));
        if (exponent % 2 == 1 || Lower.Sign >= 0)
            return new(a, b);
        return Upper.Sign <= 0 ? new(b, a) : new(exponent == 0 ? Rational.One : Rational.Zero, Rational.Max(a, b));
    }

    /// <summary>An interval with dyadic ends that contains all square roots; each end is off by at most 2^-bits.</summary>
    /// <exception cref="ArithmeticException">A member is negative.</exception>
    public RationalInterval Sqrt(int bits)
    {
        if (Lower.Sign < 0)
            throw new ArithmeticException($"the interval [{Lower}, {Upper}] has members without a real square root");
        var lower = Integers.FloorOfSquareRoot(Lower.ShiftLeft(2 * bits).Floor());
        var square = -(-Upper.ShiftLeft(2 * bits)).Floor();
        var upper = Integers.FloorOfSquareRoot(square);
        if (upper * upper < square)
            upper += 1;
        return new(((Rational)lower).ShiftLeft(-bits), ((Rational)upper).ShiftLeft(-bits));
    }

    /// <summary>The smallest interval around this one whose ends are multiples of 2^-bits.</summary>
    public RationalInterval Widen(int bits) => new(
        ((Rational)Lower.ShiftLeft(bits).Floor()).ShiftLeft(-bits), ((Rational)(-(-Upper.ShiftLeft(bits)).Floor())).ShiftLeft(-bits));

    /// <inheritdoc/>
    public override string ToString() => $"[{Lower}, {Upper}]";

}
