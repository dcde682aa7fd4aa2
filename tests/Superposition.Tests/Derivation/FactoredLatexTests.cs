using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Tests.Derivation;

/// <summary>Probabilities p^a (1-p)^b are printed as products.</summary>
public class FactoredLatexTests
{
    [Theory]
    [InlineData("1-p", "\\left(1 - p\\right)")]
    [InlineData("p-1", "-\\left(1 - p\\right)")]
    [InlineData("p-p^2", "p \\left(1 - p\\right)")]
    [InlineData("(1-p)^2", "\\left(1 - p\\right)^2")]
    [InlineData("-2*p^3*(1-p)^2*w_1/w_2", "-\\frac{2 p^3 w_1}{w_2} ")]
    [InlineData("I_2*p*(1-p)/3", "\\frac{1}{3} ")]
    public void A_power_of_1_minus_p_is_kept_apart(string polynomial, string start)
    {
        var latex = FactoredLatex.Of(LaurentPolynomial.Parse(polynomial));

        Assert.NotNull(latex);
        Assert.StartsWith(start, latex, StringComparison.Ordinal);
        Assert.Contains("\\left(1 - p\\right)", latex, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("p")]
    [InlineData("p^2*w_1")]
    [InlineData("1+p")]
    [InlineData("1-p^2")]
    [InlineData("1-2*p")]
    [InlineData("w_1-p*w_2")]
    [InlineData("1/p-1")]
    public void Other_polynomials_have_no_such_form(string polynomial) => Assert.Null(FactoredLatex.Of(LaurentPolynomial.Parse(polynomial)));

    [Theory]
    [InlineData("w_1-p*w_1", "w_1 \\left(1 - p\\right)")]
    [InlineData("w_1+w_2", "\\left(w_1 + w_2\\right)")]
    [InlineData("-w_1", "\\left(- w_1\\right)")]
    [InlineData("w_1", "w_1")]
    public void A_sum_that_does_not_factor_and_a_leading_minus_are_in_parentheses_as_factors(string polynomial, string latex) =>
        Assert.Equal(latex.Replace(" ", "", StringComparison.Ordinal), ((Expression)LaurentPolynomial.Parse(polynomial)).ToLatexFactor().Replace(" ", "", StringComparison.Ordinal));
}
