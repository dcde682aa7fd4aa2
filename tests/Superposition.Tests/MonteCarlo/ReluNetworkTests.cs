using CsCheck;
using Superposition.Algebra;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Tests.MonteCarlo;

public sealed class ReluNetworkTests
{
    [Theory]
    [InlineData(1.0, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 0.0)]
    [InlineData(0.5, 0.25, 0.0625 + (3 * 0.0625))]
    [InlineData(0.25, 0.5, 0.0625 + (3 * 0.0625))]
    public void An_antipodal_pair_loses_the_smaller_input_twice(double x1, double x2, double expected)
    {
        // w = (1, -1): x'_1 = max(0, x_1 - x_2), x'_2 = max(0, x_2 - x_1), so both residuals are min(x_1, x_2).
        var network = new ReluNetwork(ToyModel.Smallest(new Density(1), 3), new Weights(Architecture.Smallest, 1, -1));

        Assert.Equal(expected, network.WeightedSquaredError([x1, x2], new double[1]));
    }

    [Fact]
    public void Three_features_in_two_dimensions_with_a_bias_are_worked_out_by_hand()
    {
        // W = (1 0 2; 0 1 -1), x = (1/2, 1, 1/4): h = (1, 3/4), W^T h = (1, 3/4, 5/4), b = (-1/2, 1/4, -2), x' = (1/2, 1, 0).
        // The residuals are (0, 0, 1/4), and I_3 = 8.
        var architecture = new Architecture(3, 2, hasBias: true);
        var model = new ToyModel(architecture, [1, 2, 8], new Density(1), [new Rational(-1, 2), new Rational(1, 4), -2]);
        var hidden = new double[2];

        var error = new ReluNetwork(model, new Weights(architecture, 1, 0, 2, 0, 1, -1)).WeightedSquaredError([0.5, 1, 0.25], hidden);

        Assert.Equal([1, 0.75], hidden);
        Assert.Equal(0.5, error);
    }

    [Fact]
    public void Many_samples_at_once_have_the_errors_of_each_to_the_last_bit() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 3], Gen.Bool, Gen.Int[0, 5], Gen.Int[0, 1000000]).Sample((n, m, hasBias, quarter, seed) =>
        {
            var random = new Random(seed);
            Rational Coefficient() => new(random.Next(-30, 31), 20);
            var architecture = new Architecture(n, m, hasBias);
            var network = new ReluNetwork(
                new ToyModel(
                    architecture,
                    [.. Enumerable.Range(0, n).Select(_ => new Rational(random.Next(1, 100), 10))],
                    new Density(1),
                    hasBias ? [.. Enumerable.Range(0, n).Select(_ => Coefficient())] : null),
                new Weights(architecture, [.. Enumerable.Range(0, n * m).Select(_ => Coefficient())]));
            var count = 4 * quarter;
            var inputs = Enumerable.Range(0, n * count).Select(_ => random.NextDouble()).ToArray();
            var errors = new double[count];

            network.WeightedSquaredErrors(inputs, errors);

            return Enumerable.Range(0, count).All(s =>
                errors[s] == network.WeightedSquaredError([.. Enumerable.Range(0, n).Select(i => inputs[(i * count) + s])], new double[m]));
        });

    [Fact]
    public void Weights_of_another_architecture_are_refused()
    {
        var model = ToyModel.Smallest(new Density(1), 1);

        var error = Assert.Throws<ArgumentException>(() => new ReluNetwork(model, new Weights(new Architecture(2, 2), 1, 0, 0, 1)));

        Assert.StartsWith(
            "the weights are bias-free, n = 2, m = 2, the model is bias-free, n = 2, m = 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spans_of_another_length_are_refused()
    {
        var network = new ReluNetwork(ToyModel.Smallest(new Density(1), 1), new Weights(Architecture.Smallest, 1, 1));

        AssertRefused("2 inputs are needed, 3 are given", () => network.WeightedSquaredError(new double[3], new double[1]));
        AssertRefused("1 hidden values are needed, 2 are given", () => network.WeightedSquaredError(new double[2], new double[2]));
        AssertRefused("8 inputs are needed, 4 are given", () => network.WeightedSquaredErrors(new double[4], new double[4]));
        AssertRefused("6 samples are not a multiple of 4", () => network.WeightedSquaredErrors(new double[12], new double[6]));
    }

    private static void AssertRefused(string message, Action action) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
