using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>The regions of weights from which the gradient flow ends in each minimum, and the sets that a minimum absorbs.</summary>
public class BasinPartitionTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    [Theory]
    [InlineData("1/2", "1", "Saddle: Antipodal - Saddle: Confused")]
    [InlineData("1/2", "3/10", "Saddle: FirstOnly, Clarke: FirstOnly (through), Saddle: Antipodal")]
    [InlineData("9/10", "1/2", "Clarke: Confused, Clarke: Confused (through), Saddle: Confused (through)")]
    public void Each_region_lies_between_two_points_and_leads_to_one_minimum(string density, string importance, string expected)
    {
        var regions = Of(density, importance).Regions;

        var shown = regions.Select(r => $"{r.First.Kind}: {r.Minimum.Phase}{(r.IsThroughClarke ? " (through)" : "")}");
        Assert.Equal(expected.Split(new[] { ", ", " - " }, StringSplitOptions.None).Order(), shown.Order());
        Assert.All(regions.Zip(regions.Skip(1).Append(regions[0])), pair => Assert.Equal(pair.First.Second, pair.Second.First));
    }

    [Theory]
    [InlineData("1/2", "1")]
    [InlineData("1/2", "3/10")]
    [InlineData("1/5", "1/2")]
    public void A_minimum_absorbs_what_is_below_its_borders_and_nothing_is_proven_above(string density, string importance)
    {
        var partition = Of(density, importance);
        foreach (var minimum in partition.Census.Minima)
        {
            var lowest = partition.BordersOf(minimum).MinBy(p => p.Loss.Lower)!.Loss;
            Assert.True(partition.Absorbs(minimum, minimum.Loss.Upper));
            Assert.True(partition.Absorbs(minimum, lowest.Lower - (lowest.Lower * new Rational(1, 1_000_000))));
            Assert.False(partition.Absorbs(minimum, lowest.Upper));
            Assert.False(partition.Absorbs(minimum, lowest.Upper + (lowest.Upper * new Rational(1, 1000))));
        }
    }

    /// <summary>On the ray of a border the loss is nowhere below the border's own: what makes the sets absorbing.</summary>
    [Fact]
    public void On_the_ray_of_a_saddle_the_loss_is_least_at_the_saddle()
    {
        var model = Smallest.Of("1/2", "3/10");
        var loss = Smallest.Derivation.Loss.At(model);
        foreach (var border in BasinPartition.Of(Landscape, model).Regions.Select(r => r.First))
        {
            for (var k = 1; k <= 40; k++)
            {
                var (w1, w2) = (border.W1.Midpoint * new Rational(k, 20), border.W2.Midpoint * new Rational(k, 20));
                Assert.True(loss.Evaluate(w1, w2) >= border.Loss.Lower, $"{border.Kind} at {k}/20");
            }
        }
    }

    private static BasinPartition Of(string density, string importance) => BasinPartition.Of(Landscape, Smallest.Of(density, importance));
}
