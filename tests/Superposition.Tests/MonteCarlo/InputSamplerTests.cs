using System.Runtime.Intrinsics;
using Superposition.Algebra;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Tests.MonteCarlo;

public sealed class InputSamplerTests
{
    private const int Count = 1 << 18;

    [Theory]
    [InlineData("1")]
    [InlineData("1/2")]
    [InlineData("1/20")]
    [InlineData("1/1000")]
    public void A_feature_is_present_with_its_density_and_then_uniform(string density)
    {
        var p = Rational.Parse(density);
        var inputs = SampledInputs.Of(p, 1, 2, Count).SelectMany(x => x).ToList();
        var present = inputs.Where(x => x != 0).ToList();

        Assert.All(inputs, x => Assert.True(x is >= 0 and <= 1));
        if (p.IsOne)
            Assert.Equal(inputs.Count, present.Count);
        else
            AssertZ(((double)present.Count / inputs.Count) - p.ToDouble(), (p * (1 - p)).ToDouble(), inputs.Count);
        AssertZ(present.Average() - 0.5, 1.0 / 12, present.Count);
        AssertZ(present.Average(x => (x - 0.5) * (x - 0.5)) - (1.0 / 12), 1.0 / 180, present.Count);
    }

    [Fact]
    public void Features_are_present_and_have_values_independently_of_each_other()
    {
        var p = 0.3;
        var inputs = SampledInputs.Of(new Rational(3, 10), 2, 3, Count).ToList();
        foreach (var (i, j) in new[] { (0, 1), (0, 2), (1, 2) })
        {
            var both = inputs.Where(x => x[i] != 0 && x[j] != 0).ToList();

            AssertZ(((double)both.Count / Count) - (p * p), p * p * (1 - (p * p)), Count);
            AssertZ(both.Average(x => (x[i] - 0.5) * (x[j] - 0.5)), 1.0 / 144, both.Count);
        }
    }

    [Theory]
    [InlineData("3/4", 3L << 50)]
    [InlineData("1", 1L << 52)]
    [InlineData("1/1000", 4503599627370L)]
    [InlineData("1/2147483648", 1L << 21)]
    public void A_value_is_1_minus_k_over_K_down_to_0_where_k_is_the_52_high_bits_of_the_word(string density, long bound)
    {
        var inputs = new InputSampler(new Density(Rational.Parse(density)));
        var random = new Random(1);
        ulong[] edges = [0, (ulong)(bound - 1) << 12, ((ulong)(bound - 1) << 12) | 0xfff, unchecked((ulong)bound << 12), ulong.MaxValue];
        foreach (var word in edges.Concat(Enumerable.Range(0, 10_000).Select(_ => (ulong)random.NextInt64() << 1)))
        {
            var k = (long)(word >> 12);
            var x = inputs.Values(Vector256.Create(word))[0];
            if (k > bound + 2)
                Assert.Equal(0, x);
            else
                Assert.Equal(Math.Max(0, (double)(bound - k) / bound), x, 2.0 / bound);
        }
    }

    [Fact]
    public void A_feature_has_the_same_values_whatever_the_number_of_features()
    {
        var p = new Rational(1, 2);

        Assert.Equal(SampledInputs.Of(p, 7, 2, 100), SampledInputs.Of(p, 7, 5, 100).Select(x => x[..2]));
        Assert.NotEqual(SampledInputs.Of(p, 7, 2, 100), SampledInputs.Of(p, 8, 2, 100));
    }

    [Fact]
    public void A_density_below_the_resolution_is_refused()
    {
        var tooSmall = new Density(new Rational(1, 2).Pow(33));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new InputSampler(tooSmall));

        Assert.Contains("a density below 2^-32 is too small to be sampled", error.Message, StringComparison.Ordinal);
        Assert.Contains("1/8589934592", error.Message, StringComparison.Ordinal);
    }

    private static void AssertZ(double difference, double variance, int count) =>
        Assert.InRange(difference / Math.Sqrt(variance / count), -5, 5);
}
