using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

public class LaurentPolynomialLaws
{
    private static readonly Gen<(LaurentPolynomial, LaurentPolynomial, LaurentPolynomial)> Triples =
        Gen.Select(Laurent, Laurent, Laurent);

    [Fact]
    public void The_polynomials_are_a_commutative_ring() => Triples.Sample(
        (a, b, c) => a + b == b + a && a * b == b * a && (a + b) + c == a + (b + c) && (a * b) * c == a * (b * c)
            && a * (b + c) == (a * b) + (a * c)
            && a + 0 == a && a * 1 == a && a - a == LaurentPolynomial.Zero && (a * 0).IsZero && -(-a) == a && +a == a && a + b - b == a,
        iter: 300);

    [Fact]
    public void Operations_commute_with_evaluation() => Gen.Select(RawTerms, RawTerms, Point).Sample(
        (a, b, point) =>
        {
            var (p, q, at) = (Sum(a), Sum(b), At(point));
            var (x, y) = (Value(a, point), Value(b, point));
            x.AssertIs(p.Evaluate(at));
            (x + y).AssertIs((p + q).Evaluate(at));
            (x + y).AssertIs(LaurentPolynomial.Sum([p, q]).Evaluate(at));
            (x - y).AssertIs((p - q).Evaluate(at));
            (x * y).AssertIs((p * q).Evaluate(at));
            (new Fraction(0, 1) - x).AssertIs((-p).Evaluate(at));
            (x * Fraction.Of(point[0])).AssertIs(p.Scale(point[0]).Evaluate(at));
        },
        iter: 500);

    [Fact]
    public void Powers_are_repeated_products() => Gen.Select(Laurent, Gen.Int[0, 5]).Sample(
        (p, k) => p.Pow(k) == Enumerable.Repeat(p, k).Aggregate(LaurentPolynomial.One, (a, b) => a * b), iter: 200);

    [Fact]
    public void Exactly_the_single_terms_are_invertible() => Laurent.Sample(
        p =>
        {
            if (p.Terms.Length == 1)
                Assert.True(p * p.Pow(-1) == 1 && p.Pow(-3) * p.Pow(3) == 1 && 1 / p == p.Pow(-1) && p / p == 1);
            else if (p.IsZero)
                Assert.Throws<DivideByZeroException>(() => p.Pow(-1));
            else
                Assert.Same(p, Assert.Throws<NotInvertibleException>(() => p.Pow(-1)).Divisor);
        },
        iter: 300);

    [Fact]
    public void Quotient_by_a_term_undoes_the_product() => Gen.Select(Laurent, Unit).Sample(
        (p, unit) => p * unit / unit == p && p / unit * unit == p, iter: 300);

    [Fact]
    public void The_order_of_construction_leaves_no_trace() => Gen.Select(RawTerms, Gen.Int[0, 1000]).Sample(
        (terms, seed) =>
        {
            var p = Sum(terms);
            var q = Sum([.. terms.OrderBy(t => (seed * (1 + t.Exponents[0])) % 7).ThenByDescending(t => t.Exponents[1])]);
            var r = LaurentPolynomial.Sum(terms.Reverse().Select(t => Sum([t])));
            foreach (var other in (LaurentPolynomial[])[q, r])
            {
                Assert.True(p == other && p.Equals((object)other));
                Assert.Equal(p.GetHashCode(), other.GetHashCode());
                Assert.Equal(p.ToString(), other.ToString());
                Assert.Equal(p.ToLatex(), other.ToLatex());
                Assert.Equal(p.Terms.AsEnumerable(), other.Terms.AsEnumerable());
            }
        },
        iter: 300);

    [Fact]
    public void Terms_are_sorted_and_distinct_and_not_zero() => Gen.Select(Laurent, Laurent).Sample(
        (p, q) =>
        {
            foreach (var result in (LaurentPolynomial[])[p, p + q, p * q, p - q, p.Pow(2), p.Derivative(Variables[0])])
            {
                var monomials = result.Terms.Select(t => t.Monomial).ToList();
                Assert.True(monomials.Zip(monomials.Skip(1)).All(pair => pair.First < pair.Second));
                Assert.DoesNotContain(result.Terms, t => t.Coefficient.IsZero || t.Monomial.Factors.Any(f => f.Exponent == 0));
            }
        },
        iter: 200);

    [Fact]
    public void Collected_coefficients_times_monomials_add_up_to_the_polynomial() => Laurent.Sample(
        p =>
        {
            foreach (var chosen in (Variable[][])[[], [Variables[0]], [Variables[1], Variables[2]], [.. Variables]])
            {
                var collected = p.Collect(chosen);
                Assert.Equal(p, LaurentPolynomial.Sum(collected.Select(c => c.Coefficient * LaurentPolynomial.FromTerm(1, c.Monomial))));
                Assert.All(collected, c => Assert.False(c.Coefficient.IsZero));
                Assert.All(collected.SelectMany(c => c.Coefficient.Variables), v => Assert.DoesNotContain(v, chosen));
                Assert.All(collected.SelectMany(c => c.Monomial.Factors), f => Assert.Contains(f.Variable, chosen));
                Assert.True(collected.Zip(collected.Skip(1)).All(pair => pair.First.Monomial < pair.Second.Monomial));
            }
        },
        iter: 200);

    [Fact]
    public void The_coefficients_of_all_monomials_make_the_polynomial() => Laurent.Sample(
        p =>
        {
            var terms = p.Terms.Select(t => LaurentPolynomial.FromTerm(p.CoefficientOf(t.Monomial), t.Monomial));
            Assert.Equal(p, LaurentPolynomial.Sum(terms));
            Assert.True(p.CoefficientOf(Monomial.Of(Variables[0], 99)).IsZero);
        },
        iter: 100);

    [Fact]
    public void The_quotient_of_a_product_is_the_other_factor_and_others_have_none() => Gen.Select(Plain, Plain.Where(b => !b.IsZero)).Sample(
        (a, b) =>
        {
            Assert.Equal(a, (a * b).QuotientBy(b));
            if (!b.IsConstant)
                Assert.Null(((a * b) + 1).QuotientBy(b));
        },
        iter: 300);

    [Fact]
    public void Division_by_0_and_of_negative_powers_is_refused()
    {
        LaurentPolynomial x = Variables[0];
        Assert.Throws<DivideByZeroException>(() => x.QuotientBy(LaurentPolynomial.Zero));
        Assert.Throws<ArgumentException>(() => x.Pow(-1).QuotientBy(x));
        Assert.Null((x + 1).QuotientBy(x));
        Assert.Null(x.QuotientBy(x * x));
    }
}
