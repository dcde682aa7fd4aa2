using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>Shares of basins from random trajectories, against the quadrature, which shares nothing with them but the census.</summary>
public class BasinSamplingTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    [Theory]
    [InlineData("1/2", "1", 1, false)]
    [InlineData("1/2", "3/10", 1, false)]
    [InlineData("1/2", "3/10", 0.1, false)]
    [InlineData("1/2", "10/3", 0.5, false)]
    [InlineData("3/10", "7/10", 10, false)]
    [InlineData("3/10", "1", 0.001, false)]
    [InlineData("1/5", "1/2", 2, false)]
    [InlineData("1/5", "2", 0.3, true)]
    [InlineData("1/20", "1/4", 1, false)]
    [InlineData("9/10", "1/2", 1, false)]
    [InlineData("1", "3/5", 3, true)]
    [InlineData("3/5", "9/10", 1, false)]
    public void Trajectories_and_quadrature_agree_within_their_errors(string density, string importance, double scale, bool isDisc)
    {
        var (shares, sampling) = Of(density, importance, scale, isDisc, 20_000);

        Assert.Equal(0, sampling.Unresolved);
        Assert.Equal(20_000, sampling.Basins.Sum(b => b.Arrived));
        foreach (var (basin, sampled) in shares.Basins.Zip(sampling.Basins))
        {
            Assert.Equal(basin.Minimum, sampled.Minimum);
            AssertNear(basin.Share, sampled.Arrived);
            AssertNear(basin.ThroughClarke, sampled.ThroughClarke);
        }

        void AssertNear(double share, long count)
        {
            var error = Math.Sqrt(share * (1 - Math.Min(share, 1)) / sampling.Trajectories);
            Assert.True(Math.Abs(((double)count / sampling.Trajectories) - share) <= (3.5 * error) + 1e-9, $"{count} of {sampling.Trajectories}, expected {share}");
        }
    }

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

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        var partition = BasinPartition.Of(Landscape, Smallest.Of("1/2", "1"));
        Assert.Throws<ArgumentOutOfRangeException>(() => BasinSampling.Of(Landscape.Derivation, partition, new(1), 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BasinSampling.Of(Landscape.Derivation, partition, new(1), BasinSampling.MaxTrajectories + 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BasinSampling.Of(Landscape.Derivation, partition, new(1), 1, 1, tolerance: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BasinSampling.Of(Landscape.Derivation, partition, new(1), 1, 1, tolerance: double.NaN));
    }

    private static (BasinShares Shares, BasinSampling Sampling) Of(string density, string importance, double scale, bool isDisc, long trajectories)
    {
        var shares = BasinShares.Of(Landscape, Smallest.Of(density, importance), new(scale, isDisc));
        return (shares, BasinSampling.Of(Landscape.Derivation, shares.Partition, shares.Initial, trajectories, seed: 11));
    }
}
