using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>A prepared substitution is the substitution.</summary>
public class UnivariateFamilyLaws
{
    private static readonly Variable T = Polynomials.Variables[0];
    private static readonly Variable P = Polynomials.Variables[1];
    private static readonly Variable I = Polynomials.Variables[2];

    [Fact]
    public void Members_are_the_polynomial_with_its_parameters_substituted() => Gen.Select(
        Polynomials.Plain, Numbers.Coefficient, Numbers.Coefficient).Sample(
        (polynomial, p, i) => Assert.Equal(
            UnivariatePolynomial.From(polynomial.Substitute((P, p), (I, i)), T), new UnivariateFamily(polynomial, T, P, I).At(p, i)),
        iter: 1000);

    [Fact]
    public void Other_variables_negative_powers_and_missing_values_are_refused()
    {
        LaurentPolynomial t = T, p = P;
        Assert.Throws<ArgumentException>(() => new UnivariateFamily(t * p, T));
        Assert.Throws<ArgumentException>(() => new UnivariateFamily(p / t, T, P));
        Assert.Throws<ArgumentException>(() => new UnivariateFamily(t / p, T, P));
        Assert.Throws<ArgumentException>(() => new UnivariateFamily(t * p, T, P).At(1, 2));
    }
}
