using Superposition.Landscape;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>The radial distributions of initial weights.</summary>
public class InitialWeightsTests
{
    [Fact]
    public void Known_probabilities()
    {
        Assert.Equal(1 - Math.Exp(-0.5), new InitialWeights(1).MassWithin(1), 1e-15);
        Assert.Equal(1 - Math.Exp(-2), new InitialWeights(0.5).MassWithin(1), 1e-15);
        Assert.Equal(0.25, new InitialWeights(2, IsDisc: true).MassWithin(1), 1e-15);
        Assert.Equal(1, new InitialWeights(2, IsDisc: true).MassWithin(5));
    }

    [Theory]
    [InlineData(0.001, false)]
    [InlineData(1, false)]
    [InlineData(10, true)]
    public void The_radius_is_the_inverse_of_the_probability(double scale, bool isDisc)
    {
        var initial = new InitialWeights(scale, isDisc);
        foreach (var u in new[] { 1e-9, 0.1, 0.5, 0.9, 0.999999 })
            Assert.Equal(u, initial.MassWithin(initial.SquaredRadius(u)), 1e-12);
        Assert.Equal(1e-12, initial.MassWithin(initial.InnerRadius * initial.InnerRadius), 1e-15);
        Assert.Equal(1, initial.MassWithin(initial.OuterRadius * initial.OuterRadius), 2e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void The_scale_is_above_0_and_finite(double scale)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new InitialWeights(scale));
        Assert.Throws<ArgumentOutOfRangeException>(() => new InitialWeights(1) with { Scale = scale });
    }
}
