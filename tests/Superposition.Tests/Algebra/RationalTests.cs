using System.Numerics;
using System.Runtime.CompilerServices;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

public class RationalTests
{
    private static readonly BigInteger[] Boundary =
    [
        .. from centre in (BigInteger[])[0, BigInteger.Pow(2, 31), BigInteger.Pow(2, 62), long.MaxValue]
           from offset in (int[])[-1, 0, 1, 2]
           from sign in (int[])[1, -1]
           select (centre + offset) * sign,
    ];

    [Fact]
    public void A_rational_is_24_bytes() => Assert.Equal(24, Unsafe.SizeOf<Rational>());

    [Fact]
    public void The_default_is_zero()
    {
        new Fraction(0, 1).AssertIs(default);
        new Fraction(0, 1).AssertIs(Rational.Zero);
        new Fraction(1, 1).AssertIs(Rational.One);
        Assert.Equal("0", default(Rational).ToString());
        Assert.Equal(BigInteger.One, default(Rational).Denominator);
    }

    [Fact]
    public void All_boundary_pairs_compute_exactly()
    {
        foreach (var n in Boundary)
        {
            foreach (var d in Boundary.Where(d => !d.IsZero))
            {
                Fraction left = new(n, d), right = new(d, 3);
                Rational x = new(n, d), y = new(d, 3);
                left.AssertIs(x);
                (left + right).AssertIs(x + y);
                (left - right).AssertIs(x - y);
                (left * right).AssertIs(x * y);
                (left / right).AssertIs(x / y);
                (left + left).AssertIs(x + x);
                Assert.Equal(left.CompareTo(right), x.CompareTo(y));
            }
        }
    }

    [Fact]
    public void The_most_negative_machine_integer_is_an_integer_like_any_other()
    {
        Rational least = long.MinValue;
        new Fraction(long.MinValue, 1).AssertIs(least);
        (new Fraction(long.MinValue, 1) * new Fraction(-1, 1)).AssertIs(-least);
        new Fraction(BigInteger.Pow(2, 63), 1).AssertIs(least.Abs());
        new Fraction(1, long.MinValue).AssertIs(least.Reciprocal());
        Assert.True(least < -long.MaxValue);
        Assert.Equal(long.MinValue, least.Floor());
    }

    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(-7, 2, -4)]
    [InlineData(-8, 2, -4)]
    [InlineData(0, 5, 0)]
    [InlineData(-1, 1_000_000, -1)]
    [InlineData(1, 1_000_000, 0)]
    public void Floor_rounds_towards_minus_infinity(int numerator, int denominator, int floor) =>
        Assert.Equal(floor, new Rational(numerator, denominator).Floor());

    [Fact]
    public void Zero_to_the_power_zero_is_one() => new Fraction(1, 1).AssertIs(Rational.Zero.Pow(0));

    [Fact]
    public void Division_by_zero_is_never_a_number()
    {
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
        Assert.Throws<DivideByZeroException>(() => new Rational(0, 0));
        Assert.Throws<DivideByZeroException>(() => Rational.One / Rational.Zero);
        Assert.Throws<DivideByZeroException>(() => Rational.Zero.Reciprocal());
        Assert.Throws<DivideByZeroException>(() => Rational.Zero.Pow(-1));
    }

    [Fact]
    public void A_rational_equals_and_compares_with_rationals_only()
    {
        Assert.False(Rational.One.Equals((object)1L));
        Assert.False(Rational.One.Equals(null));
        Assert.Equal(1, Rational.One.CompareTo(null));
        Assert.Throws<ArgumentException>(() => Rational.One.CompareTo((object)1L));
    }
}
