using System.Runtime.Intrinsics;
using Superposition.MonteCarlo;

namespace Superposition.Tests.MonteCarlo;

public sealed class XoshiroLanesTests
{
    private const int Draws = 1 << 18;

    /// <summary>The first ten words of the authors' xoshiro256plus.c in the state (1, 2, 3, 4).</summary>
    private static readonly ulong[] Published =
    [
        5, 211106232532999, 211106635186183, 9223759065350669058, 9250833439874351877,
        13862484359527728515, 2346507365006083650, 1168864526675804870, 34095955243042024, 3466914240207415127,
    ];

    [Fact]
    public void The_words_are_the_published_ones_in_every_lane()
    {
        for (var lane = 0; lane < XoshiroLanes.Count; lane++)
        {
            // The other lanes are in the state (9, 0, 0, 0).
            Vector256<ulong> State(ulong here, ulong elsewhere) => Vector256.Create(elsewhere).WithElement(lane, here);
            var lanes = new XoshiroLanes(State(1, 9), State(2, 0), State(3, 0), State(4, 0));
            foreach (var expected in Published)
            {
                Assert.Equal(expected, lanes.Words[lane]);
                lanes = lanes.Next();
            }
        }
    }

    [Fact]
    public void A_stream_starts_from_words_of_its_block_and_feature()
    {
        const int Feature = 3;
        var generator = new CounterGenerator(17);
        var lanes = XoshiroLanes.Seeded(17, 5, Feature);

        for (var lane = 0; lane < XoshiroLanes.Count; lane++)
        {
            var pair = (uint)((8 * Feature) + (2 * lane));
            var ((a, b), (_, d)) = (generator.Words(5, pair), generator.Words(5, pair + 1));

            // The words a + d now and a ^ b ^ d plus the rotated b ^ d next depend on all of the state but c.
            Assert.Equal(unchecked(a + d), lanes.Words[lane]);
            Assert.Equal(unchecked((a ^ b ^ d) + ulong.RotateLeft(b ^ d, 45)), lanes.Next().Words[lane]);
        }
    }

    [Fact]
    public void No_two_streams_begin_alike() => Assert.Equal(
        10 * 10 * XoshiroLanes.Count,
        (from block in Enumerable.Range(0, 10)
         from feature in Enumerable.Range(0, 10)
         from lane in Enumerable.Range(0, XoshiroLanes.Count)
         select XoshiroLanes.Seeded(1, (ulong)block, feature).Words[lane]).Distinct().Count());

    [Fact]
    public void Words_have_the_mean_and_the_variance_of_the_uniform_distribution_and_no_correlation_between_lanes_features_and_blocks()
    {
        var streams = new[] { (0UL, 0), (0UL, 1), (1UL, 0) }.SelectMany(s => Uniforms(s.Item1, s.Item2)).ToList();

        foreach (var values in streams)
        {
            // Var u = 1/12, Var (u - 1/2)^2 = 1/80 - 1/144 = 1/180.
            AssertZ(values.Average() - 0.5, 1.0 / 12);
            AssertZ(values.Average(v => (v - 0.5) * (v - 0.5)) - (1.0 / 12), 1.0 / 180);
        }

        // Var (u - 1/2)(v - 1/2) = 1/144 for independent u, v.
        for (var i = 0; i < streams.Count; i++)
        {
            for (var j = 0; j < i; j++)
                AssertZ(streams[i].Zip(streams[j], (u, v) => (u - 0.5) * (v - 0.5)).Average(), 1.0 / 144);
            AssertZ(streams[i].Skip(1).Zip(streams[i], (u, v) => (u - 0.5) * (v - 0.5)).Average(), 1.0 / 144);
        }
    }

    private static double[][] Uniforms(ulong block, int feature)
    {
        var lanes = XoshiroLanes.Seeded(2, block, feature);
        var values = Enumerable.Range(0, XoshiroLanes.Count).Select(_ => new double[Draws]).ToArray();
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var lane = 0; lane < XoshiroLanes.Count; lane++)
                values[lane][draw] = lanes.Words[lane] * Math.Pow(2, -64);
            lanes = lanes.Next();
        }

        return values;
    }

    private static void AssertZ(double difference, double variance) => Assert.InRange(difference / Math.Sqrt(variance / Draws), -5, 5);
}
