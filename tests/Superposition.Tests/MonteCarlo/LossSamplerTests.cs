using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Tests.MonteCarlo;

/// <summary>Expectations worked out by hand; the guarantees of the sampler. Importances, weights, biases are written as lists.</summary>
public sealed class LossSamplerTests
{
    private const long Samples = 1 << 18;

    public static TheoryData<string, string, int, string, string, string?, string> Expectations => new()
    {
        // what, p, m, I, W, b, L
        { "W = 0 loses p/3 sum I_i", "3/10", 1, "1 2 5", "0 0 0", null, "8/10" },
        { "W = 0 loses p/3 sum I_i, sparse", "1/1000", 2, "1 1/2", "0 0 0 0", null, "1/2000" },
        { "one feature loses p (1 - w^2)^2 / 3", "1/2", 1, "1", "1/2", null, "3/32" },
        { "one feature loses p (1 - w^2)^2 / 3, w^2 > 1", "1/20", 1, "1", "3/2", null, "5/192" },
        { "w = (1, 0) loses the second feature, I p / 3", "1/4", 1, "1 3", "1 0", null, "1/4" },
        { "w = (1, 1) adds the other input, p (1 + I) / 3", "2/5", 1, "1 2", "1 1", null, "2/5" },
        { "w = (1, -1) loses (1 + I) E min^2 = (1 + I) p^2 / 6", "3/5", 1, "1 1/4", "1 -1", null, "3/40" },
        { "an antipodal pair and a feature of its own lose p^2 / 3", "1/2", 2, "1 1 7", "1 -1 0 0 0 1", null, "1/12" },

        // x < 1/2: x^2, integral 1/24; x > 1/2: (3x/4 + 1/8)^2, integral 4/9 ((7/8)^3 - (1/2)^3) / 1 = 31/128.
        { "w = 1/2, b = -1/8 loses p (1/24 + 31/128)", "3/4", 1, "1", "1/2", "-1/8", "109/512" },

        // Absent: b^2. Present: (3x/4 - 1/2)^2, integral 4/9 ((1/4)^3 + (1/2)^3) = 1/16.
        { "w = 1/2, b = 1/2 loses (1 - p)/4 + p/16", "1/5", 1, "1", "1/2", "1/2", "17/80" },
    };

    [Theory]
    [MemberData(nameof(Expectations))]
    public void The_estimate_agrees_with_the_expectation_by_hand(
        string what, string p, int hiddenDimensions, string importances, string weights, string? bias, string expected)
    {
        var (model, w) = Network(p, hiddenDimensions, importances, weights, bias);

        var estimate = LossSampler.Estimate(model, w, Samples, 1);

        var z = (estimate.Mean - Rational.Parse(expected).ToDouble()) / estimate.StandardError;
        Assert.True(Math.Abs(z) < 5, $"{what}: z = {z}, {estimate}");
    }

    [Theory]
    [InlineData(1, "1", "1")]
    [InlineData(1, "1", "-1")]
    [InlineData(2, "1 3", "1 0 0 1")]
    [InlineData(2, "1 3", "0 -1 1 0")]
    public void An_orthogonal_matrix_loses_nothing(int hiddenDimensions, string importances, string weights)
    {
        var (model, w) = Network("1/2", hiddenDimensions, importances, weights);

        Assert.Equal(new LossEstimate(Samples, 1, 0, 0), LossSampler.Estimate(model, w, Samples, 1));
    }

    [Fact]
    public void The_estimate_is_the_same_to_the_last_bit_for_any_number_of_threads()
    {
        var (model, w) = Network("1/3", 2, "1 2 3", "4/5 -1/2 1/7 1 1/3 -2/3");
        var expected = LossSampler.Estimate(model, w, Samples + 17, 5, maxDegreeOfParallelism: 1);

        Assert.Equal(expected, LossSampler.Estimate(model, w, Samples + 17, 5, maxDegreeOfParallelism: 2));
        Assert.Equal(expected, LossSampler.Estimate(model, w, Samples + 17, 5, maxDegreeOfParallelism: 8));
        Assert.Equal(expected, LossSampler.Estimate(model, w, Samples + 17, 5));
        Assert.NotEqual(expected.Mean, LossSampler.Estimate(model, w, Samples + 17, 6).Mean);
    }

    /// <summary>Present and without weights the loss is (x - b)^2 with the deviation 2 b / sqrt(12), up to a part in b; all losses are near b^2.</summary>
    [Fact]
    public void A_large_bias_costs_no_digits_of_the_standard_error()
    {
        var (model, w) = Network("1", 1, "1", "0", "1e9");

        var estimate = LossSampler.Estimate(model, w, Samples, 1);

        Assert.InRange(estimate.StandardError * Math.Sqrt(Samples) / (2e9 / Math.Sqrt(12)), 0.99, 1.01);
        Assert.InRange((estimate.Mean - 1e18 + 1e9) / estimate.StandardError, -5, 5);
    }

    [Fact]
    public void The_standard_error_is_the_deviation_of_the_loss_over_the_root_of_the_number_of_samples()
    {
        // W = 0, n = 1: the loss is x^2 if present, so its variance is p/5 - p^2/9.
        var (model, w) = Network("1/2", 1, "1", "0");
        var deviation = Math.Sqrt((1.0 / 10) - (1.0 / 36));

        foreach (var samples in new[] { 1L << 14, 1L << 16, 1L << 18, 1L << 20 })
            Assert.Equal(1, LossSampler.Estimate(model, w, samples, 3).StandardError * Math.Sqrt(samples) / deviation, 0.03);
    }

