using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>The share of the antipodal minimum up to and along the first-order line.</summary>
public class BasinTransitionTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);
    private static readonly PhaseBoundaries Boundaries = new(Landscape);

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1", 0.1)]
    [InlineData("3/10", 1)]
    [InlineData("3/10", 0.1)]
    [InlineData("1/20", 1)]
    [InlineData("1/20", 0.1)]
    public void At_scales_1_and_a_tenth_the_share_falls_from_a_half_up_to_the_line(string importance, double scale)
    {
        var line = LineAt(importance);
        var shares = new[] { 1, 5, 10, 20, 40, 60, 80, 90, 95, 99, 100 }.Select(percent => Antipodal(line * new Rational(percent, 100), importance, scale)).ToList();

        Assert.All(shares, s => Assert.True(s.Minimum.IsGlobal));
        Assert.InRange(shares[0].Share, 0.49, 0.5);
        Assert.All(shares.Zip(shares.Skip(1)), pair => Assert.True(pair.Second.Share < pair.First.Share, $"{pair.First.Share}, then {pair.Second.Share}"));
    }

    /// <summary>P(N(0, 1) &gt; s/sigma) for s = 1 - 1/sqrt 2, from tables: at sigma = 1, 1/2, 0.3 and 1/10.</summary>
    [Theory]
    [InlineData(1, 0.384801)]
    [InlineData(0.5, 0.279005)]
    [InlineData(0.3, 0.164455)]
    [InlineData(0.1, 0.001701)]
    public void At_small_importances_the_share_on_the_line_is_the_probability_beyond_the_saddle(double scale, double limit)
    {
        var (coarse, fine) = (Distance("1/50"), Distance("1/400"));

        Assert.InRange(fine, 0, Math.Max(0.003 * limit, 1e-4));
        Assert.True(fine < coarse, $"{coarse}, then {fine}");

        double Distance(string importance) => Math.Abs(Antipodal(LineAt(importance), importance, scale).Share - limit);
    }

    [Fact]
    public void In_the_limit_the_saddle_on_the_line_is_at_1_less_the_root_of_a_half() =>
        Assert.Equal(0, new SmallDensityLimits(Boundaries).Saddle.SignOf(new UnivariatePolynomial(1, -4, 2)));

    /// <summary>Just below the density of equal losses.</summary>
    private static Rational LineAt(string importance) => BoundaryPoint.At(Boundaries, Rational.Parse(importance)).FirstOrder.Lower - new Rational(1, 10_000_000);

    private static BasinShare Antipodal(Rational density, string importance, double scale) =>
        BasinShares.Of(Landscape, Smallest.Of(density, Rational.Parse(importance)), new(scale)).Basins.Single(b => b.Minimum.Phase == Phase.Antipodal);
}
