using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Superposition.MonteCarlo;

/// <summary>The network on rows of four inputs drawn one after the other, for any number of features and hidden dimensions.</summary>
/// <remarks>
/// Adds to sum 0 the value E/I_1 - E_0/I_1 of every sample, with E the weighted squared error and E_0 that of the input 0, which is near
/// the others where a large bias makes all of them large; and to sum 1 + j n + k the derivative dE/dW_jk in units of -2 I_1.
/// </remarks>
internal static class ForwardPass
{
    /// <summary>The value of E_0/I_1, which is subtracted from every loss.</summary>
    public static double Shift(ReluNetwork network)
    {
        var shift = 0.0;
        for (var i = 0; i < network.Features; i++)
        {
            var output = Math.Max(0, network.Bias[i]);
            shift = Math.FusedMultiplyAdd(network.RelativeImportances[i] * output, output, shift);
        }

        return shift;
    }

    /// <summary>Draws rows of samples and adds their values to the sums.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The distribution of the inputs.</param>
    /// <param name="streams">The streams of every feature, from which to draw.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="counted">All bits set in the lanes that count, none in the others.</param>
    /// <param name="sums">The loss alone, or the loss and all derivatives.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReluNetwork network, InputSampler inputs, Span<XoshiroLanes> streams, int rows, Vector256<double> counted, Span<LaneSums> sums)
    {
        var (features, hiddenDimensions) = (network.Features, network.HiddenDimensions);
        var weights = network.Weights;
        var bias = network.Bias;
        var importances = network.RelativeImportances;
        var shift = Vector256.Create(-Shift(network));
        var x = new Vector256<double>[features];
        var slopes = new Vector256<double>[features];
        var hidden = new Vector256<double>[hiddenDimensions];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < x.Length; i++)
            {
                x[i] = inputs.Values(streams[i].Words);
                streams[i] = streams[i].Next();
            }

            // h = W x
            for (var j = 0; j < hidden.Length; j++)
                hidden[j] = Product(weights.Slice(j * features, features), x);

            // x_i - max(0, z_i) = min(x_i, x_i - z_i) with z_i = W_i . h + b_i
            var error = shift;
            for (var i = 0; i < x.Length; i++)
            {
                var difference = x[i] - Vector256.Create(bias[i]);
                for (var j = 0; j < hidden.Length; j++)
                    difference = Vector256.FusedMultiplyAdd(Vector256.Create(-weights[(j * features) + i]), hidden[j], difference);
                var residual = Vector256.MinNative(difference, x[i]);
                var weighted = Vector256.Create(importances[i]) * residual;
                error = Vector256.FusedMultiplyAdd(weighted, residual, error);
                slopes[i] = Vector256.LessThan(difference, x[i]) & weighted;
            }

            sums[0] = sums[0].Add(error & counted);

            // dE/dW_jk = h_j g_k + x_k sum_i W_ji g_i
            for (var j = 0; j < hidden.Length && sums.Length > 1; j++)
            {
                var back = Product(weights.Slice(j * features, features), slopes);
                for (var k = 0; k < x.Length; k++)
                {
                    var derivative = Vector256.FusedMultiplyAdd(hidden[j], slopes[k], back * x[k]);
                    ref var sum = ref sums[1 + (j * features) + k];
                    sum = sum.Add(derivative & counted);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Product(ReadOnlySpan<double> row, ReadOnlySpan<Vector256<double>> column)
    {
        var sum = Vector256<double>.Zero;
        for (var i = 0; i < column.Length; i++)
            sum = Vector256.FusedMultiplyAdd(Vector256.Create(row[i]), column[i], sum);
        return sum;
    }
}
