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
        var inputs = Draw(p, 1, 2);
        var present = inputs.Where(x => x != 0).ToList();

        Assert.All(inputs, x => Assert.True(x is >= 0 and < 1));
        if (p.IsOne)
            Assert.Equal(inputs.Length, present.Count);
        else
            AssertZ(((double)present.Count / inputs.Length) - p.ToDouble(), (p * (1 - p)).ToDouble(), inputs.Length);
        AssertZ(present.Average() - 0.5, 1.0 / 12, present.Count);
        AssertZ(present.Average(x => (x - 0.5) * (x - 0.5)) - (1.0 / 12), 1.0 / 180, present.Count);
    }

    [Fact]
    public void Features_are_present_and_have_values_independently_of_each_other()
    {
        var p = 0.3;
        var inputs = Draw(new Rational(3, 10), 2, 3);
        foreach (var (i, j) in new[] { (0, 1), (0, 2), (1, 2) })
        {
            var pairs = Feature(inputs, i).Zip(Feature(inputs, j)).ToList();
            var both = pairs.Where(x => x.First != 0 && x.Second != 0).ToList();

            AssertZ(((double)both.Count / Count) - (p * p), p * p * (1 - (p * p)), Count);
            AssertZ(both.Average(x => (x.First - 0.5) * (x.Second - 0.5)), 1.0 / 144, both.Count);
        }
    }

    [Fact]
    public void A_value_is_k_over_K_where_k_is_the_53_high_bits_of_the_word_of_its_sample_and_feature()
    {
        const ulong First = (1UL << 40) + 3;
        const long K = 3L << 51;
        var inputs = new double[5 * 8];
        new InputSampler(new Density(new Rational(3, 4)), 11).Draw(First, 8, inputs);

        for (var feature = 0; feature < 5; feature++)
        {
            for (var s = 0; s < 8; s++)
            {
                var (even, odd) = new CounterGenerator(11).Words(First + (ulong)s, (uint)feature / 2);
                var k = (long)((feature % 2 == 0 ? even : odd) >> 11);
                Assert.Equal(k < K ? (double)k / K : 0, inputs[(feature * 8) + s]);
            }
        }
    }

    [Fact]
    public void Another_seed_has_other_inputs() => Assert.NotEqual(Draw(Rational.One, 1, 1), Draw(Rational.One, 2, 1));

    [Fact]
    public void A_density_below_the_resolution_is_refused()
    {
        var tooSmall = new Density(new Rational(1, 2).Pow(33));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new InputSampler(tooSmall, 0));

        Assert.Contains("a density below 2^-32 is too small to be sampled", error.Message, StringComparison.Ordinal);
        Assert.Contains("1/8589934592", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(6, 12)]
    [InlineData(0, 0)]
    public void Lengths_that_do_not_fit_are_refused(int count, int length) =>
        Assert.Throws<ArgumentException>(() => new InputSampler(new Density(1), 0).Draw(0, count, new double[length]));

    private static double[] Draw(Rational density, ulong seed, int features)
    {
        var inputs = new double[features * Count];
        new InputSampler(new Density(density), seed).Draw(0, Count, inputs);
        return inputs;
    }

    private static IEnumerable<double> Feature(double[] inputs, int feature) => inputs.Skip(feature * Count).Take(Count);

    private static void AssertZ(double difference, double variance, int count) =>
        Assert.InRange(difference / Math.Sqrt(variance / count), -5, 5);
}