    [Fact]
    public void A_variance_far_below_the_square_of_the_mean_keeps_its_digits()
    {
        // b = 10^6 and w = 0 give (x - 10^6)^2, whose deviation is 2 10^6 / sqrt(12) nearly.
        var (model, w) = Network("1", 1, "1", "0", "1000000");

        var estimate = LossSampler.Estimate(model, w, Samples, 3);

        Assert.Equal(1, estimate.StandardError * Math.Sqrt(Samples) / (2e6 / Math.Sqrt(12)), 0.01);
    }

    [Theory]
    [InlineData("1", 1e-3)]
    [InlineData("1/100", 1e-3)]
    [InlineData("1/100", 4e-4)]
    public void A_wanted_relative_error_is_reached_with_the_first_group_of_blocks_that_reaches_it(string p, double wanted)
    {
        // W = 0, n = 1: mean p/3, variance p/5 - p^2/9, so N = (9/(5 p) - 1)/wanted^2 is needed.
        var (model, w) = Network(p, 1, "1", "0");
        var needed = ((9 / (5 * Rational.Parse(p).ToDouble())) - 1) / (wanted * wanted);

        var estimate = LossSampler.Estimate(model, w, LossSampler.MaxSamples, 3, relativeError: wanted);

        Assert.Equal((long)Math.Ceiling(needed / LossSampler.GroupLength) * LossSampler.GroupLength, estimate.Samples);
        Assert.True(estimate.StandardError <= wanted * estimate.Mean, $"{estimate}");
        Assert.Equal(estimate, LossSampler.Estimate(model, w, estimate.Samples, 3));
    }

    [Fact]
    public void A_relative_error_that_is_not_reached_ends_with_the_samples()
    {
        var (model, w) = Network("1/2", 1, "1", "0");

        Assert.Equal(LossSampler.Estimate(model, w, 1000, 3), LossSampler.Estimate(model, w, 1000, 3, relativeError: 1e-9));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossSampler.Estimate(model, w, 1000, 3, relativeError: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossSampler.Estimate(model, w, 1000, 3, relativeError: double.NaN));
    }

    [Fact]
    public void The_gradient_agrees_with_the_derivative_by_hand()
    {
        // One feature loses p (1 - w^2)^2 / 3, so its derivative is -4 p w (1 - w^2) / 3.
        var (model, w) = Network("1/5", 1, "3", "1/2");

        var gradient = Assert.Single(LossSampler.EstimateGradient(model, w, Samples, 1).Gradient);

        Assert.InRange((gradient.Mean - (-3 * 4.0 / 5 * 0.5 * 0.75 / 3)) / gradient.StandardError, -5, 5);
    }

    [Fact]
    public void Cancellation_stops_the_work()
    {
        var (model, w) = Network("1/2", 1, "1 1", "1/2 1/2");
        using var source = new CancellationTokenSource();
        var progress = new Reports(_ => source.Cancel());

        Assert.ThrowsAny<OperationCanceledException>(() =>
            LossSampler.Estimate(model, w, LossSampler.BlockLength * 1000L, 1, progress, 2, cancellationToken: source.Token));

        Assert.InRange(progress.Values.Count, 1, 100);
    }

    [Fact]
    public void Progress_rises_to_the_number_of_samples()
    {
        var (model, w) = Network("1/2", 1, "1 1", "1/2 1/2");
        var progress = new Reports(_ => { });

        LossSampler.Estimate(model, w, (5 * LossSampler.BlockLength) + 1, 1, progress);

        Assert.Equal(3, progress.Values.Count);
        Assert.Equal(progress.Values.Order(), progress.Values);
        Assert.Equal((5 * LossSampler.BlockLength) + 1, progress.Values[^1]);
    }

    [Theory]
    [InlineData(1, 1, "a number of samples lies in [2, 2^40]")]
    [InlineData(LossSampler.MaxSamples + 1, 1, "a number of samples lies in [2, 2^40]")]
    [InlineData(10, 0, "a number of threads is above 0")]
    [InlineData(10, -2, "a number of threads is above 0")]
    public void Arguments_out_of_range_are_refused(long samples, int threads, string message)
    {
        var (model, w) = Network("1/2", 1, "1 1", "1/2 1/2");

        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            LossSampler.Estimate(model, w, samples, 1, maxDegreeOfParallelism: threads));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    private static (ToyModel Model, Weights Weights) Network(
        string p, int hiddenDimensions, string importances, string weights, string? bias = null)
    {
        var i = List(importances);
        var architecture = new Architecture(i.Length, hiddenDimensions, bias is not null);
        return (
            new ToyModel(architecture, i, new Density(Rational.Parse(p)), bias is null ? null : List(bias)),
            new Weights(architecture, List(weights)));
    }

    private static ImmutableArray<Rational> List(string text) => [.. text.Split(' ').Select(Rational.Parse)];

    private sealed class Reports(Action<long> action) : IProgress<long>
    {
        public List<long> Values { get; } = [];

        public void Report(long value)
        {
            Values.Add(value);
            action(value);
        }
    }
}
