using System.Numerics;
using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

public class UnivariatePolynomialLaws
{
    private static readonly Variable T = new("t");
    private static readonly Gen<UnivariatePolynomial> NonZero = Univariate.Where(p => !p.IsZero);

    [Fact]
    public void Operations_are_those_of_Laurent_polynomials_in_one_variable() => Gen.Select(
        Univariate, Univariate, Numbers.Coefficient).Sample(
        (p, q, c) =>
        {
            Assert.Equal(p.ToLaurent(T) + q.ToLaurent(T), (p + q).ToLaurent(T));
            Assert.Equal(p.ToLaurent(T) - q.ToLaurent(T), (p - q).ToLaurent(T));
            Assert.Equal(p.ToLaurent(T) * q.ToLaurent(T), (p * q).ToLaurent(T));
            Assert.Equal(p.ToLaurent(T).Scale(c), p.Scale(c).ToLaurent(T));
            Assert.Equal(p.ToLaurent(T).Derivative(T), p.Derivative().ToLaurent(T));
            Assert.Equal(p, UnivariatePolynomial.From(p.ToLaurent(T), T));
            Assert.Equal(p.ToLaurent(T).ToString(), p.ToString());
        },
        iter: 200);

    [Fact]
    public void Horners_rule_is_the_sum_of_powers() => Gen.Select(Univariate, Numbers.Coefficient).Sample(
        (p, t) =>
        {
            var value = Value(p, t);
            value.AssertIs(p.Evaluate(t));
            Assert.Equal(value.N.Sign, p.SignAt(t));
        },
        iter: 300);

    [Fact]
    public void Values_on_an_interval_contain_the_values_at_its_members() => Gen.Select(Univariate, Numbers.Interval).Sample(
        (p, t) => t.Members.All(m => p.Evaluate(t.Interval).Contains(p.Evaluate(m))), iter: 200);

    [Fact]
    public void Degree_and_leading_coefficient_ignore_zeros_above() => Gen.Select(Univariate, Gen.Int[0, 3]).Sample(
        (p, zeros) =>
        {
            var padded = new UnivariatePolynomial([.. p.Coefficients, .. new Rational[zeros]]);
            Assert.True(padded == p && padded.GetHashCode() == p.GetHashCode() && padded.Equals((object)p) && !(padded != p));
            Assert.Equal(p.Coefficients.Length - 1, padded.Degree);
            Assert.Equal(p.IsZero, p.Leading.IsZero);
            Assert.True(p[p.Degree + 1].IsZero);
        },
        iter: 100);

    [Fact]
    public void Division_leaves_a_remainder_of_lower_degree() => Gen.Select(Univariate, NonZero).Sample(
        (p, d) =>
        {
            var (quotient, remainder) = p.DivRem(d);
            Assert.Equal(p, (quotient * d) + remainder);
            Assert.True(remainder.Degree < d.Degree);
            Assert.Equal(p, (p * d).DivRem(d).Quotient);
        },
        iter: 300);

    [Fact]
    public void Primitive_part_is_the_positive_multiple_with_coprime_integers() => NonZero.Sample(
        p =>
        {
            var primitive = p.Primitive();
            var factor = primitive.Leading / p.Leading;
            Assert.True(factor.Sign > 0 && primitive == p.Scale(factor));
            Assert.All(primitive.Coefficients, c => Assert.True(c.IsInteger));
            var content = primitive.Coefficients.Aggregate(BigInteger.Zero, (g, c) => BigInteger.GreatestCommonDivisor(g, c.Numerator));
            Assert.Equal(BigInteger.One, content);
        },
        iter: 200);

    [Fact]
    public void Gcd_divides_both_and_every_common_factor_divides_it() => Gen.Select(NonZero, NonZero, NonZero).Sample(
        (a, b, common) =>
        {
            var gcd = (a * common).Gcd(b * common);
            Assert.True((a * common).DivRem(gcd).Remainder.IsZero && (b * common).DivRem(gcd).Remainder.IsZero);
            Assert.True(gcd.DivRem(common).Remainder.IsZero);
            Assert.Equal(gcd, gcd.Primitive());
            Assert.True(gcd.Leading.Sign > 0);
            Assert.Equal(gcd, (b * common).Gcd(a * common));
        },
        iter: 100);

    [Fact]
    public void Gcd_of_products_of_roots_is_the_product_of_the_common_ones() =>
        Gen.Select(Gen.Int[0, 3].Array[5], Gen.Int[0, 3].Array[5], NonZero.Where(c => c.Degree == 0)).Sample(
            (m, n, c) =>
            {
                static UnivariatePolynomial Product(IEnumerable<int> multiplicities) =>
                    WithRoots(multiplicities.Select((k, i) => (new Rational(i - 2, 3), k)));
                Assert.Equal(Product(m.Zip(n, Math.Min)).Primitive(), (Product(m) * c).Gcd(Product(n)));
            },
            iter: 100);

    [Fact]
    public void Square_free_part_has_each_root_once() => Gen.Select(
        Gen.Int[0, 3].Array[5], Gen.Int[0, 2], NonZero.Where(c => c.Degree == 0)).Sample(
        (multiplicities, squares, c) =>
        {
            var roots = multiplicities.Select((k, i) => (Root: new Rational(i - 2, 3), k)).Where(r => r.k > 0).ToList();
            var quadratic = Quadratic(1, 2);
            var p = Enumerable.Repeat(quadratic, squares).Aggregate(WithRoots(roots) * c, (a, b) => a * b);
            var expected = WithRoots(roots.Select(r => (r.Root, 1))) * (squares > 0 ? quadratic : new(Rational.One));
            Assert.Equal(expected.Scale(c.Leading.Sign).Primitive(), p.SquareFreePart());
        },
        iter: 100);
}
