using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Superposition.MonteCarlo;

/// <summary>
/// <see cref="ForwardPass"/> written out for n = 2, m = 1 without bias, so that all numbers stay in registers: the same samples with the
/// same values to the last bit.
/// </summary>
internal static class SmallestForwardPass
{
    /// <summary>Whether the network has the size that is written out here.</summary>
    public static bool Fits(ReluNetwork network) =>
        network is { Features: 2, HiddenDimensions: 1 } && !network.Bias.ContainsAnyExcept(0);

    /// <summary>Draws rows of samples and adds their losses to sum 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Loss(ReluNetwork network, InputSampler inputs, Span<XoshiroLanes> streams, int rows, Span<LaneSums> sums)
    {
        var (stream1, stream2) = (streams[0], streams[1]);
        var (w1, w2) = (Vector256.Create(network.Weights[0]), Vector256.Create(network.Weights[1]));
        var importance = Vector256.Create(network.RelativeImportances[1]);
        var (sum, squares) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var row = 0; row < rows; row++)
        {
            var x1 = inputs.Values(stream1.Words);
            stream1 = stream1.Next();
            var x2 = inputs.Values(stream2.Words);
            stream2 = stream2.Next();

            // h = W x, x'_i = max(0, w_i h)
            var hidden = Vector256.FusedMultiplyAdd(w2, x2, w1 * x1);
            var residual1 = x1 - Vector256.MaxNative(w1 * hidden, Vector256<double>.Zero);
            var residual2 = x2 - Vector256.MaxNative(w2 * hidden, Vector256<double>.Zero);
            var error = Vector256.FusedMultiplyAdd(importance * residual2, residual2, residual1 * residual1);
            sum += error;
            squares = Vector256.FusedMultiplyAdd(error, error, squares);
        }

        sums[0] = new(sum, squares);
        (streams[0], streams[1]) = (stream1, stream2);
    }

    /// <summary>Draws rows of samples and adds their losses and derivatives to the sums 0, 1 and 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LossAndGradient(ReluNetwork network, InputSampler inputs, Span<XoshiroLanes> streams, int rows, Span<LaneSums> sums)
    {
        var (stream1, stream2) = (streams[0], streams[1]);
        var (w1, w2) = (Vector256.Create(network.Weights[0]), Vector256.Create(network.Weights[1]));
        var importance = Vector256.Create(network.RelativeImportances[1]);
        var (sum, sum1, sum2) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (squares, squares1, squares2) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var row = 0; row < rows; row++)
        {
            var x1 = inputs.Values(stream1.Words);
            stream1 = stream1.Next();
            var x2 = inputs.Values(stream2.Words);
            stream2 = stream2.Next();

            var hidden = Vector256.FusedMultiplyAdd(w2, x2, w1 * x1);
            var activation1 = w1 * hidden;
            var activation2 = w2 * hidden;
            var residual1 = x1 - Vector256.MaxNative(activation1, Vector256<double>.Zero);
            var residual2 = x2 - Vector256.MaxNative(activation2, Vector256<double>.Zero);
            var weighted2 = importance * residual2;
            var error = Vector256.FusedMultiplyAdd(weighted2, residual2, residual1 * residual1);
            sum += error;
            squares = Vector256.FusedMultiplyAdd(error, error, squares);

            // dE/dw_k = h g_k + x_k (w_1 g_1 + w_2 g_2)
            var slope1 = Vector256.GreaterThan(activation1, Vector256<double>.Zero) & residual1;
            var slope2 = Vector256.GreaterThan(activation2, Vector256<double>.Zero) & weighted2;
            var back = Vector256.FusedMultiplyAdd(w2, slope2, w1 * slope1);
            var derivative1 = Vector256.FusedMultiplyAdd(hidden, slope1, back * x1);
            sum1 += derivative1;
            squares1 = Vector256.FusedMultiplyAdd(derivative1, derivative1, squares1);
            var derivative2 = Vector256.FusedMultiplyAdd(hidden, slope2, back * x2);
            sum2 += derivative2;
            squares2 = Vector256.FusedMultiplyAdd(derivative2, derivative2, squares2);
        }

        (sums[0], sums[1], sums[2]) = (new(sum, squares), new(sum1, squares1), new(sum2, squares2));
        (streams[0], streams[1]) = (stream1, stream2);
    }
}
