using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>
/// The ReLU output model run forward in double precision: h = W x, x' = max(0, W^T h + b), error sum_i I_i (x_i - x'_i)^2, and the gradient
/// of that error by the weights.
/// </summary>
/// <remarks>
/// <para>The network knows nothing of expectations or cells: it is the definition, against which closed forms are checked. This is its
/// plain form, one input at a time; <see cref="LossSampler"/> runs it in vectors.</para>
/// <para>Rounding: sums are chains of fused multiply-adds, which every machine rounds alike. Importances are taken relative to the first,
/// so a model whose first importance is 1, as in the phase diagram, loses nothing to that factor.</para>
/// </remarks>
public sealed class ReluNetwork
{
    private readonly double[] _weights;
    private readonly double[] _bias;
    private readonly double[] _relativeImportances;

    /// <summary>The network with the given parameters, each rounded once to the nearest double.</summary>
    /// <exception cref="ArgumentException">The weights belong to another architecture than the model's.</exception>
    public ReluNetwork(ToyModel model, Weights weights)
    {
        if (weights.Architecture != model.Architecture)
            throw new ArgumentException($"the weights are {weights.Architecture}, the model is {model.Architecture}", nameof(weights));
        (Features, HiddenDimensions) = (model.Architecture.Features, model.Architecture.HiddenDimensions);
        FirstImportance = model.Importances[0].ToDouble();
        _relativeImportances = [.. model.Importances.Select(i => (i / model.Importances[0]).ToDouble())];
        _bias = model.Bias is { } bias ? [.. bias.Select(b => b.ToDouble())] : new double[Features];
        _weights = new double[HiddenDimensions * Features];
        for (var j = 0; j < HiddenDimensions; j++)
        {
            for (var i = 0; i < Features; i++)
                _weights[(j * Features) + i] = weights[j, i].ToDouble();
        }
    }

    /// <summary>n, the number of features.</summary>
    public int Features { get; }

    /// <summary>m, the number of hidden dimensions.</summary>
    public int HiddenDimensions { get; }

    /// <summary>I_1, the unit of <see cref="RelativeImportances"/>.</summary>
    public double FirstImportance { get; }

    /// <summary>I_i / I_1, feature after feature; the first is 1.</summary>
    public ReadOnlySpan<double> RelativeImportances => _relativeImportances;

    /// <summary>W, row after row: W_ji at j n + i, both from 0.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>b_1..b_n, zeros without bias.</summary>
    public ReadOnlySpan<double> Bias => _bias;

    /// <summary>sum_i I_i (x_i - x'_i)^2 for one input, not below 0.</summary>
    /// <param name="input">x, of length n.</param>
    /// <exception cref="ArgumentException">The input has another length.</exception>
    public double WeightedSquaredError(ReadOnlySpan<double> input) => WeightedSquaredError(input, []);

    /// <summary>The same error with its derivatives by the weights, where the derivative of max(0, z) is 1 for z &gt; 0 and else 0.</summary>
    /// <param name="input">x, of length n.</param>
    /// <param name="gradient">Receives d/dW_jk at j n + k, both from 0; of length m n, or empty if not wanted.</param>
    /// <remarks>
    /// With g_i = dE/dz_i = -2 I_i (x_i - x'_i) where z_i &gt; 0: dE/dW_jk = h_j g_k + x_k sum_i W_ji g_i, since W enters z = W^T W x + b twice.
    /// </remarks>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double WeightedSquaredError(ReadOnlySpan<double> input, Span<double> gradient)
    {
        if (input.Length != Features)
            throw new ArgumentException($"{Features} inputs are needed, {input.Length} are given", nameof(input));
        if (!gradient.IsEmpty && gradient.Length != _weights.Length)
            throw new ArgumentException($"{_weights.Length} derivatives are asked for, {gradient.Length} have room", nameof(gradient));

        // h = W x
        var hidden = new double[HiddenDimensions];
        for (var j = 0; j < hidden.Length; j++)
        {
            for (var i = 0; i < input.Length; i++)
                hidden[j] = Math.FusedMultiplyAdd(_weights[(j * Features) + i], input[i], hidden[j]);
        }

        // x'_i = max(0, W_i . h + b_i)
        var error = 0.0;
        var slopes = new double[Features];
        for (var i = 0; i < input.Length; i++)
        {
            var activation = _bias[i];
            for (var j = 0; j < hidden.Length; j++)
                activation = Math.FusedMultiplyAdd(_weights[(j * Features) + i], hidden[j], activation);
            var residual = input[i] - Math.Max(0, activation);
            error = Math.FusedMultiplyAdd(_relativeImportances[i] * residual, residual, error);
            slopes[i] = activation > 0 ? -2 * FirstImportance * _relativeImportances[i] * residual : 0;
        }

        for (var place = 0; place < gradient.Length; place++)
        {
            var (j, k) = Math.DivRem(place, Features);
            var back = 0.0;
            for (var i = 0; i < slopes.Length; i++)
                back = Math.FusedMultiplyAdd(_weights[(j * Features) + i], slopes[i], back);
            gradient[place] = Math.FusedMultiplyAdd(hidden[j], slopes[k], back * input[k]);
        }

        return FirstImportance * error;
    }
}
