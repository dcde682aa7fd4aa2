using System.Numerics;

namespace Superposition.Algebra;

/// <content>The field operations, exact at every size.</content>
public readonly partial struct Rational
{
    /// <summary>The number itself.</summary>
    public static Rational operator +(Rational value) => value;

    /// <summary>The opposite number.</summary>
    public static Rational operator -(Rational value) =>
        value._big is null
            ? new(-value._numerator, value.SmallDenominator)
            : new(new BigFraction(-value._big.Numerator, value._big.Denominator));

    /// <summary>a/b + c/d, by Henrici's rule: with g = gcd(b, d) only factors of g can cancel (Knuth, TAOCP 2, section 4.5.1).</summary>
    public static Rational operator +(Rational left, Rational right)
    {
        if (left._big is null && right._big is null)
        {
            long b1 = left.SmallDenominator, d1 = right.SmallDenominator;
            var g = b1 == 1 || d1 == 1 ? 1 : (long)Gcd((ulong)b1, (ulong)d1);
            if (IsSmallProduct(left._numerator, d1 / g, out var first) && IsSmallProduct(right._numerator, b1 / g, out var second) && IsSmallSum(first, second, out var sum))
            {
                var common = g == 1 ? 1 : (long)Gcd((ulong)Math.Abs(sum % g), (ulong)g);
                if (IsSmallProduct(b1 / g, d1 / common, out var denominator))
                    return new(sum / common, denominator);
            }
        }

        var (a, b, c, d) = (left.Numerator, left.Denominator, right.Numerator, right.Denominator);
        return b.IsOne && d.IsOne ? FromReduced(a + c, BigInteger.One) : new((a * d) + (c * b), b * d);
    }

    /// <summary>The difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + -right;

    /// <summary>The product; common factors are removed crosswise before multiplying.</summary>
    public static Rational operator *(Rational left, Rational right)
    {
        if (left._big is null && right._big is null)
        {
            long b1 = left.SmallDenominator, d1 = right.SmallDenominator;
            var g1 = d1 == 1 ? 1 : (long)Gcd((ulong)Math.Abs(left._numerator), (ulong)d1);
            var g2 = b1 == 1 ? 1 : (long)Gcd((ulong)Math.Abs(right._numerator), (ulong)b1);
            if (IsSmallProduct(left._numerator / g1, right._numerator / g2, out var numerator) && IsSmallProduct(b1 / g2, d1 / g1, out var denominator))
                return new(numerator, denominator);
        }

        if (left.IsZero || right.IsZero)
            return default;
        var (a, b, c, d) = (left.Numerator, left.Denominator, right.Numerator, right.Denominator);
        if (b.IsOne && d.IsOne)
            return FromReduced(a * c, BigInteger.One);
        var g = BigInteger.GreatestCommonDivisor(a, d);
        var h = BigInteger.GreatestCommonDivisor(c, b);
        return FromReduced(a / g * (c / h), b / h * (d / g));
    }

    /// <summary>The quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator /(Rational left, Rational right) => left * right.Reciprocal();

    /// <summary>1/x.</summary>
    /// <exception cref="DivideByZeroException">The number is 0.</exception>
    public Rational Reciprocal()
    {
        if (IsZero)
            throw new DivideByZeroException("0 has no reciprocal");
        if (_big is not null)
            return FromReduced(_big.Denominator * _big.Numerator.Sign, BigInteger.Abs(_big.Numerator));
        return _numerator > 0 ? new(SmallDenominator, _numerator) : new(-SmallDenominator, -_numerator);
    }

    /// <summary>|x|.</summary>
    public Rational Abs() => Sign < 0 ? -this : this;

    /// <summary>x to the power <paramref name="exponent"/>; x^0 = 1, also for x = 0.</summary>
    /// <exception cref="DivideByZeroException">The number is 0 and the exponent negative.</exception>
    public Rational Pow(int exponent)
    {
        if (exponent < 0)
            return Reciprocal().Pow(checked(-exponent));
        var result = One;
        for (var square = this; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                result *= square;
            if (exponent > 1)
                square *= square;
        }

        return result;
    }

    /// <summary>x times 2^<paramref name="places"/>, also for negative places.</summary>
    public Rational ShiftLeft(int places)
    {
        // Only factors 2 can cancel.
        var (numerator, denominator) = (Numerator, Denominator);
        if (places >= 0)
        {
            var common = (int)BigInteger.Min(BigInteger.TrailingZeroCount(denominator), places);
            return FromReduced(numerator << (places - common), denominator >> common);
        }

        var shared = numerator.IsZero ? -places : (int)BigInteger.Min(BigInteger.TrailingZeroCount(numerator), -places);
        return FromReduced(numerator >> shared, denominator << (-places - shared));
    }

    /// <summary>The largest integer not above the number.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    private static ulong Gcd(ulong a, ulong b)
    {
        if (a == 0 || b == 0)
            return a | b;
        var shift = BitOperations.TrailingZeroCount(a | b);
        a >>= BitOperations.TrailingZeroCount(a);
        while (b != 0)
        {
            b >>= BitOperations.TrailingZeroCount(b);
            (a, b) = a < b ? (a, b - a) : (b, a - b);
        }

        return a << shift;
    }

    // Not Int128, whose code cannot be compiled ahead of time and would be compiled at the start of every command.
    private static bool IsSmallProduct(long a, long b, out long product) => Math.BigMul(a, b, out product) == product >> 63 && product != long.MinValue;

    private static bool IsSmallSum(long a, long b, out long sum)
    {
        sum = unchecked(a + b);
        return ((a ^ sum) & (b ^ sum)) >= 0 && sum != long.MinValue;
    }
}
