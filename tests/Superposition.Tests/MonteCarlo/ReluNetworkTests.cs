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

        Assert.Equal(expected, network.WeightedSquaredError([x1, x2]));
    }

    [Fact]
    public void Three_features_in_two_dimensions_with_a_bias_are_worked_out_by_hand()
    {
        // W = (1 0 2; 0 1 -1), x = (1/2, 1, 1/4): h = (1, 3/4), W^T h = (1, 3/4, 5/4), b = (-1/2, 1/4, -2), x' = (1/2, 1, 0).
        // The residuals are (0, 0, 1/4), and I_3 = 8.
        var architecture = new Architecture(3, 2, hasBias: true);
        var model = new ToyModel(architecture, [1, 2, 8], new Density(1), [new Rational(-1, 2), new Rational(1, 4), -2]);

        var error = new ReluNetwork(model, new Weights(architecture, 1, 0, 2, 0, 1, -1)).WeightedSquaredError([0.5, 1, 0.25]);

        Assert.Equal(0.5, error);
    }

    [Fact]
    public void The_gradient_is_the_limit_of_the_difference_quotient() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 3], Gen.Bool, Gen.Int[0, 1_000_000]).Sample((n, m, hasBias, seed) =>
        {
            var random = new Random(seed);
            Rational Coefficient() => new(random.Next(-30, 31), 20);
            var architecture = new Architecture(n, m, hasBias);
            var model = new ToyModel(
                architecture,
                [.. Enumerable.Range(0, n).Select(_ => new Rational(random.Next(1, 100), 10))],
                new Density(1),
                hasBias ? [.. Enumerable.Range(0, n).Select(_ => Coefficient())] : null);
            Rational[] weights = [.. Enumerable.Range(0, n * m).Select(_ => Coefficient())];
            double[] input = [.. Enumerable.Range(0, n).Select(_ => random.NextDouble())];
            var gradient = new double[n * m];
            new ReluNetwork(model, new(architecture, [.. weights])).WeightedSquaredError(input, gradient);

            var step = Rational.Parse("1e-6");
            for (var k = 0; k < weights.Length; k++)
            {
                double Error(Rational change) => new ReluNetwork(model, new(architecture, [.. weights.Select((w, i) => i == k ? w + change : w)])).WeightedSquaredError(input);
                var (before, here, after) = (Error(-step), Error(0), Error(step));

                // Where the two sides differ, a ReLU switches.
                if (Math.Abs(before - (2 * here) + after) < 1e-9)
                    Assert.Equal((after - before) / 2e-6, gradient[k], 1e-5);
            }
        }, iter: 500);

    [Fact]
    public void The_gradient_of_one_feature_is_worked_out_by_hand()
    {
        // E = 3 x^2 (1 - w^2)^2, dE/dw = -12 x^2 w (1 - w^2): at w = 1/2, x = 1/2 it is -9/8.
        var architecture = new Architecture(1, 1);
        var gradient = new double[1];

        var error = new ReluNetwork(new ToyModel(architecture, [3], new Density(1)), new(architecture, new Rational(1, 2))).WeightedSquaredError([0.5], gradient);

        Assert.Equal((3.0 / 4 * 9 / 16, -9.0 / 8), (error, gradient[0]));
    }

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

        AssertRefused("2 inputs are needed, 3 are given", () => network.WeightedSquaredError(new double[3]));
        AssertRefused("2 derivatives are asked for, 3 have room", () => network.WeightedSquaredError(new double[2], new double[3]));
    }

    private static void AssertRefused(string message, Action action) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
