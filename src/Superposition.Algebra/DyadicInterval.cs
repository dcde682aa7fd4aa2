using System.Numerics;

namespace Superposition.Algebra;

/// <summary>
/// A closed interval whose ends are integers times 2^e, kept to a number of significant bits; its operations contain every result of the
/// operation on members.
/// </summary>
/// <remarks>
/// Each operation rounds outward, by at most a unit in the last of the <see cref="Bits"/> bits of the larger end. So numbers stay short, where
/// those of a <see cref="RationalInterval"/> grow with every operation. <c>default</c> is [0, 0] with no bits: do not compute with it.
/// </remarks>
public readonly record struct DyadicInterval
{
    private readonly BigInteger _lower;
    private readonly BigInteger _upper;
    private readonly int _exponent;

    private DyadicInterval(BigInteger lower, BigInteger upper, int exponent, int bits)
    {
        var excess = (int)Math.Max(lower.GetBitLength(), upper.GetBitLength()) - bits;
        if (excess > 0)
            (lower, upper, exponent) = (lower >> excess, -(-upper >> excess), exponent + excess);
        (_lower, _upper, _exponent, Bits) = (lower, upper, exponent, bits);
    }

    /// <summary>The significant bits that results keep.</summary>
    public int Bits { get; }

    /// <summary>The sign that all members share, or null where they differ in sign.</summary>
    public int? Sign => _lower.Sign == _upper.Sign ? _lower.Sign : null;

    /// <summary>The opposite members.</summary>
    public static DyadicInterval operator -(DyadicInterval value) => new(-value._upper, -value._lower, value._exponent, value.Bits);

    /// <summary>All sums.</summary>
    public static DyadicInterval operator +(DyadicInterval left, DyadicInterval right)
    {
        var exponent = Math.Min(left._exponent, right._exponent);
        var (a, b) = (left._exponent - exponent, right._exponent - exponent);
        return new((left._lower << a) + (right._lower << b), (left._upper << a) + (right._upper << b), exponent, Math.Max(left.Bits, right.Bits));
    }

    /// <summary>All differences.</summary>
    public static DyadicInterval operator -(DyadicInterval left, DyadicInterval right) => left + -right;

    /// <summary>All products.</summary>
    public static DyadicInterval operator *(DyadicInterval left, DyadicInterval right)
    {
        var (exponent, bits) = (left._exponent + right._exponent, Math.Max(left.Bits, right.Bits));
        if (left._lower.Sign >= 0 && right._lower.Sign >= 0)
            return new(left._lower * right._lower, left._upper * right._upper, exponent, bits);
        BigInteger a = left._lower * right._lower, b = left._lower * right._upper, c = left._upper * right._lower, d = left._upper * right._upper;
        return new(BigInteger.Min(BigInteger.Min(a, b), BigInteger.Min(c, d)), BigInteger.Max(BigInteger.Max(a, b), BigInteger.Max(c, d)), exponent, bits);
    }

    /// <summary>All quotients.</summary>
    /// <exception cref="DivideByZeroException">The divisor contains 0.</exception>
    public static DyadicInterval operator /(DyadicInterval left, DyadicInterval right)
    {
        if (right.Sign is null or 0)
            throw new DivideByZeroException($"the interval {right} contains 0");

        // Both are negated where the divisor is below 0, and shifted so far that the quotients have the bits wanted.
        var isNegative = right._upper.Sign < 0;
        var (a, b) = isNegative ? (-left._upper, -left._lower) : (left._lower, left._upper);
        var (c, d) = isNegative ? (-right._upper, -right._lower) : (right._lower, right._upper);
        var bits = Math.Max(left.Bits, right.Bits);
        var shift = Math.Max(0, bits + 1 + (int)(d.GetBitLength() - Math.Max(a.GetBitLength(), b.GetBitLength())));
        var lower = FloorOfQuotient(a << shift, a.Sign < 0 ? c : d);
        var upper = -FloorOfQuotient(-b << shift, b.Sign < 0 ? d : c);
        return new(lower, upper, left._exponent - right._exponent - shift, bits);
    }

    /// <summary>The interval that contains one integer, or its neighbourhood where it has more bits.</summary>
    public static DyadicInterval Exactly(BigInteger value, int bits) => new(value, value, 0, bits);

    /// <summary>The smallest interval of this kind around another.</summary>
    public static DyadicInterval Around(RationalInterval interval, int bits)
    {
        var (lower, upper) = (interval.Lower, interval.Upper);
        var length = Math.Max(Length(lower), Length(upper));
        var shift = (int)(bits + 1 - length);
        return new(lower.ShiftLeft(shift).Floor(), -(-upper).ShiftLeft(shift).Floor(), -shift, bits);

        static long Length(Rational value) => value.Numerator.GetBitLength() - value.Denominator.GetBitLength();
    }

    /// <summary>All square roots.</summary>
    /// <exception cref="ArithmeticException">Every member is negative. Where only some are, those are left out.</exception>
    public DyadicInterval Sqrt()
    {
        if (_upper.Sign < 0)
            throw new ArithmeticException($"no member of the interval {this} has a real square root");
        var lower = BigInteger.Max(_lower, BigInteger.Zero);
        var shift = Math.Max(0, (2 * Bits) + 2 - (int)_upper.GetBitLength());
        shift += (_exponent - shift) & 1;
        var square = _upper << shift;
        var upper = Integers.FloorOfSquareRoot(square);
        return new(Integers.FloorOfSquareRoot(lower << shift), upper * upper < square ? upper + 1 : upper, (_exponent - shift) / 2, Bits);
    }

    /// <summary>All members times 2^<paramref name="places"/>, exact.</summary>
    public DyadicInterval ShiftLeft(int places) => new(_lower, _upper, _exponent + places, Bits);

    /// <summary>Whether the width is at most 2^-<paramref name="bits"/> of every member in absolute value, as that of [0, 0] is.</summary>
    public bool IsRelativelyNarrow(int bits) =>
        (_upper - _lower) << bits <= BigInteger.Min(BigInteger.Abs(_lower), BigInteger.Abs(_upper)) && (Sign is not null);

    /// <summary>The same interval with its ends as rational numbers.</summary>
    public RationalInterval ToRational() => new(((Rational)_lower).ShiftLeft(_exponent), ((Rational)_upper).ShiftLeft(_exponent));

    /// <inheritdoc/>
    public override string ToString() => ToRational().ToString();

    private static BigInteger FloorOfQuotient(BigInteger numerator, BigInteger denominator)
    {
        var quotient = BigInteger.DivRem(numerator, denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
