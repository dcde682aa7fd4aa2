using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Reporting;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Reporting;

/// <summary>The grid of losses: exact values but for the last bits, symmetric to the bit, linear between.</summary>
public sealed class LossGridTests
{
    // 1/2 and 1/4 are doubles, and so are the weights of the grids: the losses have one rational value each.
    private static readonly CriticalPointCensus Census = CriticalPointCensus.Of(Smallest.Derivation, Smallest.Of(new Rational(1, 2), new Rational(1, 4)));

    private static readonly ExpectedLoss Loss = Smallest.Derivation.Loss;

    [Theory]
    [InlineData(17, 2.0)]
    [InlineData(18, 0.5)]
    [InlineData(33, 10.0)]
    public void Losses_are_the_exact_ones_up_to_8_units_in_the_last_place_of_their_largest_term(int resolution, double reach)
    {
        var grid = LossGrid.Of(Loss, Census, reach, resolution);
        var loss = Loss.At(Census.Model);

        Assert.Equal(resolution * resolution, grid.Losses.Length);
        for (var k = 0; k < grid.Losses.Length; k++)
        {
            var (w1, w2) = (grid.Coordinate(k % resolution), grid.Coordinate(k / resolution));
            var exact = loss.Evaluate(Rational.FromDouble(w1), Rational.FromDouble(w2)).ToDouble();
            var largest = Math.Max(1, Math.Max(Math.Abs(w1), Math.Abs(w2))); // no coefficient is larger than 1/6 here
            Assert.True(Math.Abs(grid.Losses[k] - exact) <= 8 * Math.Pow(largest, 4) / 6 * Math.ScaleB(1, -52), $"{w1} {w2}: {grid.Losses[k]:R} {exact:R}");
        }
    }

    [Fact]
    public void On_an_axis_the_other_feature_is_guessed_as_0_and_on_the_wall_the_loss_is_a_polynomial_in_the_square()
    {
        var grid = LossGrid.Of(Loss, Census, 2, 17);
        for (var k = 0; k < 17; k++)
        {
            var w = grid.Coordinate(k);
            var r = w * w;

            // p/3 ((1 - w_1^2)^2 + I) and p/3 (1 + I (1 - w_2^2)^2) with p = 1/2, I = 1/4.
            Assert.Equal(((1 - r) * (1 - r) + 0.25) / 6, grid.Losses[(8 * 17) + k], 1e-14);
            Assert.Equal((1 + (0.25 * (1 - r) * (1 - r))) / 6, grid.Losses[(k * 17) + 8], 1e-14);

            // (1 + I) (p (1 - p)/3 (1 - r)^2 + p^2 (1/3 - r/4 + r^2/12)), integrated by hand over x_1 > x_2 and x_2 > x_1.
            var wall = 1.25 * (((1 - r) * (1 - r) / 12) + (((1.0 / 3) - (r / 4) + (r * r / 12)) / 4));
            Assert.Equal(wall, grid.Losses[((16 - k) * 17) + k], 1e-14);
        }
    }

    [Theory]
    [InlineData(16)]
    [InlineData(101)]
    public void W_and_its_opposite_have_the_same_bits(int resolution)
    {
        var grid = LossGrid.Of(Loss, Census, 1.5, resolution);

        Assert.Equal((-1.5, 1.5), (grid.Coordinate(0), grid.Coordinate(resolution - 1)));
        Assert.All(Enumerable.Range(0, resolution), k => Assert.Equal(-grid.Coordinate(k), grid.Coordinate(resolution - 1 - k)));
        Assert.Equal(grid.Losses.Reverse(), grid.Losses);
        Assert.Equal(Loss.At(Census.Model).Evaluate(Rational.FromDouble(grid.Coordinate(3)), Rational.FromDouble(grid.Coordinate(1))).ToDouble(), grid.Losses[resolution + 3], 1e-14);
    }

    [Fact]
    public void Between_its_points_the_loss_is_linear_in_each_weight()
    {
        var grid = LossGrid.Of(Loss, Census, 2, 17);
        double At(int row, int column) => grid.Losses[(row * 17) + column];

        Assert.Equal(At(4, 9), grid.Interpolated(0.25, -1));
        Assert.Equal(At(16, 16), grid.Interpolated(2, 2));
        Assert.Equal(((3 * At(4, 9)) + At(4, 10)) / 4, grid.Interpolated(0.3125, -1), 1e-15);
        Assert.Equal((At(4, 9) + At(4, 10) + At(5, 9) + At(5, 10)) / 4, grid.Interpolated(0.375, -0.875), 1e-15);
        Assert.Equal(At(0, 9), grid.Interpolated(0.25, -7));
    }

    [Fact]
    public void Reach_and_resolution_have_ranges()
    {
        Assert.All([0, -1, double.NaN, double.PositiveInfinity], reach => Assert.Throws<ArgumentOutOfRangeException>(() => LossGrid.Of(Loss, Census, reach, 17)));
        Assert.All([0, 15, 4097], resolution => Assert.Throws<ArgumentOutOfRangeException>(() => LossGrid.Of(Loss, Census, 1, resolution)));
    }
}
