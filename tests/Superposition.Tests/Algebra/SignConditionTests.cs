using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.Polynomials;

namespace Superposition.Tests.Algebra;

public class SignConditionTests
{
    private static readonly LaurentPolynomial W1 = new Variable("w_1");
    private static readonly LaurentPolynomial W2 = new Variable("w_2");

    [Fact]
    public void A_condition_holds_where_the_expanded_product_has_its_sign() => Gen.Select(Laurent.Array[0, 3], Gen.Bool, Point).Sample(
        (factors, positive, point) =>
        {
            var condition = new SignCondition([.. factors], positive ? 1 : -1);
            var product = factors.Aggregate(new Fraction(1, 1), (value, f) => value * Fraction.Of(f.Evaluate(At(point))));
            Assert.Equal((positive ? 1 : -1) == product.N.Sign, condition.HoldsAt(At(point)));
            product.AssertIs(condition.Product.Evaluate(At(point)));
        },
        iter: 200);

    [Fact]
    public void On_the_boundary_neither_sign_holds()
    {
        Assert.False(new SignCondition([W1], 1).HoldsAt((new("w_1"), Rational.Zero)));
        Assert.False(new SignCondition([W1], -1).HoldsAt((new("w_1"), Rational.Zero)));
    }

    [Fact]
    public void A_condition_prints_its_factors_apart()
    {
        Assert.Equal("w_1*w_2 > 0", new SignCondition([W1, W2], 1).ToString());
        Assert.Equal("w_1*(w_1 - w_2) < 0", new SignCondition([W1, W1 - W2], -1).ToString());
        Assert.Equal("w_1*(-1*w_2) < 0", new SignCondition([W1, -W2], -1).ToString());
        Assert.Equal("-1*w_1*w_2 < 0", new SignCondition([-W1, W2], -1).ToString());
        Assert.Equal("1 > 0", new SignCondition([], 1).ToString());
        Assert.Equal("w_1 (w_1 - w_2) < 0", new SignCondition([W1, W1 - W2], -1).ToLatex());
        Assert.Equal("w_1 (-w_2) > 0", new SignCondition([W1, -W2], 1).ToLatex());
    }

    [Fact]
    public void The_printed_product_reads_back_as_the_product() => Laurent.Where(p => !p.IsZero).Array[1, 3].Sample(
        factors =>
        {
            var condition = new SignCondition([.. factors], 1);
            return LaurentPolynomial.Parse(condition.ToString()[..^" > 0".Length]) == condition.Product;
        },
        iter: 200);

    [Fact]
    public void Equal_conditions_are_equal_by_value()
    {
        SignCondition a = new([W1, W1 - W2], 1), b = new([W1, W1 - W2], 1);
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.NotEqual(a, b with { Sign = -1 });
        Assert.NotEqual(a, new([W1], 1));
        PiecewisePolynomial f = new([new([a], W1)]), g = new([new([b], W1)]);
        Assert.Equal(f, g);
        Assert.Equal(f.GetHashCode(), g.GetHashCode());
        Assert.NotEqual(f, new([new([a], W2)]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-2)]
    public void The_sign_is_one_or_minus_one(int sign)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SignCondition([W1], sign));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SignCondition([W1], 1) with { Sign = sign });
    }
}
