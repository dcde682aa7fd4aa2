using System.Numerics;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

public class RealRootTests
{
    private static readonly UnivariatePolynomial SquareMinusTwo = new(-2, 0, 1);

    [Fact]
    public void Roots_at_the_ends_are_not_listed()
    {
        var p = WithRoots((-1, 2), (0, 1), (3, 3));
        Assert.Equal([0], RealRoot.Isolate(p, -1, 3).Select(r => r.Refine(new(1, 1000)).Enclosure.Widen(0).Midpoint));
        Assert.Empty(RealRoot.Isolate(p, 0, 3));
        Assert.Equal(3, RealRoot.Isolate(p, -2, 4).Length);
    }

    [Fact]
    public void No_enclosure_touches_a_root_at_an_end_of_the_interval()
    {
        var root = Assert.Single(RealRoot.Isolate(WithRoots((0, 1), (1, 1)), 0, 2));
        Assert.False(root.Enclosure.Contains(0));
    }

    [Fact]
    public void A_root_in_the_middle_is_listed_as_itself_and_no_enclosure_touches_it()
    {
        var roots = RealRoot.Isolate(SquareMinusTwo * WithRoots((0, 1)), -2, 2);
        Assert.Equal(3, roots.Length);
        Assert.Equal(RationalInterval.Zero, roots[1].Enclosure);
        Assert.False(roots[0].Enclosure.Overlaps(roots[1].Enclosure) || roots[1].Enclosure.Overlaps(roots[2].Enclosure));
    }

    [Fact]
    public void Every_point_of_repeated_bisection_may_be_a_root()
    {
        Rational[] dyadic = [.. Enumerable.Range(-7, 15).Select(n => new Rational(n, 8))];
        var roots = RealRoot.Isolate(WithRoots(dyadic.Select(r => (r, 1))), -1, 1);
        Assert.Equal(dyadic.Length, roots.Length);
        Assert.All(roots.Zip(dyadic), pair => Assert.True(pair.First.Enclosure.Contains(pair.Second)));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(60)]
    public void Roots_very_close_together_are_told_apart(int digits)
    {
        var gap = new Rational(1, BigInteger.Pow(10, digits));
        Rational third = new(1, 3);
        var roots = RealRoot.Isolate(WithRoots((third, 2), (third + gap, 1)) * SquareMinusTwo, -10, 10);
        Assert.Equal(4, roots.Length);
        Assert.True(roots[1].Enclosure.Contains(third) && roots[2].Enclosure.Contains(third + gap));
        Assert.True(roots[1].Enclosure.Upper < roots[2].Enclosure.Lower);
        Assert.Equal(0, roots[1].SignOf(new(-1, 3)));
        Assert.Equal(1, roots[2].SignOf(new(-1, 3)));
    }

    [Fact]
    public void Zero_at_an_algebraic_number_is_proven()
    {
        var roots = RealRoot.Isolate(new(-4, 0, 0, 0, 1), 0, 10); // t^4 - 4 = (t^2 - 2)(t^2 + 2)
        var root = Assert.Single(roots);
        Assert.Equal(0, root.SignOf(SquareMinusTwo));
        Assert.Equal(0, root.SignOf(UnivariatePolynomial.Zero));
        Assert.Equal(1, root.SignOf(new(2, 0, 1)));
        Assert.Equal(-1, root.SignOf(new(-7)));
        Assert.Equal(1, root.SignOf(SquareMinusTwo + new UnivariatePolynomial(new Rational(1, BigInteger.Pow(10, 100)))));
        Assert.Equal(-1, root.SignOf(SquareMinusTwo - new UnivariatePolynomial(new Rational(1, BigInteger.Pow(10, 100)))));
    }

    [Fact]
    public void A_common_divisor_with_another_root_proves_nothing_here()
    {
        var roots = RealRoot.Isolate(SquareMinusTwo * new UnivariatePolynomial(-3, 0, 1), -10, 10);
        Assert.Equal([1, 0, 0, 1], roots.Select(r => r.SignOf(SquareMinusTwo)));
        Assert.Equal([0, -1, -1, 0], roots.Select(r => r.SignOf(new(-3, 0, 1))));
        Assert.Equal([-1, -1, 1, 1], roots.Select(r => r.SignOf(new(0, 1))));
    }

    [Fact]
    public void Wilkinsons_polynomial_has_the_roots_1_to_20()
    {
        var wilkinson = WithRoots(Enumerable.Range(1, 20).Select(k => ((Rational)k, 1)));
        Assert.Equal(20, new SturmSequence(wilkinson).CountRoots(0, 21));
        var roots = RealRoot.Isolate(wilkinson, new(1, 3), 21);
        Assert.True(roots.Length == 20 && roots.Zip(Enumerable.Range(1, 20)).All(pair => pair.First.Enclosure.Contains(pair.Second)));
        Assert.Empty(RealRoot.Isolate(wilkinson + new UnivariatePolynomial(BigInteger.Pow(10, 20)), -1000, 0));
    }

    [Fact]
    public void Polynomials_without_real_roots_have_none()
    {
        Assert.Empty(RealRoot.Isolate(Quadratic(0, new(1, 1_000_000_000)), -10, 10));
        Assert.Empty(RealRoot.Isolate(new(5), -10, 10));
        Assert.Equal(0, new SturmSequence(new(-5)).CountRoots(-10, 10));
    }

    [Fact]
    public void The_zero_polynomial_and_empty_intervals_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => RealRoot.Isolate(UnivariatePolynomial.Zero, 0, 1));
        Assert.Throws<ArgumentException>(() => RealRoot.Isolate(SquareMinusTwo, 1, 1));
        Assert.Throws<ArgumentException>(() => RealRoot.Isolate(SquareMinusTwo, 2, 1));
        Assert.Throws<ArgumentException>(() => new SturmSequence(UnivariatePolynomial.Zero));
        Assert.Throws<ArgumentException>(() => new SturmSequence(SquareMinusTwo).CountRoots(2, 1));
    }

    [Fact]
    public void Widths_are_above_zero()
    {
        var root = RealRoot.Isolate(SquareMinusTwo, 0, 2)[0];
        Assert.Throws<ArgumentOutOfRangeException>(() => root.Refine(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => root.Refine(-1));
    }
}
