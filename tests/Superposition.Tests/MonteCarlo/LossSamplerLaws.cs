using System.Collections.Immutable;
using CsCheck;
using Superposition.Algebra;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Tests.MonteCarlo;

/// <summary>The vectorised sampler is the plain network on the samples one by one.</summary>
public sealed class LossSamplerLaws
{
    /// <summary>n = 2, m = 1 without bias runs in a loop of its own, everything else in the general one.</summary>
    private static readonly Gen<(ToyModel Model, Weights Weights)> Networks =
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 3], Gen.Bool, Gen.Int[0, 1_000_000]).Select((n, m, hasBias, seed) => Network(n, m, hasBias, new Random(seed)));

    private static readonly Gen<(ToyModel Model, Weights Weights)> SmallestNetworks =
        Gen.Int[0, 1_000_000].Select(seed => Network(2, 1, hasBias: false, new Random(seed)));

    [Fact]
    public void Mean_and_standard_error_are_those_of_the_samples_one_by_one() =>
        Gen.Select(Gen.OneOf(Networks, SmallestNetworks), Gen.Int[2, 300]).Sample(
            (network, samples) => AssertSamplesOneByOne(network.Model, network.Weights, samples), iter: 300);

    [Theory]
    [InlineData(2, 1, false)]
    [InlineData(3, 2, true)]
    public void Blocks_are_joined_and_the_last_row_is_cut_to_the_number_of_samples(int n, int m, bool hasBias)
    {
        var (model, weights) = Network(n, m, hasBias, new Random(1));
        foreach (var samples in new[] { LossSampler.BlockLength, LossSampler.BlockLength + 1, (3 * LossSampler.BlockLength) + 257 })
            AssertSamplesOneByOne(model, weights, samples);
    }

    [Fact]
    public void The_loop_for_the_smallest_network_has_the_same_bits_as_the_general_one() =>
        SmallestNetworks.Sample(network =>
        {
            // A bias of zeros changes no number, but the architecture's loop only where the bias is not zero: the third feature does.
            var (model, weights) = network;
            var architecture = new Architecture(3, 1);
            var three = new ToyModel(architecture, [.. model.Importances, Rational.Parse("1e-300")], model.Density);
            var expected = LossSampler.EstimateGradient(three, new(architecture, weights[0, 0], weights[0, 1], 0), 1003, 5);

            var actual = LossSampler.EstimateGradient(model, weights, 1003, 5);

            Assert.Equal(expected.Loss, actual.Loss);
            Assert.Equal(expected.Gradient.Take(2), actual.Gradient);
            Assert.Equal(actual.Loss, LossSampler.Estimate(model, weights, 1003, 5));
        }, iter: 100);

    [Fact]
    public void One_lane_after_the_other_has_the_same_bits_as_four_at_a_time() =>
        SmallestNetworks.Sample(sample =>
        {
            const int Rows = 257;
            var network = new ReluNetwork(sample.Model, sample.Weights);
            var inputs = new InputSampler(sample.Model.Density);
            XoshiroLanes[] streams = [XoshiroLanes.Seeded(5, 0, 0), XoshiroLanes.Seeded(5, 0, 1)];
            var (loss, derivative1, derivative2) = SmallestForwardPass.LossAndGradient(network, inputs, streams[0], streams[1], Rows);
            var (scalar, scalarLoss) = (new LaneSums[3], new LaneSums[1]);

            ScalarForwardPass.Run(network, inputs, streams, Rows, scalar);
            ScalarForwardPass.Run(network, inputs, streams, Rows, scalarLoss);

            Assert.Equal(Moments(loss, derivative1, derivative2), Moments(scalar));
            Assert.Equal(Moments(loss, SmallestForwardPass.Loss(network, inputs, streams[0], streams[1], Rows)), Moments(scalar[0], scalarLoss[0]));

            static IEnumerable<SampleMoments> Moments(params LaneSums[] sums) => sums.Select(s => s.Moments(4 * Rows, 0));
        }, iter: 100);

    [Fact]
    public void Two_blocks_at_once_have_the_same_bits_as_one_after_the_other() =>
        SmallestNetworks.Sample(sample =>
        {
            const int Rows = 257;
            var network = new ReluNetwork(sample.Model, sample.Weights);
            var inputs = new InputSampler(sample.Model.Density);
            XoshiroLanes Stream(ulong block, int feature) => XoshiroLanes.Seeded(5, block, feature);

            var (first, second) = SmallestForwardPass.Loss(network, inputs, Stream(6, 0).With(Stream(7, 0)), Stream(6, 1).With(Stream(7, 1)), Rows);

            Assert.Equal(SmallestForwardPass.Loss(network, inputs, Stream(6, 0), Stream(6, 1), Rows), first);
            Assert.Equal(SmallestForwardPass.Loss(network, inputs, Stream(7, 0), Stream(7, 1), Rows), second);
        }, iter: 100);

    /// <summary>Bits from one machine, so that every other one has to reproduce them.</summary>
    [Fact]
    public void The_estimate_of_a_seed_is_this_one_to_the_last_bit()
    {
        var model = ToyModel.Smallest(new Density(new Rational(7, 20)), new Rational(7, 10));
        var estimate = LossSampler.EstimateGradient(model, new(model.Architecture, new Rational(51, 50), new Rational(-19, 20)), 1_000_003, 20220914);

        Assert.Equal(
            ["3FA1EE2BA175E9A8", "3F2345C392A99968", "BF9105F823204DCF", "3F2B06981464EF00"],
            new[] { estimate.Loss.Mean, estimate.Loss.StandardError, estimate.Gradient[0].Mean, estimate.Gradient[1].StandardError }.Select(d => BitConverter.DoubleToInt64Bits(d).ToString("X16", null)));
    }

    private static void AssertSamplesOneByOne(ToyModel model, Weights weights, int samples)
    {
        var network = new ReluNetwork(model, weights);
        var gradient = new double[network.Weights.Length];
        var values = SampledInputs.Of(model.Density.Value, 9, network.Features, samples).Select(x =>
        {
            var loss = network.WeightedSquaredError(x, gradient);
            return ImmutableArray.Create([loss, .. gradient]);
        }).ToList();

        var estimate = LossSampler.EstimateGradient(model, weights, samples, 9);

        Assert.Equal((samples, 9UL), (estimate.Loss.Samples, estimate.Loss.Seed));
        Assert.Equal(network.Weights.Length, estimate.Gradient.Length);
        ImmutableArray<(double, double)> estimates = [(estimate.Loss.Mean, estimate.Loss.StandardError), .. estimate.Gradient.Select(g => (g.Mean, g.StandardError))];
        foreach (var ((mean, standardError), k) in estimates.Select((e, k) => (e, k)))
        {
            var expected = values.Average(v => v[k]);
            var squares = values.Sum(v => (v[k] - expected) * (v[k] - expected));
            var size = 1e-12 * values.Max(v => Math.Abs(v[k]));
            Assert.Equal(expected, mean, size);
            Assert.Equal(Math.Sqrt(squares / (samples - 1) / samples), standardError, size);
        }
    }

    private static (ToyModel Model, Weights Weights) Network(int n, int m, bool hasBias, Random random)
    {
        Rational Coefficient() => new(random.Next(-30, 31), 20);
        var architecture = new Architecture(n, m, hasBias);
        return (
            new ToyModel(
                architecture,
                [.. Enumerable.Range(0, n).Select(_ => new Rational(random.Next(1, 100), 10))],
                new Density(new Rational(random.Next(1, 5), 4)),
                hasBias ? [.. Enumerable.Range(0, n).Select(_ => Coefficient())] : null),
            new Weights(architecture, [.. Enumerable.Range(0, n * m).Select(_ => Coefficient())]));
    }
}
