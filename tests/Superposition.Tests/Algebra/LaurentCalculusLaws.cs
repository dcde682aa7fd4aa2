using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

public class LaurentCalculusLaws
{
    private static readonly Variable X = Variables[0];
    private static readonly Variable H = new("h");

    /// <summary>Limits of integration: polynomials in the other variables.</summary>
    private static readonly Gen<LaurentPolynomial> Limit = Laurent.Select(p => p.Substitute(X, 2));

    /// <summary>Integrands of degree up to 3 in the variable of integration, for which Boole's rule is exact.</summary>
    private static readonly Gen<LaurentPolynomial> Integrand = Laurent.Where(p => p.Terms.All(t => t.Monomial.ExponentOf(X) >= 0));

    [Fact]
    public void Derivative_is_the_difference_quotient_at_step_zero() => Plain.Sample(
        p => p.Derivative(X) == ((p.Substitute(X, (LaurentPolynomial)X + H) - p) / H).Substitute(H, 0), iter: 300);

    [Fact]
    public void Derivative_of_negative_powers_follows_from_the_product_with_a_high_power() => Laurent.Sample(
        p =>
        {
            // (x^3 P)' = 3 x^2 P + x^3 P', and x^3 P has no negative power of x.
            LaurentPolynomial x = X;
            var product = x.Pow(3) * p;
            var derivative = ((product.Substitute(X, x + H) - product) / H).Substitute(H, 0);
            return p.Derivative(X) == (derivative - (3 * x.Pow(2) * p)) / x.Pow(3);
        },
        iter: 300);

    [Fact]
    public void Derivative_is_linear_and_obeys_the_product_rule() => Gen.Select(Laurent, Laurent, Numbers.Coefficient).Sample(
        (p, q, c) => (p + (q * c)).Derivative(X) == p.Derivative(X) + (q.Derivative(X) * c)
            && (p * q).Derivative(X) == (p.Derivative(X) * q) + (p * q.Derivative(X))
            && p.Derivative(X).Derivative(Variables[1]) == p.Derivative(Variables[1]).Derivative(X),
        iter: 200);

    [Fact]
    public void Integral_is_Booles_rule_with_symbolic_limits() => Gen.Select(Integrand, Limit, Limit).Sample(
        (p, a, b) => p.Integrate(X, a, b) == Boole(p, a, b), iter: 100);

    [Fact]
    public void Integral_of_negative_powers_is_that_of_positive_powers_of_the_reciprocal() => Gen.Select(Laurent, Unit, Unit).Sample(
        (p, a, b) =>
        {
            // With x = 1/u: the integral of P(x) from a to b is that of P(1/u)/u^2 from 1/b to 1/a.
            p = p.Substitute(X, ((LaurentPolynomial)X).Pow(-1)) * ((LaurentPolynomial)X).Pow(-5);
            (a, b) = (a.Substitute(X, 1), b.Substitute(X, 1));
            var inU = p.Substitute(X, ((LaurentPolynomial)X).Pow(-1)) / ((LaurentPolynomial)X).Pow(2);
            return p.Integrate(X, a, b) == inU.Integrate(X, 1 / b, 1 / a);
        },
        iter: 200);

    [Fact]
    public void Derivative_by_the_upper_limit_is_the_integrand() => Gen.Select(Integrand, Limit).Sample(
        (p, a) => p.Integrate(X, a, H).Derivative(H) == p.Substitute(X, H)
            && p.Integrate(X, H, a).Derivative(H) == -p.Substitute(X, H), iter: 200);

    [Fact]
    public void Integrals_over_adjacent_ranges_add_up() => Gen.Select(Integrand, Limit, Limit, Limit).Sample(
        (p, a, b, c) => p.Integrate(X, a, b) + p.Integrate(X, b, c) == p.Integrate(X, a, c) && p.Integrate(X, a, a).IsZero, iter: 50);

    [Fact]
    public void Antiderivative_exists_exactly_without_the_power_minus_one() => Laurent.Sample(
        p =>
        {
            if (p.Terms.Any(t => t.Monomial.ExponentOf(X) == -1))
            {
                var error = Assert.Throws<LogarithmicIntegralException>(() => p.Antiderivative(X));
                Assert.Same(p, error.Integrand);
                Assert.Equal(X, error.Variable);
            }
            else
            {
                Assert.Equal(p, p.Antiderivative(X).Derivative(X));
                Assert.DoesNotContain(p.Antiderivative(X).Terms, t => t.Monomial.ExponentOf(X) == 0);
            }
        },
        iter: 300);

    /// <summary>(b - a)/90 (7 f_0 + 32 f_1 + 12 f_2 + 32 f_3 + 7 f_4) at five equidistant points: exact up to degree 5.</summary>
    private static LaurentPolynomial Boole(LaurentPolynomial f, LaurentPolynomial a, LaurentPolynomial b)
    {
        LaurentPolynomial At(int quarter) => f.Substitute(X, ((a * (4 - quarter)) + (b * quarter)).Scale(new(1, 4)));
        return (b - a).Scale(new(1, 90)) * ((7 * At(0)) + (32 * At(1)) + (12 * At(2)) + (32 * At(3)) + (7 * At(4)));
    }
}
