using CsCheck;
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

    /// <summary>By hand: the flow leads out of equal signs only where r^2 is beyond 1 + 1/I on w_1 = 0 and 1 + I on w_2 = 0, with the loss
    /// p/3 + p I (r^2 - 1)^2/3 and p I/3 + p (r^2 - 1)^2/3 there; out of opposite signs up to the critical points.</summary>
    [Fact]
    public void A_region_is_left_only_above_the_loss_of_the_points_where_the_flow_leads_out() => Gen.Select(Smallest.Density, Smallest.Importance).Sample((p, i) =>
    {
        var third = p / 3;
        var outOfEqualSigns = Rational.Min(third * (1 + i.Reciprocal()), third * (i + (i * i)));
        foreach (var region in BasinPartition.Of(Landscape, Smallest.Of(p, i)).Regions)
        {
            var hasEqualSigns = (region.Minimum.W1 * region.Minimum.W2).Sign > 0;
            var lowest = Rational.Min(region.First.Loss.Lower, region.Second.Loss.Lower);
            if (!region.IsThroughClarke)
                Assert.Equal(hasEqualSigns ? outOfEqualSigns : lowest, region.Level);
            else
                Assert.Equal(Rational.Min(outOfEqualSigns, Rational.Max(region.First.Loss.Lower, region.Second.Loss.Lower)), region.Level);
        }
    }, iter: 50);

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
