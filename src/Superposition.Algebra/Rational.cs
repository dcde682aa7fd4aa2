using System.Numerics;

namespace Superposition.Algebra;

/// <summary>
/// An exact rational number n/d in lowest terms with d &gt; 0.
/// </summary>
/// <remarks>
/// <para>Normal form: gcd(|n|, d) = 1 and d &gt;= 1, so <c>==</c> is mathematical equality. There is no NaN and no infinity.
/// <c>default</c> is 0.</para>
/// <para>Size: 24 bytes. Values with |n| and d below 2^63 are held in two machine words and computed through 128-bit intermediates;
/// all others are held as a pair of <see cref="BigInteger"/> on the heap. The choice is part of the normal form and never visible.</para>
/// </remarks>
public readonly partial struct Rational : IEquatable<Rational>, IComparable<Rational>, IComparable
{
    private readonly long _numerator;
    private readonly long _denominatorMinusOne;
    private readonly BigFraction? _big;

    /// <summary>The integer <paramref name="value"/> as a rational.</summary>
    public Rational(BigInteger value)
        : this(value, BigInteger.One)
    {
    }

    /// <summary>The quotient <paramref name="numerator"/>/<paramref name="denominator"/>, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
            throw new DivideByZeroException("a rational number needs a denominator other than 0");
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
            divisor = -divisor;
        if (!divisor.IsOne)
        {
            numerator /= divisor;
            denominator /= divisor;
        }

        this = FromReduced(numerator, denominator);
    }

    private Rational(long numerator, long denominator)
    {
        _numerator = numerator;
        _denominatorMinusOne = denominator - 1;
    }

    private Rational(BigFraction big) => _big = big;

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One => new(1L, 1L);

    /// <summary>The numerator n of the reduced form.</summary>
    public BigInteger Numerator => _big?.Numerator ?? _numerator;

    /// <summary>The denominator d &gt;= 1 of the reduced form.</summary>
    public BigInteger Denominator => _big?.Denominator ?? SmallDenominator;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => _big?.Numerator.Sign ?? Math.Sign(_numerator);

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => _big is null && _numerator == 0;

    /// <summary>Whether the number is 1.</summary>
    public bool IsOne => _big is null && _numerator == 1 && _denominatorMinusOne == 0;

    /// <summary>Whether the denominator is 1.</summary>
    public bool IsInteger => _big?.Denominator.IsOne ?? _denominatorMinusOne == 0;

    private long SmallDenominator => _denominatorMinusOne + 1;

    /// <summary>The integer as a rational.</summary>
    public static implicit operator Rational(long value) => value == long.MinValue ? new(new BigInteger(value)) : new(value, 1L);

    /// <summary>The integer as a rational.</summary>
    public static implicit operator Rational(BigInteger value) => new(value);

    /// <summary>Mathematical equality.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Mathematical inequality.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>The order of the number line.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>The order of the number line.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>The order of the number line.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>The order of the number line.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The smaller of two numbers.</summary>
    public static Rational Min(Rational left, Rational right) => left <= right ? left : right;

    /// <summary>The larger of two numbers.</summary>
    public static Rational Max(Rational left, Rational right) => left >= right ? left : right;

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        _big is null
            ? other._big is null && _numerator == other._numerator && _denominatorMinusOne == other._denominatorMinusOne
            : other._big is not null && _big.Numerator == other._big.Numerator && _big.Denominator == other._big.Denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _big is null ? HashCode.Combine(_numerator, _denominatorMinusOne) : HashCode.Combine(_big.Numerator, _big.Denominator);

    /// <inheritdoc/>
    public int CompareTo(Rational other)
    {
        if (_big is null && other._big is null)
        {
            var (high, otherHigh) = (Math.BigMul(_numerator, other.SmallDenominator, out var low), Math.BigMul(other._numerator, SmallDenominator, out var otherLow));
            return high != otherHigh ? high.CompareTo(otherHigh) : ((ulong)low).CompareTo((ulong)otherLow);
        }

        var signs = Sign.CompareTo(other.Sign);
        return signs != 0 ? signs : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rational other => CompareTo(other),
        _ => throw new ArgumentException($"cannot compare a rational with {obj.GetType().Name}", nameof(obj)),
    };

    private static Rational FromReduced(BigInteger numerator, BigInteger denominator) =>
        BigInteger.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue
            ? new((long)numerator, (long)denominator)
            : new(new BigFraction(numerator, denominator));

    private sealed record BigFraction(BigInteger Numerator, BigInteger Denominator);
}
