using System.Runtime.CompilerServices;

namespace Superposition.MonteCarlo;

/// <summary>
/// <see cref="SmallestForwardPass"/> one lane after the other, for hardware without its vectors and their fused multiply-add, which would be
/// loops over arrays: the same operations, so the same bits.
/// </summary>
internal static class ScalarForwardPass
{
    /// <summary>Draws rows of samples and puts their losses into sum 0, and their derivatives into the sums 1 and 2 if these are there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(ReluNetwork network, InputSampler inputs, ReadOnlySpan<XoshiroLanes> streams, int rows, Span<LaneSums> sums)
    {
        for (var lane = 0; lane < XoshiroLanes.Count; lane++)
        {
            var (loss, derivative1, derivative2) = Lane(network, inputs, streams[0].Lane(lane), streams[1].Lane(lane), rows, sums.Length > 1);
            sums[0] = sums[0].With(lane, loss);
            if (sums.Length > 1)
                (sums[1], sums[2]) = (sums[1].With(lane, derivative1), sums[2].With(lane, derivative2));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (ScalarSums Loss, ScalarSums Derivative1, ScalarSums Derivative2) Lane(
        ReluNetwork network, InputSampler inputs, Xoshiro stream1, Xoshiro stream2, int rows, bool withGradient)
    {
        var (w1, w2, importance) = (network.Weights[0], network.Weights[1], network.RelativeImportances[1]);
        var (loss, derivative1, derivative2) = (default(ScalarSums), default(ScalarSums), default(ScalarSums));
        for (var row = 0; row < rows; row++)
        {
            var x1 = inputs.Value(stream1.Word);
            var x2 = inputs.Value(stream2.Word);
            stream1 = stream1.Next();
            stream2 = stream2.Next();

            var hidden = Math.FusedMultiplyAdd(w2, x2, w1 * x1);
            var difference1 = Math.FusedMultiplyAdd(-w1, hidden, x1);
            var difference2 = Math.FusedMultiplyAdd(-w2, hidden, x2);
            var residual1 = difference1 < x1 ? difference1 : x1;
            var residual2 = difference2 < x2 ? difference2 : x2;
            var weighted2 = importance * residual2;
            loss = loss.Add(Math.FusedMultiplyAdd(weighted2, residual2, residual1 * residual1));
            if (!withGradient)
                continue;
            var slope1 = difference1 < x1 ? residual1 : 0;
            var slope2 = difference2 < x2 ? weighted2 : 0;
            var back = Math.FusedMultiplyAdd(w2, slope2, w1 * slope1);
            derivative1 = derivative1.Add(Math.FusedMultiplyAdd(hidden, slope1, back * x1));
            derivative2 = derivative2.Add(Math.FusedMultiplyAdd(hidden, slope2, back * x2));
        }

        return (loss, derivative1, derivative2);
    }
}
