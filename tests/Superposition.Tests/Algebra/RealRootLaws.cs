using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

/// <summary>Root counting and isolation against polynomials made from known roots.</summary>
public class RealRootLaws
{
    /// <summary>Rational roots, and a polynomial that has them, with multiplicities, and pairs of complex roots.</summary>
    private static readonly Gen<(Rational[] Roots, UnivariatePolynomial Polynomial)> Known = Gen.Select(
        Gen.Select(Gen.Int[-16, 16], Gen.Int[0, 3], (n, k) => new Rational(n, 1 << k)).Array[0, 4],
        Gen.Int[1, 3].Array[4],
        Gen.Select(Numbers.SmallRational, Numbers.NonZero).Array[0, 2],
        Numbers.NonZero,
        (roots, multiplicities, complex, constant) =>
        {
            var real = WithRoots(roots.Distinct().Zip(multiplicities)).Scale(constant);
            return (roots.Distinct().Order().ToArray(), complex.Aggregate(real, (p, c) => p * Quadratic(c.Item1, c.Item2.Abs())));
        });

    private static readonly Gen<(Rational Lower, Rational Upper)> Range =
        Gen.Select(Gen.Int[-20, 20], Gen.Int[1, 40], (lower, width) => ((Rational)lower, (Rational)lower + width));

    [Fact]
    public void Sturms_count_is_the_number_of_distinct_known_roots() => Gen.Select(Known, Range).Sample(
        (known, range) =>
        {
            var sequence = new SturmSequence(known.Polynomial);
            if (known.Roots.Contains(range.Lower) || known.Roots.Contains(range.Upper))
                Assert.Throws<ArgumentException>(() => sequence.CountRoots(range.Lower, range.Upper));
            else
                Assert.Equal(known.Roots.Count(r => range.Lower < r && r < range.Upper), sequence.CountRoots(range.Lower, range.Upper));
        },
        iter: 300);

    [Fact]
    public void Isolation_lists_exactly_the_known_roots_inside_in_order() => Gen.Select(Known, Range).Sample(
        (known, range) =>
        {
            var inside = known.Roots.Where(r => range.Lower < r && r < range.Upper).ToList();
            var enclosures = RealRoot.Isolate(known.Polynomial, range.Lower, range.Upper).Select(r => r.Enclosure).ToList();
            Assert.Equal(inside.Count, enclosures.Count);
            foreach (var (root, enclosure) in inside.Zip(enclosures))
            {
                Assert.True(enclosure == root || (enclosure.Lower < root && root < enclosure.Upper), $"{root} not in {enclosure}");
                Assert.Single(known.Roots, enclosure.Contains);
                Assert.True(range.Lower < enclosure.Lower && enclosure.Upper < range.Upper, $"{enclosure} is not inside");
            }

            Assert.True(enclosures.Zip(enclosures.Skip(1)).All(pair => pair.First.Upper < pair.Second.Lower), "enclosures share a point");
        },
        iter: 300);

    [Fact]
    public void Refinement_keeps_the_root_and_reaches_the_width() => Gen.Select(Known, Gen.Int[0, 60]).Sample(
        (known, bits) =>
        {
            var width = new Rational(1, System.Numerics.BigInteger.Pow(2, bits));
            foreach (var (root, exact) in RealRoot.Isolate(known.Polynomial, -100, 100).Zip(known.Roots))
            {
                var refined = root.Refine(width).Enclosure;
                Assert.True(refined.Contains(exact) && refined.Width <= width);
                Assert.True(root.Enclosure.Contains(refined.Lower) && root.Enclosure.Contains(refined.Upper));
                Assert.Equal(refined, root.Refine(width).Refine(width).Enclosure);
            }
        },
        iter: 100);

    [Fact]
    public void Sign_at_a_rational_root_is_the_sign_of_the_value() => Gen.Select(Known, Univariate, Gen.Bool).Sample(
        (known, other, vanishing) =>
        {
            foreach (var (root, exact) in RealRoot.Isolate(known.Polynomial, -100, 100).Zip(known.Roots))
            {
                var polynomial = vanishing ? other * WithRoots((exact, 1)) : other;
                Assert.Equal(Value(polynomial, exact).N.Sign, root.SignOf(polynomial));
            }
        },
        iter: 100);

    [Fact]
    public void Sign_at_a_square_root_is_that_of_a_plus_b_root_2() => Gen.Select(Univariate, Known, Gen.Int[0, 2], Gen.Bool).Sample(
        (other, known, power, positive) =>
        {
            var minimal = new UnivariatePolynomial(-2, 0, 1);
            var polynomial = Enumerable.Repeat(minimal, power).Aggregate(other, (p, m) => p * m);
            var root = RealRoot.Isolate(minimal * known.Polynomial, -100, 100).Single(r => SquareIsTwo(r, positive));

            // Modulo t^2 = 2 the value is a + b t; a and b t compare by their squares a^2 and 2 b^2.
            var parts = polynomial.Coefficients
                .Select((c, k) => (Odd: k % 2 == 1, Value: c * ((Rational)2).Pow(k / 2)))
                .ToLookup(part => part.Odd, part => part.Value);
            var a = parts[false].Aggregate(Rational.Zero, (x, y) => x + y);
            var b = parts[true].Aggregate(Rational.Zero, (x, y) => positive ? x + y : x - y);
            var expected = a * a > 2 * b * b ? a.Sign : b.Sign;
            Assert.Equal(expected, root.SignOf(polynomial));
        },
        iter: 200);

    private static bool SquareIsTwo(RealRoot root, bool positive)
    {
        var enclosure = root.Refine(new(1, 1_000_000_000)).Enclosure;
        return (enclosure * enclosure).Contains(2) && enclosure.Sign == (positive ? 1 : -1);
    }
}
