using Superposition.Algebra;
using Superposition.Kernels;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>Shares of basins by quadrature over their boundaries.</summary>
public class BasinSharesTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);
    private static readonly LossKernel Kernel = Smallest.Derivation.Loss.Compile();

    [Theory]
    [InlineData("9/10", "1/2", 1, false)]
    [InlineData("1", "3/5", 0.01, false)]
    [InlineData("3/4", "1/20", 10, false)]
    [InlineData("1/100", "1/1000", 1, true)]
    [InlineData("1/3", "400", 0.1, false)]
    public void The_basin_of_an_only_minimum_is_everything(string density, string importance, double scale, bool isDisc)
    {
        var basin = Assert.Single(Of(density, importance, scale, isDisc).Basins);

        Assert.Equal(1, basin.Share, 1e-12);
        Assert.InRange(basin.ThroughClarke, 0, 1);
    }

    /// <summary>A difference of two angles that are equal up to rounding, at one axis or at both.</summary>
    [Theory]
    [InlineData("1", "1", 0.001)]
    [InlineData("1", "1/100", 0.001)]
    [InlineData("0.44444444444445", "3/10", 1)]
    public void A_share_that_vanishes_is_neither_negative_nor_more_exact_than_the_ends_that_are_left_out(string density, string importance, double scale)
    {
        foreach (var basin in Of(density, importance, scale, isDisc: false).Basins)
        {
            Assert.InRange(basin.Share, 0, 1);
            Assert.InRange(basin.ThroughClarke, 0, 1);
            Assert.False(double.IsNegative(basin.ThroughClarke));
            Assert.InRange(basin.EstimatedError, 1e-12, 1e-8);
        }
    }

    /// <summary>Exchanging the features mirrors the plane at w_1 = w_2.</summary>
    [Theory]
    [InlineData("1/2", "3/10", 1, false)]
    [InlineData("1/5", "1/2", 0.1, false)]
    [InlineData("3/10", "7/10", 10, false)]
    [InlineData("1/2", "3/10", 1.5, true)]
    public void Exchanging_the_features_exchanges_the_basins(string density, string importance, double scale, bool isDisc)
    {
        var shares = Of(density, importance, scale, isDisc);
        var exchanged = Of(density, Rational.Parse(importance).Reciprocal().ToString(), scale, isDisc);

        Assert.Equal(2, shares.Basins.Length);
        foreach (var basin in shares.Basins)
        {
            var twin = exchanged.Basins.Single(b => (b.Minimum.Phase == Phase.Antipodal) == (basin.Minimum.Phase == Phase.Antipodal));
            Assert.Equal(basin.Share, twin.Share, 1e-8);
            Assert.Equal(basin.ThroughClarke, twin.ThroughClarke, 1e-6);
            Assert.InRange(basin.EstimatedError, 0, 1e-8);
        }

        Assert.Equal(1, shares.Basins.Sum(b => b.Share), 1e-12);
    }

    [Theory]
    [InlineData("1/2", 1)]
    [InlineData("1/4", 0.001)]
    [InlineData("1/10", 10)]
    public void At_equal_importances_the_two_separatrices_are_mirror_images(string density, double scale)
    {
        var curves = Of(density, "1", scale).Separatrices;

        Assert.Equal(2, curves.Length);
        Assert.Equal(Math.PI / 2, curves[0].MeanAngle + curves[1].MeanAngle, 1e-9);
    }

    /// <summary>The flow itself, in the weights and with the compiled gradient of the whole loss, ends in different minima on the two sides of a separatrix.</summary>
    [Theory]
    [InlineData("1/2", "1")]
    [InlineData("1/2", "3/10")]
    [InlineData("1/5", "1/2")]
    public void On_the_two_sides_of_a_separatrix_the_flow_ends_in_different_minima(string density, string importance)
    {
        var shares = Of(density, importance, 1);
        foreach (var curve in shares.Separatrices.Where(c => c.Point.Kind == CriticalPointKind.Saddle))
        {
            var radii = curve.Curve.Select(w => Math.Sqrt((w.W1 * w.W1) + (w.W2 * w.W2))).ToList();
            foreach (var radius in new[] { 0.05, 0.2, 0.6, 0.9, 1.3, 1.6, 2.5, 4 })
            {
                var (w1, w2) = curve.Curve[radii.FindIndex(r => r >= radius)];
                var (left, right) = (End(shares, Turned(w1, w2, 5e-3)), End(shares, Turned(w1, w2, -5e-3)));
                Assert.True(left != right, $"both sides of ({w1}, {w2}) end in {left.Phase}");
            }
        }
    }

    [Fact]
    public void Another_architecture_is_not_analysed() => Assert.Throws<NotAnalysedException>(() => BasinShares.Of(
        Landscape, new ToyModel(new Architecture(3, 1), [1, 1, 1], new(new Rational(1, 2))), new(1)));

    private static BasinShares Of(string density, string importance, double scale, bool isDisc = false) =>
        BasinShares.Of(Landscape, Smallest.Of(density, importance), new(scale, isDisc));

    private static (double W1, double W2) Turned(double w1, double w2, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        return ((cos * w1) - (sin * w2), (sin * w1) + (cos * w2));
    }

    private static CriticalPoint End(BasinShares shares, (double W1, double W2) w)
    {
        var model = shares.Partition.Census.Model;
        var (p, i) = (model.Density.Value.ToDouble(), model.Importances[1].ToDouble());
        for (var step = 0; step < 200_000; step++)
        {
            foreach (var minimum in shares.Partition.Census.Minima)
            {
                var (m1, m2) = (minimum.W1.Midpoint.ToDouble(), minimum.W2.Midpoint.ToDouble());
                if (Math.Min(Math.Abs(w.W1 - m1) + Math.Abs(w.W2 - m2), Math.Abs(w.W1 + m1) + Math.Abs(w.W2 + m2)) < 1e-3)
                    return minimum;
            }

            // By the convention the flow leaves a Clarke point into w_1 w_2 > 0.
            if (Math.Min(Math.Abs(w.W1), Math.Abs(w.W2)) < 1e-9 && Math.Abs(Math.Max(Math.Abs(w.W1), Math.Abs(w.W2)) - 1) < 1e-9)
                w = (Math.Abs(w.W1) + 1e-6, Math.Abs(w.W2) + 1e-6);
            var size = 0.02 / (p * (1 + i) * (1 + (w.W1 * w.W1) + (w.W2 * w.W2)));
            var jet = Kernel.Jet(w.W1, w.W2, p, i);
            var middle = Kernel.Jet(w.W1 - (size * jet.G1 / 2), w.W2 - (size * jet.G2 / 2), p, i);
            w = (w.W1 - (size * middle.G1), w.W2 - (size * middle.G2));
        }

        throw new InvalidOperationException($"the flow is still at {w}");
    }
}
