using System.Numerics;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>
/// The exact number N/D 2^E with D > 0, never reduced: doubles have few bits beside their exponents, so a short computation with them is over long
/// before the numbers are as long as those that a greatest common divisor would have to be found for.
/// </summary>
/// <param name="N">The numerator.</param>
/// <param name="D">The denominator.</param>
/// <param name="E">The power of two.</param>
internal readonly record struct ScaledFraction(BigInteger N, BigInteger D, int E)
{
    public static ScaledFraction Zero => new(BigInteger.Zero, BigInteger.One, 0);

    public int Sign => N.Sign;

    /// <summary>The value of a finite double: an odd number times a power of two, or 0.</summary>
    public static ScaledFraction Of(double value)
    {
        if (value == 0)
            return Zero;
        var exponent = Math.Max(Math.ILogB(value), -1022) - 52;
        var mantissa = (long)Math.ScaleB(value, -exponent);
        var zeros = BitOperations.TrailingZeroCount(mantissa);
        return new(mantissa >> zeros, BigInteger.One, exponent + zeros);
    }

    public static ScaledFraction Of(Rational value) => new(value.Numerator, value.Denominator, 0);

    public static ScaledFraction operator -(ScaledFraction x) => x with { N = -x.N };

    public static ScaledFraction operator +(ScaledFraction x, ScaledFraction y)
    {
        if (x.N.IsZero || y.N.IsZero)
            return x.N.IsZero ? y : x;
        var exponent = Math.Min(x.E, y.E);
        var (first, second) = (x.N << (x.E - exponent), y.N << (y.E - exponent));
        return x.D == y.D ? new(first + second, x.D, exponent) : new((first * y.D) + (second * x.D), x.D * y.D, exponent);
    }

    public static ScaledFraction operator *(ScaledFraction x, ScaledFraction y) => x.N.IsZero || y.N.IsZero ? Zero : new(x.N * y.N, x.D * y.D, x.E + y.E);

    /// <exception cref="DivideByZeroException">y is 0.</exception>
    public static ScaledFraction operator /(ScaledFraction x, ScaledFraction y) => y.N.IsZero
        ? throw new DivideByZeroException()
        : x * new ScaledFraction(y.N.Sign * y.D, BigInteger.Abs(y.N), -y.E);

    /// <summary>The nearest double, infinite beyond the range.</summary>
    public double ToDouble() => (E >= 0 ? new Rational(N << E, D) : new Rational(N, D << -E)).ToDouble();
}
