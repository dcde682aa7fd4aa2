using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>
/// The ReLU output model run forward in double precision: h = W x, x' = max(0, W^T h + b), error sum_i I_i (x_i - x'_i)^2.
/// </summary>
/// <remarks>The network knows nothing of expectations or cells: it is the definition, against which closed forms are checked.</remarks>
public sealed class ReluNetwork
{
    private readonly double[] _weights;
    private readonly double[] _bias;
    private readonly double[] _importances;

    /// <summary>The network with the given parameters, each rounded once to the nearest double.</summary>
    /// <exception cref="ArgumentException">The weights belong to another architecture than the model's.</exception>
    public ReluNetwork(ToyModel model, Weights weights)
    {
        if (weights.Architecture != model.Architecture)
            throw new ArgumentException($"the weights are {weights.Architecture}, the model is {model.Architecture}", nameof(weights));
        (Features, HiddenDimensions) = (model.Architecture.Features, model.Architecture.HiddenDimensions);
        _weights = new double[Features * HiddenDimensions];
        _bias = new double[Features];
        _importances = new double[Features];
        for (var i = 0; i < Features; i++)
        {
            _importances[i] = model.Importances[i].ToDouble();
            _bias[i] = model.Bias is { } bias ? bias[i].ToDouble() : 0;
            for (var j = 0; j < HiddenDimensions; j++)
                _weights[(j * Features) + i] = weights[j, i].ToDouble();
        }
    }

    /// <summary>n, the number of features.</summary>
    public int Features { get; }

    /// <summary>m, the number of hidden dimensions.</summary>
    public int HiddenDimensions { get; }

    /// <summary>sum_i I_i (x_i - x'_i)^2 for one input, not below 0.</summary>
    /// <param name="input">x, of length n.</param>
    /// <param name="hidden">Scratch space of length m; holds h = W x afterwards.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double WeightedSquaredError(ReadOnlySpan<double> input, Span<double> hidden)
    {
        if (input.Length != Features)
            throw new ArgumentException($"{Features} inputs are needed, {input.Length} are given", nameof(input));
        if (hidden.Length != HiddenDimensions)
            throw new ArgumentException($"{HiddenDimensions} hidden values are needed, {hidden.Length} are given", nameof(hidden));

        // h = W x
        for (var j = 0; j < hidden.Length; j++)
        {
            hidden[j] = 0;
            for (var i = 0; i < input.Length; i++)
                hidden[j] += _weights[(j * Features) + i] * input[i];
        }

        // x'_i = max(0, W_i . h + b_i)
        var error = 0.0;
        for (var i = 0; i < input.Length; i++)
        {
            var activation = _bias[i];
            for (var j = 0; j < hidden.Length; j++)
                activation += _weights[(j * Features) + i] * hidden[j];
            var residual = input[i] - Math.Max(0, activation);
            error += _importances[i] * residual * residual;
        }

        return error;
    }

    /// <summary>The same error for many inputs at once, and to the last bit the same numbers.</summary>
    /// <param name="inputs">Feature after feature: x_i of sample s at i times the number of samples + s, both from 0.</param>
    /// <param name="errors">Receives one error per sample; its length, a multiple of 4, is the number of samples.</param>
    /// <exception cref="ArgumentException">The number of samples is not a multiple of 4, or there are not n inputs for each.</exception>
    public void WeightedSquaredErrors(ReadOnlySpan<double> inputs, Span<double> errors)
    {
        if (errors.Length % Vector256<double>.Count != 0)
            throw new ArgumentException($"{errors.Length} samples are not a multiple of {Vector256<double>.Count}", nameof(errors));
        if (inputs.Length != Features * errors.Length)
            throw new ArgumentException($"{Features * errors.Length} inputs are needed, {inputs.Length} are given", nameof(inputs));

        var x = MemoryMarshal.Cast<double, Vector256<double>>(inputs);
        var results = MemoryMarshal.Cast<double, Vector256<double>>(errors);
        var hidden = new Vector256<double>[HiddenDimensions];
        for (var s = 0; s < results.Length; s++)
        {
            // h = W x
            for (var j = 0; j < hidden.Length; j++)
            {
                var sum = Vector256<double>.Zero;
                for (var i = 0; i < Features; i++)
                    sum += _weights[(j * Features) + i] * x[(i * results.Length) + s];
                hidden[j] = sum;
            }

            // x'_i = max(0, W_i . h + b_i)
            var error = Vector256<double>.Zero;
            for (var i = 0; i < Features; i++)
            {
                var activation = Vector256.Create(_bias[i]);
                for (var j = 0; j < hidden.Length; j++)
                    activation += _weights[(j * Features) + i] * hidden[j];
                var residual = x[(i * results.Length) + s] - Vector256.Max(Vector256<double>.Zero, activation);
                error += _importances[i] * residual * residual;
            }

            results[s] = error;
        }
    }
}
