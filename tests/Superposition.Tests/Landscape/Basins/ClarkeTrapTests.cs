using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>The sets of weights that are proven to run into a Clarke point.</summary>
public class ClarkeTrapTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    /// <summary>By hand: on |w| = 1 for the larger weight, u'/(2u) = p^2 t (1 - 2t/3 - J t^2/4 + J t^4/12), with J the other importance over its own.</summary>
    [Theory]
    [InlineData("1/2", "3/10", 1)]
    [InlineData("9/10", "1/2", 2)]
    [InlineData("1", "1", 2)]
    [InlineData("9/10", "100", 1)]
    [InlineData("1/50", "1/100", 1)]
    [InlineData("1", "1/3", 2)]
    public void The_flow_leads_into_a_trap_on_its_lower_side_and_no_trajectory_has_the_loss_to_leave_it_sideways(string density, string importance, int expected)
    {
        var model = Smallest.Of(density, importance);
        var partition = BasinPartition.Of(Landscape, model);
        var loss = Smallest.Derivation.Loss.At(model);
        var through = partition.Regions.Where(r => r.IsThroughClarke).ToList();
        Assert.Equal(expected, through.Count);
        foreach (var region in through)
        {
            var trap = ClarkeTrap.Of(FlowSector.AllOf(loss), loss.Evaluate(0, 0), region)!;
            var isFirst = region.Reached!.W2.Sign == 0;
            var j = isFirst ? model.Importances[1] : model.Importances[1].Reciprocal();

            Assert.Equal((isFirst ? 3 : 2, 1), (trap.Sector, trap.Square));
            Assert.InRange(trap.Slope, new Rational(1, 100), 1);
            for (var k = 1; k <= 20; k++)
            {
                var t = trap.Slope * new Rational(k, 20);
                Assert.True(Rise(t).Sign > 0, $"the flow leads out at t = {t}");
                var (larger, smaller) = (new Rational(k, 10), -trap.Slope * new Rational(k, 10));
                Assert.True(loss.Evaluate(isFirst ? larger : smaller, isFirst ? smaller : larger) >= trap.Level, $"at the distance {k}/10");
            }

            // Nothing is given away: the slope is that of the other border, or where the flow turns, or the end of the sector.
            var other = region.Reached == region.First ? region.Second : region.First;
            var (along, across) = isFirst ? (other.W1.Midpoint, other.W2.Midpoint) : (other.W2.Midpoint, other.W1.Midpoint);
            var beyond = trap.Slope + new Rational(1, 1 << 18);
            Assert.True(beyond > 1 || ((along * across).Sign < 0 && (beyond * along).Abs() > across.Abs()) || Rise(beyond).Sign <= 0, $"{trap.Slope.ToDecimalString(5)} could be larger");

            Rational Rise(Rational t) => 1 - (t * 2 / 3) - (j * t.Pow(2) / 4) + (j * t.Pow(4) / 12);
        }
    }

    [Fact]
    public void A_region_with_a_minimum_has_no_trap()
    {
        var model = Smallest.Of("1/2", "3/10");
        var loss = Smallest.Derivation.Loss.At(model);
        Assert.All(
            BasinPartition.Of(Landscape, model).Regions.Where(r => !r.IsThroughClarke),
            region => Assert.Null(ClarkeTrap.Of(FlowSector.AllOf(loss), loss.Evaluate(0, 0), region)));
    }
}
