using System.Numerics;
using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

/// <summary>Refinement, order and rationality of roots: tiny ones, ones near an end, and random ones followed by bisection in integers.</summary>
public class RealRootRefinementTests
{
    private static readonly UnivariatePolynomial SquareMinusTwo = new(-2, 0, 1);

    [Theory]
    [InlineData(300)]
    [InlineData(600)]
    public void Tiny_roots_are_isolated_away_from_zero_and_refined(int digits)
    {
        var tiny = new Rational(10).Pow(-digits);
        var rational = RealRoot.Isolate(WithRoots((tiny / 3, 1)) * SquareMinusTwo, 0, 1).Single();
        var irrational = RealRoot.Isolate(new(-2 * tiny * tiny, 0, 1), 0, 1).Single();

        Assert.True(rational.Enclosure.Lower.Sign > 0 && irrational.Enclosure.Lower.Sign > 0);
        Assert.Equal(tiny / 3, rational.Refine(tiny.Pow(3) / 1000).AsRational());
        var refined = irrational.Refine(tiny / 1_000_000).Enclosure;
        Assert.True(refined.Width <= tiny / 1_000_000);
        Assert.True(refined.Lower.Pow(2) < 2 * tiny * tiny && refined.Upper.Pow(2) > 2 * tiny * tiny);
        Assert.Equal((-1, 1), (rational.ComparePosition(irrational), irrational.ComparePosition(rational)));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    public void Roots_near_an_end_keep_their_distance_from_it(int digits)
    {
        var tiny = new Rational(10).Pow(-digits);
        var roots = RealRoot.Isolate(WithRoots((-1, 1), (tiny - 1, 1), (1 - tiny, 1), (1, 1)), -1, 1);

        Assert.Equal([tiny - 1, 1 - tiny], roots.Select(r => r.Refine(tiny.Pow(3)).AsRational()!.Value));
        Assert.All(roots, r => Assert.True(r.Enclosure.Lower > -1 && r.Enclosure.Upper < 1));
    }

    [Fact]
    public void Refined_enclosures_contain_the_root_that_bisection_in_integers_finds() => Gen.Select(Gen.Int[-99, 99].Array[2, 7], Gen.Int[1, 300]).Sample(
        (coefficients, bits) =>
        {
            var polynomial = new UnivariatePolynomial(coefficients.Select(c => (Rational)c));
            if (polynomial.Degree < 1 || Resultant.Discriminant(polynomial).IsZero)
                return;
            foreach (var root in RealRoot.Isolate(polynomial, -100, 100).Where(r => !r.Enclosure.IsPoint))
            {
                var width = new Rational(1, 2).Pow(bits);
                var (refined, found) = (root.Refine(width).Enclosure, Bisect(coefficients, root.Enclosure, width));
                Assert.True(refined.Width <= width && refined.Overlaps(found));
                Assert.True(root.Enclosure.Contains(refined.Lower) && root.Enclosure.Contains(refined.Upper));
                var (atLower, atUpper) = (polynomial.SignAt(refined.Lower), polynomial.SignAt(refined.Upper));
                Assert.True(refined.IsPoint ? atLower == 0 : atLower * atUpper < 0);
            }
        },
        iter: 100);

    [Fact]
    public void Rational_roots_are_found_and_irrational_ones_are_not() => Gen.Select(Gen.Int[-5000, 5000], Gen.Int[1, 2000]).Sample(
        (n, d) =>
        {
            var exact = new Rational(n, d);
            foreach (var root in RealRoot.Isolate(SquareMinusTwo * WithRoots((exact, 1)), -10_000, 10_000))
                Assert.Equal(root.SignOf(SquareMinusTwo) == 0 ? null : exact, root.Refine(new(1, 4_000_001)).AsRational());
        },
        iter: 100);

    [Fact]
    public void Equal_roots_of_different_polynomials_compare_equal()
    {
        UnivariatePolynomial[] polynomials = [SquareMinusTwo, new(-4, 0, 0, 0, 1), SquareMinusTwo * new UnivariatePolynomial(-3, 0, 1), SquareMinusTwo * WithRoots((0, 1), (new(7, 5), 2))];
        var roots = polynomials.Select(p => RealRoot.Isolate(p, -9, 9).Single(r => r.SignOf(SquareMinusTwo) == 0 && r.SignOf(new(0, 1)) > 0)).ToList();
        var near = RealRoot.Isolate(SquareMinusTwo - new UnivariatePolynomial(new Rational(10).Pow(-100)), 0, 9).Single();

        Assert.All(roots, a => Assert.All(roots, b => Assert.Equal(0, a.ComparePosition(b))));
        Assert.All(roots, a => Assert.Equal((-1, 1), (a.ComparePosition(near), near.ComparePosition(a))));
    }

    /// <summary>The interval (0, 2/3) is halved at 1/3, which is therefore listed as a point; no halving of (0, 1) meets it.</summary>
    [Fact]
    public void A_root_given_exactly_equals_the_same_root_given_by_an_interval()
    {
        var point = RealRoot.Isolate(WithRoots((new(1, 3), 1), (new(1, 9), 1)), 0, new(2, 3))[1];
        var enclosed = RealRoot.Isolate(SquareMinusTwo * WithRoots((new(1, 3), 1)), 0, 1).Single();

        Assert.True(point.Enclosure.IsPoint && !enclosed.Enclosure.IsPoint);
        Assert.Equal((0, 0), (point.ComparePosition(enclosed), enclosed.ComparePosition(point)));
    }

    [Fact]
    public void Roots_compare_as_the_numbers_that_they_are() => Gen.Select(Numbers.SmallRational.Array[1, 3], Numbers.SmallRational.Array[1, 3]).Sample(
        (x, y) =>
        {
            foreach (var (a, r) in RealRoot.Isolate(WithRoots(x.Select(r => (r, 1))), -21, 21).Zip(x.Distinct().Order()))
            {
                foreach (var (b, s) in RealRoot.Isolate(WithRoots(y.Select(s => (s, 1))), -22, 23).Zip(y.Distinct().Order()))
                    Assert.Equal(r.CompareTo(s), a.ComparePosition(b));
            }
        },
        iter: 100);

    /// <summary>Plain bisection on the integers n of n / (d 2^k), with Horner's rule in integers.</summary>
    private static RationalInterval Bisect(int[] coefficients, RationalInterval start, Rational width)
    {
        var d = start.Lower.Denominator * start.Upper.Denominator;
        var (lower, upper) = (start.Lower.Numerator * start.Upper.Denominator, start.Upper.Numerator * start.Lower.Denominator);
        int Sign(BigInteger n) => coefficients.Reverse().Aggregate((Sum: BigInteger.Zero, Power: BigInteger.One), (s, c) => ((s.Sum * n) + (c * s.Power), s.Power * d)).Sum.Sign;
        for (var sign = Sign(lower); new Rational(upper - lower, d) > width;)
        {
            (lower, upper, d) = (2 * lower, 2 * upper, 2 * d);
            var middle = (lower + upper) / 2;
            (lower, upper) = Sign(middle) == sign ? (middle, upper) : (lower, middle);
        }

        return new(new(lower, d), new(upper, d));
    }
}
