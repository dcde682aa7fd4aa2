using CsCheck;
using Superposition.Algebra;
using Superposition.Model;
using Superposition.Tests.Algebra;

namespace Superposition.Tests.Model;

public class DensityTests
{
    [Fact]
    public void Density_and_sparsity_add_up_to_one() => Gen.Select(Gen.Int[1, 1000], Gen.Int[0, 1000]).Sample(
        (n, rest) =>
        {
            var p = new Rational(n, n + rest);
            var density = new Density(p);
            new Fraction(n, n + rest).AssertIs(density.Value);
            new Fraction(rest, n + rest).AssertIs(density.Sparsity);
            Assert.Equal(density, Density.FromSparsity(density.Sparsity));
            Assert.Equal(p.ToString(), density.ToString());
        },
        iter: 200);

    [Theory]
    [InlineData("0")]
    [InlineData("-1/2")]
    [InlineData("1.0000000000000000000001")]
    [InlineData("2")]
    public void A_density_lies_above_0_and_not_above_1(string value)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Density(Rational.Parse(value)));
        Assert.StartsWith("a density lies in (0, 1]", error.Message, StringComparison.Ordinal);
        Assert.Equal("value", error.ParamName);
        Assert.Equal(Rational.Parse(value).ToString(), error.ActualValue);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-1e-30")]
    [InlineData("3/2")]
    public void A_sparsity_lies_not_below_0_and_below_1(string value)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Density.FromSparsity(Rational.Parse(value)));
        Assert.StartsWith("a sparsity lies in [0, 1)", error.Message, StringComparison.Ordinal);
        Assert.Equal("sparsity", error.ParamName);
        Assert.Equal(Rational.Parse(value).ToString(), error.ActualValue);
    }

    [Fact]
    public void The_ends_of_the_ranges_that_belong_to_them_are_accepted()
    {
        Assert.Equal(Rational.Zero, new Density(1).Sparsity);
        Assert.Equal(Rational.One, Density.FromSparsity(0).Value);
        Assert.Equal(Rational.Parse("1e-300"), new Density(Rational.Parse("1e-300")).Value);
    }
}
