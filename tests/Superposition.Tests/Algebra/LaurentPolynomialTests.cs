using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

public class LaurentPolynomialTests
{
    private static readonly Variable W1 = new("w_1");
    private static readonly Variable W2 = new("w_2");
    private static readonly LaurentPolynomial Sum = (LaurentPolynomial)W1 + W2;

    [Fact]
    public void The_integral_of_one_over_x_is_no_Laurent_polynomial()
    {
        var error = Assert.Throws<LogarithmicIntegralException>(() => LaurentPolynomial.Parse("w_2 + 2*w_2/w_1").Integrate(W1, 1, 2));
        Assert.Equal((LaurentPolynomial)W2 + (2 * (LaurentPolynomial)W2 / W1), error.Integrand);
        Assert.Contains("w_1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_with_the_power_minus_one_that_cancels_is_integrated()
    {
        var integrand = LaurentPolynomial.Parse("1/w_1 + w_1") - LaurentPolynomial.Parse("1/w_1");
        Assert.Equal("3/2", integrand.Integrate(W1, 1, 2).ToString());
    }

    [Fact]
    public void Limits_may_not_contain_the_variable_of_integration()
    {
        Assert.Throws<ArgumentException>(() => Sum.Integrate(W1, 0, W1));
        Assert.Throws<ArgumentException>(() => Sum.Integrate(W1, Sum, 1));
    }

    [Fact]
    public void Limits_in_negative_powers_are_invertible()
    {
        var integrand = LaurentPolynomial.Parse("1/w_1^2");
        Assert.Throws<DivideByZeroException>(() => integrand.Integrate(W1, 0, 1));
        Assert.Throws<NotInvertibleException>(() => integrand.Integrate(W1, 1, 1 + (LaurentPolynomial)W2));
        Assert.Equal("1 - 1/w_2", integrand.Integrate(W1, 1, W2).ToString());
    }

    [Fact]
    public void A_sum_has_no_inverse()
    {
        Assert.Equal(Sum, Assert.Throws<NotInvertibleException>(() => 1 / Sum).Divisor);
        Assert.Throws<NotInvertibleException>(() => Sum.Pow(-2));
        Assert.Throws<NotInvertibleException>(() => ((LaurentPolynomial)W1).Pow(-1).Substitute(W1, Sum));
        Assert.Throws<DivideByZeroException>(() => ((LaurentPolynomial)W1).Pow(-1).Substitute(W1, 0));
        Assert.Throws<DivideByZeroException>(() => Sum / LaurentPolynomial.Zero);
    }

    [Fact]
    public void Zero_to_the_power_zero_is_one() => Assert.Equal(LaurentPolynomial.One, LaurentPolynomial.Zero.Pow(0));

    [Fact]
    public void Substituting_one_variable_twice_is_ambiguous() =>
        Assert.Throws<ArgumentException>(() => Sum.Substitute((W1, 2), (W1, 3)));

    [Fact]
    public void Evaluation_needs_a_value_for_every_variable()
    {
        Assert.Throws<ArgumentException>(() => Sum.Evaluate((W1, Rational.One)));
        Assert.Throws<DivideByZeroException>(() => ((LaurentPolynomial)W1).Pow(-1).Evaluate((W1, Rational.Zero)));
        Assert.Throws<DivideByZeroException>(() => ((LaurentPolynomial)W1).Pow(-1).Evaluate((W1, new RationalInterval(-1, 1))));
        Assert.Equal(5, Sum.Evaluate((W1, (Rational)2), (W2, (Rational)3), (new Variable("p"), Rational.Zero)));
    }

    [Fact]
    public void Zero_has_no_terms_and_no_variables()
    {
        Assert.True(LaurentPolynomial.Zero.IsZero && LaurentPolynomial.Zero.IsConstant && !LaurentPolynomial.Zero.IsMonomial);
        Assert.Empty(LaurentPolynomial.Zero.Variables);
        Assert.Empty(LaurentPolynomial.Zero.Collect(W1));
        Assert.Equal(LaurentPolynomial.Zero, (LaurentPolynomial)0);
        Assert.Equal(LaurentPolynomial.Zero, LaurentPolynomial.FromTerm(0, Monomial.Of(W1)));
        Assert.Equal(LaurentPolynomial.Zero, LaurentPolynomial.Sum([]));
    }

    [Fact]
    public void Monomials_are_ordered_by_degree_then_by_the_first_variable_that_differs()
    {
        string[] order = ["w_1^3", "w_1^2", "w_1*w_2", "w_2^2", "w_1^2/w_2", "w_1", "w_2", "w_1/w_2", "1", "w_2/w_1", "1/w_1", "1/w_1^2"];
        var monomials = order.Select(t => LaurentPolynomial.Parse(t).Terms[0].Monomial).ToList();
        Assert.Equal(monomials, monomials.AsEnumerable().Reverse().Order());
        Assert.Equal([3, 2, 2, 2, 1, 1, 1, 0, 0, 0, -1, -2], monomials.Select(m => m.Degree));
    }

    [Fact]
    public void Degrees_and_exponents_do_not_overflow_silently()
    {
        var (x, y) = (Monomial.Of(W1, int.MaxValue), Monomial.Of(W2, int.MaxValue));
        Assert.True(x * y < x);
        Assert.Throws<OverflowException>(() => (x * y).Degree);
        Assert.Throws<OverflowException>(() => x * x);
        Assert.Throws<OverflowException>(() => x.Pow(2));
    }
}
