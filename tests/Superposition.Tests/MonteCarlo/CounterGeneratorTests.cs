using Superposition.MonteCarlo;

namespace Superposition.Tests.MonteCarlo;

public sealed class CounterGeneratorTests
{
    private const int Draws = 1 << 18;

    /// <summary>The lines "philox4x32 10" of the file kat_vectors of the Random123 distribution: zeros, ones, the digits of pi.</summary>
    [Theory]
    [InlineData("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [InlineData("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void A_block_is_the_published_one(string counter, string key, string expected)
    {
        var c = Words(counter);
        var k = Words(key);

        var (w0, w1, w2, w3) = CounterGenerator.Block((c[0], c[1], c[2], c[3]), (k[0], k[1]));

        Assert.Equal(Words(expected), new[] { w0, w1, w2, w3 });
    }

    [Fact]
    public void The_words_of_an_item_are_the_block_of_its_index_under_the_seed()
    {
        var (w0, w1, w2, w3) = CounterGenerator.Block((0x9abcdef0, 0x12345678, 7, 0), (0xcafef00d, 0xdeadbeef));

        var words = new CounterGenerator(0xdeadbeefcafef00d).Words(0x123456789abcdef0, 7);

        Assert.Equal((((ulong)w1 << 32) | w0, ((ulong)w3 << 32) | w2), words);
    }

    [Fact]
    public void Sub_seeds_differ_from_each_other_and_from_the_words_of_items()
    {
        var generator = new CounterGenerator(1);
        var indices = Enumerable.Range(0, 1000).Select(i => (ulong)i).ToList();

        Assert.Equal(2000, indices.Select(generator.SubSeed).Concat(indices.Select(i => generator.Words(i, 0).Even)).Distinct().Count());
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(0xffffffffffffffffUL)]
    public void Words_have_the_mean_and_the_variance_of_the_uniform_distribution(ulong seed)
    {
        var values = Uniforms(seed);
        var mean = values.Average();
        var variance = values.Average(v => (v - 0.5) * (v - 0.5));

        // Var u = 1/12, Var (u - 1/2)^2 = 1/80 - 1/144 = 1/180.
        AssertZ(mean - (1.0 / 2), 1.0 / 12, values.Length);
        AssertZ(variance - (1.0 / 12), 1.0 / 180, values.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(256)]
    public void Words_are_not_correlated_with_those_before_them(int lag)
    {
        var values = Uniforms(3);
        var covariance = values.Skip(lag).Zip(values, (u, v) => (u - 0.5) * (v - 0.5)).Average();

        // Var (u - 1/2)(v - 1/2) = 1/144 for independent u, v.
        AssertZ(covariance, 1.0 / 144, values.Length - lag);
    }

    [Fact]
    public void Words_of_neighbouring_seeds_are_not_correlated()
    {
        var covariance = Uniforms(3).Zip(Uniforms(4), (u, v) => (u - 0.5) * (v - 0.5)).Average();

        AssertZ(covariance, 1.0 / 144, Draws);
    }

    [Fact]
    public void Every_bit_is_set_half_of_the_time()
    {
        var generator = new CounterGenerator(5);
        var counts = new int[64];
        for (var k = 0; k < Draws; k += 16)
        {
            var (even, odd) = generator.Words((ulong)k, 0);
            for (var bit = 0; bit < counts.Length; bit++)
                counts[bit] += (int)((even >> bit) & 1) + (int)((odd >> bit) & 1);
        }

        const int Words = Draws / 8;
        Assert.All(counts, count => AssertZ(((double)count / Words) - 0.5, 0.25, Words));
    }

    // Words 0 and 1 of item 0, then of item 1, and so on.
    private static double[] Uniforms(ulong seed)
    {
        var generator = new CounterGenerator(seed);
        return [.. Enumerable.Range(0, Draws / 2).SelectMany(k =>
        {
            var (even, odd) = generator.Words((ulong)k, 0);
            return new[] { even * Math.Pow(2, -64), odd * Math.Pow(2, -64) };
        })];
    }

    private static void AssertZ(double difference, double variance, int count) =>
        Assert.InRange(difference / Math.Sqrt(variance / count), -5, 5);

    private static uint[] Words(string text) => [.. text.Split(' ').Select(w => Convert.ToUInt32(w, 16))];
}
