using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>The map of destinations, found by trajectories alone, against the boundaries of the basins, traced backward in time.</summary>
public class BasinMapTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    /// <summary>Of a disc the points of the map are a sample with an error of the order of the boundary's length times the distance of points.</summary>
    [Theory]
    [InlineData("1/2", "3/10", 2)]
    [InlineData("1/2", "1", 1)]
    [InlineData("9/10", "1", 1.5)]
    [InlineData("1/100", "1/10", 1)]
    [InlineData("1/2", "10/3", 0.5)]
    [InlineData("1", "3/5", 2)]
    public void The_areas_of_the_map_are_the_shares_of_the_quadrature(string density, string importance, double radius)
    {
        var shares = BasinShares.Of(Landscape, Smallest.Of(density, importance), new(radius, IsDisc: true));
        var map = BasinMap.Of(Smallest.Derivation, shares.Partition, radius, 256);
        var inside = Points(map).Where(p => (p.W1 * p.W1) + (p.W2 * p.W2) < radius * radius).ToList();

        Assert.DoesNotContain(BasinMap.Unresolved, map.Destinations);
        for (var k = 0; k < shares.Basins.Length; k++)
        {
            Assert.Equal(shares.Basins[k].Share, inside.Count(p => map.Destinations[p.At] == k) / (double)inside.Count, 0.005);
            Assert.Equal(shares.Basins[k].ThroughClarke, inside.Count(p => map.Destinations[p.At] == k && map.ThroughClarke[p.At] == 1) / (double)inside.Count, 0.005);
        }
    }

    [Fact]
    public void A_minimum_is_in_its_own_basin_and_so_is_its_mirror_image()
    {
        var partition = BasinPartition.Of(Landscape, Smallest.Of("1/2", "3/10"));
        var map = BasinMap.Of(Smallest.Derivation, partition, 1.5, 64);

        foreach (var (minimum, k) in partition.Census.Minima.Select((m, k) => (m, k)))
        {
            foreach (var sign in new[] { 1, -1 })
            {
                var (w1, w2) = (sign * minimum.W1.Midpoint.ToDouble(), sign * minimum.W2.Midpoint.ToDouble());
                var nearest = Points(map).MinBy(p => Math.Abs(p.W1 - w1) + Math.Abs(p.W2 - w2));
                Assert.Equal(k, map.Destinations[nearest.At]);
            }
        }
    }

    [Fact]
    public void The_map_is_its_own_mirror_image_and_exchanging_the_features_reflects_it()
    {
        var (map, exchanged) = (Of("1/2", "3/10"), Of("1/2", "10/3"));
        bool IsAntipodal(BasinMap of, int at) => of.Partition.Census.Minima.ElementAt(of.Destinations[at]).Phase == Phase.Antipodal;

        Assert.Equal(map.Destinations, map.Destinations.Reverse());
        Assert.Equal(map.ThroughClarke, map.ThroughClarke.Reverse());
        foreach (var (at, _, _) in Points(map))
        {
            var reflected = (at % map.Resolution * map.Resolution) + (at / map.Resolution);
            Assert.Equal((IsAntipodal(map, at), map.ThroughClarke[at]), (IsAntipodal(exchanged, reflected), exchanged.ThroughClarke[reflected]));
        }

        static BasinMap Of(string density, string importance) =>
            BasinMap.Of(Smallest.Derivation, BasinPartition.Of(Landscape, Smallest.Of(density, importance)), 2, 64);
    }

    [Fact]
    public void The_map_does_not_depend_on_the_number_of_threads()
    {
        var partition = BasinPartition.Of(Landscape, Smallest.Of("9/10", "1"));
        (sbyte, sbyte)[] Codes(int threads)
        {
            var map = BasinMap.Of(Smallest.Derivation, partition, 2, 64, maxDegreeOfParallelism: threads);
            return [.. map.Destinations.Zip(map.ThroughClarke)];
        }

        Assert.Equal(Codes(1), Codes(4));
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(double.NaN, 64)]
    [InlineData(double.PositiveInfinity, 64)]
    [InlineData(1, 14)]
    [InlineData(1, 65)]
    [InlineData(1, 4098)]
    public void Numbers_out_of_range_are_refused(double reach, int resolution) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        BasinMap.Of(Smallest.Derivation, BasinPartition.Of(Landscape, Smallest.Of("1/2", "1")), reach, resolution));

    private static IEnumerable<(int At, double W1, double W2)> Points(BasinMap map) => Enumerable.Range(0, map.Destinations.Length)
        .Select(at => (at, map.Coordinate(at % map.Resolution), map.Coordinate(at / map.Resolution)));
}
