using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>Shares of basins from random trajectories: seeds, steps and ranges.</summary>
public class BasinSamplingTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    [Fact]
    public void The_counts_depend_on_the_seed_and_not_on_the_number_of_threads()
    {
        var partition = BasinPartition.Of(Landscape, Smallest.Of("1/2", "1"));
        List<(long, long)> Counts(ulong seed, int threads) =>
        [
            .. BasinSampling.Of(Landscape.Derivation, partition, new(1), 40_000, seed, maxDegreeOfParallelism: threads).Basins
                .Select(b => (b.Arrived, b.ThroughClarke)),
        ];

        var one = Counts(1, 1);
        Assert.Equal(one, Counts(1, 4));
        Assert.NotEqual(one, Counts(2, 4));
    }

    /// <summary>The minima to which one machine follows the first trajectories of 40 seeds, so that every other one has to.</summary>
    [Fact]
    public void The_first_trajectory_of_a_seed_ends_in_this_minimum()
    {
        var partition = BasinPartition.Of(Landscape, Smallest.Of("1/2", "1"));
        var ends = Enumerable.Range(0, 40).Select(seed => BasinSampling.Of(Landscape.Derivation, partition, new(1), 1, (ulong)seed).Basins.Single(b => b.Arrived == 1).Minimum.Phase);

        Assert.Equal("aaaacccaacccaccaccacaaacacccaccacaccacca", string.Concat(ends.Select(phase => phase == Phase.Antipodal ? 'a' : 'c')));
    }

    /// <summary>A step of an eighth has an error of 8^-5 of the standard one.</summary>
    [Theory]
    [InlineData("1/2", "1", 1)]
    [InlineData("1/2", "3/10", 0.3)]
    public void A_step_of_an_eighth_changes_no_end_of_10000_trajectories(string density, string importance, double scale)
    {
        var partition = BasinPartition.Of(Landscape, Smallest.Of(density, importance));
        BasinSampling Sampled(double tolerance) => BasinSampling.Of(Landscape.Derivation, partition, new(scale), 10_000, 3, tolerance);

        Assert.Equal(Sampled(BasinSampling.StandardTolerance).Basins.Select(b => b.Arrived), Sampled(BasinSampling.StandardTolerance / 32768).Basins.Select(b => b.Arrived));
    }

    /// <summary>The spinodal of I = 3/10 is at p = 0.53722991660976. At a distance d from it the saddle is above the minimum by a multiple of d^(3/2).</summary>
    [Theory]
    [InlineData("0.53722991", false)]
    [InlineData("0.5372299166", true)]
    [InlineData("0.5372299166097558", true)]
    public void So_near_a_spinodal_that_no_trajectory_is_seen_to_arrive_there_is_no_answer(string density, bool isUndecided)
    {
        var partition = BasinPartition.Of(Landscape, Smallest.Of(density, "3/10"));
        BasinSampling Sampled() => BasinSampling.Of(Landscape.Derivation, partition, new(1), 100, 1);

        if (isUndecided)
            Assert.Throws<CensusUndecidedException>(Sampled);
        else
            Assert.Equal(0, Sampled().Unresolved);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        var partition = BasinPartition.Of(Landscape, Smallest.Of("1/2", "1"));
        Assert.Throws<ArgumentOutOfRangeException>(() => BasinSampling.Of(Landscape.Derivation, partition, new(1), 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BasinSampling.Of(Landscape.Derivation, partition, new(1), BasinSampling.MaxTrajectories + 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BasinSampling.Of(Landscape.Derivation, partition, new(1), 1, 1, tolerance: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BasinSampling.Of(Landscape.Derivation, partition, new(1), 1, 1, tolerance: double.NaN));
    }
}
