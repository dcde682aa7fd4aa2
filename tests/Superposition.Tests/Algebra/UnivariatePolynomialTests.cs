using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

public class UnivariatePolynomialTests
{
    private static readonly Variable T = new("t");
    private static readonly UnivariatePolynomial Zero = UnivariatePolynomial.Zero;
    private static readonly UnivariatePolynomial P = new(-2, 0, 1);

    [Fact]
    public void The_zero_polynomial_has_degree_minus_one_and_no_coefficients()
    {
        Assert.Equal(-1, Zero.Degree);
        Assert.Empty(new UnivariatePolynomial(0, 0, 0).Coefficients);
        Assert.Equal(Zero, new UnivariatePolynomial());
        Assert.Equal("0", Zero.ToString());
        Assert.True(Zero.Leading.IsZero && Zero.Evaluate((Rational)3).IsZero && Zero.SignAt(3) == 0 && Zero[0].IsZero);
        Assert.Equal(RationalInterval.Zero, Zero.Evaluate(new RationalInterval(1, 2)));
        Assert.Equal(Zero, Zero.Derivative());
        Assert.Equal(Zero, Zero.Primitive());
        Assert.Equal(Zero, P * Zero);
        Assert.Equal(Zero, P - P);
        Assert.Equal(Zero, UnivariatePolynomial.From(LaurentPolynomial.Zero, T));
    }

    [Fact]
    public void Division_by_the_zero_polynomial_is_undefined()
    {
        Assert.Throws<DivideByZeroException>(() => P.DivRem(Zero));
        Assert.Throws<DivideByZeroException>(Zero.SquareFreePart);
        Assert.Equal((Zero, Zero), Zero.DivRem(P));
    }

    [Fact]
    public void Gcd_with_zero_is_the_other_polynomial_made_primitive()
    {
        Assert.Equal(Zero, Zero.Gcd(Zero));
        Assert.Equal(P, P.Scale(new(-3, 7)).Gcd(Zero));
        Assert.Equal(P, Zero.Gcd(P.Scale(-1)));
        Assert.Equal(new(1), new UnivariatePolynomial(-6).Gcd(P));
    }

    [Fact]
    public void Constants_are_square_free()
    {
        Assert.Equal(new(1), new UnivariatePolynomial(new Rational(5, 3)).SquareFreePart());
        Assert.Equal(new(-1), new UnivariatePolynomial(-5).SquareFreePart());
    }

    [Fact]
    public void Only_polynomials_in_the_variable_alone_are_univariate()
    {
        Assert.Equal(new(new Rational(1, 2), 0, -3), UnivariatePolynomial.From(LaurentPolynomial.Parse("1/2 - 3*t^2"), T));
        Assert.Throws<ArgumentException>(() => UnivariatePolynomial.From(LaurentPolynomial.Parse("t + s"), T));
        Assert.Throws<ArgumentException>(() => UnivariatePolynomial.From(LaurentPolynomial.Parse("t + 1/t"), T));
    }

    [Fact]
    public void Text_is_infix_in_t() => Assert.Equal("t^2 - 2", P.ToString());
}
