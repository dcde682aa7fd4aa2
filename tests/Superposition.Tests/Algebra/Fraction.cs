using System.Numerics;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>The schoolbook fraction that <see cref="Rational"/> is compared with: reduced only where asked, always two big integers.</summary>
public readonly record struct Fraction(BigInteger N, BigInteger D)
{
    public static Fraction operator +(Fraction a, Fraction b) => new((a.N * b.D) + (b.N * a.D), a.D * b.D);

    public static Fraction operator -(Fraction a, Fraction b) => new((a.N * b.D) - (b.N * a.D), a.D * b.D);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.N * b.N, a.D * b.D);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.N * b.D, a.D * b.N);

    public static Fraction Of(Rational value) => new(value.Numerator, value.Denominator);

    /// <summary>The value of a double, found by doubling it until it is an integer.</summary>
    public static Fraction Of(double value)
    {
        if (double.IsInfinity(value))
            return new(BigInteger.Pow(2, 1024) * Math.Sign(value), 1);
        var denominator = BigInteger.One;
        for (; value != Math.Floor(value); value *= 2)
            denominator *= 2;
        return new(new BigInteger(value), denominator);
    }

    /// <summary>The value of decimal digits with a point and an exponent.</summary>
    public static Fraction OfDecimal(string text)
    {
        var parts = text.Split('e');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var scale = (parts.Length > 1 ? int.Parse(parts[1], null) : 0) - (point < 0 ? 0 : parts[0].Length - point - 1);
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), null);
        return scale < 0 ? new(digits, BigInteger.Pow(10, -scale)) : new(digits * BigInteger.Pow(10, scale), 1);
    }

    public int CompareTo(Fraction other) =>
        (N * other.D * D.Sign * other.D.Sign).CompareTo(other.N * D * D.Sign * other.D.Sign);

    public Fraction Abs() => new(BigInteger.Abs(N), BigInteger.Abs(D));

    public Fraction Pow(int exponent) => exponent >= 0
        ? Enumerable.Repeat(this, exponent).Aggregate(new Fraction(1, 1), (a, b) => a * b)
        : new Fraction(D, N).Pow(-exponent);

    /// <summary>The same number in lowest terms.</summary>
    public Fraction Reduced() => BigInteger.GreatestCommonDivisor(N, D) * D.Sign is var divisor ? new(N / divisor, D / divisor) : this;

    public bool Is(Rational value) => N * value.Denominator == D * value.Numerator;
}
