using System.Numerics;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

public class RationalConversionTests
{
    private static readonly Rational Largest = Power(1024) - Power(971);
    private static readonly Rational Tiny = Power(-4000);

    [Fact]
    public void Overflow_to_infinity_begins_exactly_at_2_to_1024_minus_2_to_970()
    {
        var threshold = Power(1024) - Power(970);
        Assert.Equal(double.MaxValue, Largest.ToDouble());
        Assert.Equal(double.MaxValue, (threshold - Tiny).ToDouble());
        Assert.Equal(double.PositiveInfinity, threshold.ToDouble());
        Assert.Equal(double.NegativeInfinity, (-threshold).ToDouble());
        Assert.Equal(double.MinValue, (Tiny - threshold).ToDouble());
        Assert.Equal(double.PositiveInfinity, Power(100_000).ToDouble());
    }

    [Fact]
    public void Underflow_to_zero_ends_exactly_at_2_to_minus_1075()
    {
        Assert.Equal(double.Epsilon, Power(-1074).ToDouble());
        Assert.Equal(0.0, Power(-1075).ToDouble());
        Assert.Equal(double.Epsilon, (Power(-1075) + Tiny).ToDouble());
        Assert.Equal(0.0, (Power(-1075) - Tiny).ToDouble());
        Assert.Equal(2 * double.Epsilon, (3 * Power(-1075)).ToDouble());
        Assert.Equal(0.0, Power(-100_000).ToDouble());
        Assert.True(double.IsNegative((-Power(-100_000)).ToDouble()));
        Assert.False(double.IsNegative(Rational.Zero.ToDouble()));
    }

    [Fact]
    public void The_step_from_subnormal_to_normal_is_rounded_once()
    {
        const double leastNormal = 2.2250738585072014e-308;
        Assert.Equal(leastNormal, Power(-1022).ToDouble());
        Assert.Equal(leastNormal, (Power(-1022) - Power(-1075)).ToDouble());
        Assert.Equal(Math.BitDecrement(leastNormal), (Power(-1022) - Power(-1075) - Tiny).ToDouble());
        Assert.Equal(leastNormal, (Power(-1022) + Power(-1076)).ToDouble());
    }

    [Theory]
    [InlineData(9007199254740993, 1, 9007199254740992.0)] // 2^53 + 1, a tie
    [InlineData(9007199254740995, 1, 9007199254740996.0)] // 2^53 + 3, a tie
    [InlineData(long.MaxValue, 1, 9223372036854775808.0)]
    [InlineData(1, 3, 1.0 / 3)]
    [InlineData(1, 10, 0.1)]
    [InlineData(-2, 3, -2.0 / 3)]
    [InlineData(1, long.MaxValue, 1 / 9223372036854775808.0)]
    public void Reference_values(long numerator, long denominator, double expected) =>
        Assert.Equal(expected, new Rational(numerator, denominator).ToDouble());

    [Fact]
    public void Reference_doubles_are_the_fractions_they_stand_for()
    {
        new Fraction(3602879701896397, BigInteger.Pow(2, 55)).AssertIs(Rational.FromDouble(0.1));
        new Fraction(1, BigInteger.Pow(2, 1074)).AssertIs(Rational.FromDouble(double.Epsilon));
        Assert.Equal(Largest, Rational.FromDouble(double.MaxValue));
        new Fraction(0, 1).AssertIs(Rational.FromDouble(-0.0));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_not_rational(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rational.FromDouble(value));

    private static Rational Power(int exponent) =>
        exponent >= 0 ? BigInteger.Pow(2, exponent) : new Rational(1, BigInteger.Pow(2, -exponent));
}
