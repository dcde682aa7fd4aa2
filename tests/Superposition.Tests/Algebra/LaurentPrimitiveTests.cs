using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>The primitive part of a Laurent polynomial and the unit in front of it.</summary>
public class LaurentPrimitiveTests
{
    [Theory]
    [InlineData("4/9*p^2*x - 2/3*p^3", "2/9*p^2", "2*x - 3*p")]
    [InlineData("-1/2*x/y + 1/3*x", "1/6*x/y", "2*y - 3")]
    [InlineData("-6", "6", "-1")]
    [InlineData("x^2/y", "x^2/y", "1")]
    [InlineData("x + 1", "1", "x + 1")]
    [InlineData("0", "1", "0")]
    public void The_primitive_part_has_coprime_integer_coefficients_and_no_monomial_factor(string polynomial, string unit, string primitive)
    {
        var parts = LaurentPolynomial.Parse(polynomial).ToPrimitive();

        Assert.Equal((LaurentPolynomial.Parse(unit), LaurentPolynomial.Parse(primitive)), parts);
        Assert.Equal(LaurentPolynomial.Parse(polynomial), parts.Unit * parts.Primitive);
        Assert.Equal((LaurentPolynomial.One, parts.Primitive), parts.Primitive.ToPrimitive());
    }
}
