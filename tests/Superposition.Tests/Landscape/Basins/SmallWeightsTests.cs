using CsCheck;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>Theorem 10 against the loss itself, exact, and against boundaries of basins, traced.</summary>
public class SmallWeightsTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    /// <summary>Along a ray L_0 - L = 2 A r^2 - B r^4; 256 directions u = (1 - m^2, 2m)/(1 + m^2) of a half turn, where |u| = 1.</summary>
    [Fact]
    public void The_loss_near_the_origin_falls_fastest_in_one_direction_of_equal_signs_and_slowest_in_one_of_opposite_signs() => Smallest.Model.Sample(
        model =>
        {
            const int count = 256;
            var loss = Smallest.Derivation.Loss.At(model);
            var origin = loss.Evaluate(0, 0);
            var fall = Enumerable.Range(-count / 2, count).Select(k =>
            {
                var m = new Rational(2 * k, count);
                var (w1, w2) = ((1 - (m * m)) / (1 + (m * m)), 2 * m / (1 + (m * m)));
                return (W: (w1, w2), A: (16 * (origin - loss.Evaluate(w1, w2))) - (origin - loss.Evaluate(2 * w1, 2 * w2)));
            }).ToList();
            bool IsTurn(int k, int sign) =>
                (fall[k].A - fall[(k + count - 1) % count].A).Sign == sign && (fall[(k + 1) % count].A - fall[k].A).Sign != sign;

            var highest = Assert.Single(Enumerable.Range(0, count), k => IsTurn(k, 1));
            var lowest = Assert.Single(Enumerable.Range(0, count), k => IsTurn(k, -1));
            Assert.True(Around(highest).Any(w => (w.W1 * w.W2).Sign > 0) && Around(lowest).Any(w => (w.W1 * w.W2).Sign < 0));

            IEnumerable<(Rational W1, Rational W2)> Around(int k) => Enumerable.Range(k + count - 1, 3).Select(i => fall[i % count].W);
        },
        iter: 40);

    /// <summary>A separatrix in the rectangle would bring trajectories of two ends there.</summary>
    [Theory]
    [InlineData("1/2", "1")]
    [InlineData("1/2", "3/10")]
    [InlineData("1", "4/5")]
    [InlineData("1/5", "3")]
    [InlineData("1/20", "1/10")]
    public void No_boundary_of_a_basin_enters_the_rectangle(string density, string importance)
    {
        var i = Rational.Parse(importance).ToDouble();
        var curves = BasinShares.Of(Landscape, Smallest.Of(density, importance), new(1)).Separatrices;

        Assert.NotEmpty(curves);
        Assert.All(curves.SelectMany(c => c.Curve), w => Assert.False(w.W1 * w.W2 > 1e-9 && w.W1 * w.W1 < 1 + i && w.W2 * w.W2 < 1 + (1 / i)));
    }

    [Theory]
    [InlineData("1/2", "1")]
    [InlineData("1/3", "2/3")]
    [InlineData("9/10", "1")]
    [InlineData("1/10", "2")]
    public void The_share_of_the_antipodal_minimum_tends_to_0_with_the_scale_of_the_initial_weights(string density, string importance)
    {
        var shares = new[] { 1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-6, 1e-8, 1e-12, 1e-16 }
            .Select(scale => BasinShares.Of(Landscape, Smallest.Of(density, importance), new(scale)).Basins.Single(b => b.Minimum.Phase == Phase.Antipodal).Share)
            .ToList();

        Assert.All(shares.Zip(shares.Skip(1)), pair => Assert.True(pair.Second < (0.95 * pair.First) + 1e-9, $"{pair}"));
        Assert.InRange(shares[^1], -1e-9, 1e-3);
    }
}
