using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

public class RationalIntervalTests
{
    [Fact]
    public void The_default_is_the_number_zero()
    {
        Assert.Equal(new RationalInterval(0, 0), default);
        Assert.True(default(RationalInterval).IsPoint && RationalInterval.Zero.Sign == 0 && RationalInterval.Zero.Width.IsZero);
    }

    [Fact]
    public void An_interval_with_crossed_ends_is_rejected()
    {
        var error = Assert.Throws<ArgumentException>(() => new RationalInterval(2, 1));
        Assert.Contains("[2, 1]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interval_prints_its_ends_and_knows_its_middle()
    {
        var interval = new RationalInterval(new(-1, 2), 1);
        Assert.Equal("[-1/2, 1]", interval.ToString());
        Assert.Equal(new Rational(1, 4), interval.Midpoint);
        Assert.Equal(new Rational(3, 2), interval.Width);
        Assert.Null(interval.Sign);
        Assert.Equal(new RationalInterval(3, 3), (RationalInterval)(Rational)3);
    }

    [Fact]
    public void The_square_of_an_interval_around_zero_is_not_the_product_with_itself()
    {
        var interval = new RationalInterval(-1, 2);
        Assert.Equal(new RationalInterval(0, 4), interval.Pow(2));
        Assert.Equal(new RationalInterval(-2, 4), interval * interval);
        Assert.Equal(new RationalInterval(1, 1), interval.Pow(0));
        Assert.Equal(new RationalInterval(-1, 8), interval.Pow(3));
    }

    [Fact]
    public void Division_by_an_interval_that_contains_or_touches_zero_is_undefined()
    {
        var one = new RationalInterval(1, 1);
        Assert.Throws<DivideByZeroException>(() => one / new RationalInterval(-1, 1));
        Assert.Throws<DivideByZeroException>(() => one / new RationalInterval(0, 1));
        Assert.Throws<DivideByZeroException>(() => one / new RationalInterval(-1, 0));
        Assert.Throws<DivideByZeroException>(() => RationalInterval.Zero.Reciprocal());
        Assert.Throws<DivideByZeroException>(() => new RationalInterval(0, 1).Pow(-1));
        Assert.Throws<OverflowException>(() => one.Pow(int.MinValue));
    }

    [Fact]
    public void Squares_have_exact_roots_and_negative_numbers_none()
    {
        Assert.Equal(new RationalInterval(new(1, 2), 3), new RationalInterval(new(1, 4), 9).Sqrt(1));
        Assert.Equal(RationalInterval.Zero, RationalInterval.Zero.Sqrt(50));
        Assert.Equal(new RationalInterval(new(1448, 1024), new(1449, 1024)), ((RationalInterval)(Rational)2).Sqrt(10));
        Assert.Throws<ArithmeticException>(() => new RationalInterval(-1, 4).Sqrt(10));
    }

    [Fact]
    public void Intervals_touch_at_a_common_end()
    {
        Assert.True(new RationalInterval(0, 1).Overlaps(new RationalInterval(1, 2)));
        Assert.False(new RationalInterval(0, 1).Overlaps(new RationalInterval(new(1001, 1000), 2)));
    }
}
