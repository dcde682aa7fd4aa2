using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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

    /// <summary>Draws at least one row of samples and puts their losses into sum 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static LaneSums Loss(ReluNetwork network, InputSampler inputs, XoshiroLanes stream1, XoshiroLanes stream2, int rows)
    {
        var (w1, w2) = (Vector256.Create(network.Weights[0]), Vector256.Create(network.Weights[1]));
        var importance = Vector256.Create(network.RelativeImportances[1]);
        var (sum, squares) = (Vector256<double>.Zero, Vector256<double>.Zero);
        do
        {
            var x1 = inputs.Values(stream1.Words);
            var x2 = inputs.Values(stream2.Words);
            stream1 = stream1.Next();
            stream2 = stream2.Next();

            // h = W x, x_i - max(0, w_i h) = min(x_i, x_i - w_i h)
            var hidden = Vector256.FusedMultiplyAdd(w2, x2, w1 * x1);
            var residual1 = Vector256.MinNative(Difference(x1, w1, hidden), x1);
            var residual2 = Vector256.MinNative(Difference(x2, w2, hidden), x2);
            var error = Vector256.FusedMultiplyAdd(importance * residual2, residual2, residual1 * residual1);
            sum += error;
            squares = Vector256.FusedMultiplyAdd(error, error, squares);
        }
        while (--rows != 0);

        return new(sum, squares);
    }

    /// <summary>The same for two blocks at once, one in each half of the vectors: the losses of each have the bits that they have alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (LaneSums First, LaneSums Second) Loss(ReluNetwork network, InputSampler inputs, XoshiroLanePair stream1, XoshiroLanePair stream2, int rows)
    {
        var (w1, w2) = (Vector512.Create(network.Weights[0]), Vector512.Create(network.Weights[1]));
        var importance = Vector512.Create(network.RelativeImportances[1]);
        var (sum, squares) = (Vector512<double>.Zero, Vector512<double>.Zero);
        do
        {
            var x1 = inputs.Values(stream1.Words);
            var x2 = inputs.Values(stream2.Words);
            stream1 = stream1.Next();
            stream2 = stream2.Next();

            var hidden = Vector512.FusedMultiplyAdd(w2, x2, w1 * x1);
            var residual1 = Vector512.MinNative(Difference(x1, w1, hidden), x1);
            var residual2 = Vector512.MinNative(Difference(x2, w2, hidden), x2);
            var error = Vector512.FusedMultiplyAdd(importance * residual2, residual2, residual1 * residual1);
            sum += error;
            squares = Vector512.FusedMultiplyAdd(error, error, squares);
        }
        while (--rows != 0);

        return (new(sum.GetLower(), squares.GetLower()), new(sum.GetUpper(), squares.GetUpper()));
    }

    /// <summary>Draws at least one row of samples and puts their losses and derivatives into the sums 0, 1 and 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (LaneSums Loss, LaneSums Derivative1, LaneSums Derivative2) LossAndGradient(
        ReluNetwork network, InputSampler inputs, XoshiroLanes stream1, XoshiroLanes stream2, int rows)
    {
        var (w1, w2) = (Vector256.Create(network.Weights[0]), Vector256.Create(network.Weights[1]));
        var importance = Vector256.Create(network.RelativeImportances[1]);
        var (sum, sum1, sum2) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var (squares, squares1, squares2) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        do
        {
            var x1 = inputs.Values(stream1.Words);
            var x2 = inputs.Values(stream2.Words);
            stream1 = stream1.Next();
            stream2 = stream2.Next();

            var hidden = Vector256.FusedMultiplyAdd(w2, x2, w1 * x1);
            var difference1 = Difference(x1, w1, hidden);
            var difference2 = Difference(x2, w2, hidden);
            var residual1 = Vector256.MinNative(difference1, x1);
            var residual2 = Vector256.MinNative(difference2, x2);
            var weighted2 = importance * residual2;
            var error = Vector256.FusedMultiplyAdd(weighted2, residual2, residual1 * residual1);
            sum += error;
            squares = Vector256.FusedMultiplyAdd(error, error, squares);

            // dE/dw_k = h g_k + x_k (w_1 g_1 + w_2 g_2)
            var slope1 = Vector256.LessThan(difference1, x1) & residual1;
            var slope2 = Vector256.LessThan(difference2, x2) & weighted2;
            var back = Vector256.FusedMultiplyAdd(w2, slope2, w1 * slope1);
            var derivative1 = Vector256.FusedMultiplyAdd(hidden, slope1, back * x1);
            sum1 += derivative1;
            squares1 = Vector256.FusedMultiplyAdd(derivative1, derivative1, squares1);
            var derivative2 = Vector256.FusedMultiplyAdd(hidden, slope2, back * x2);
            sum2 += derivative2;
            squares2 = Vector256.FusedMultiplyAdd(derivative2, derivative2, squares2);
        }
        while (--rows != 0);

        return (new(sum, squares), new(sum1, squares1), new(sum2, squares2));
    }

    // x - w h, rounded once; the compiler does not see the negated form of the instruction in a negation.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Difference(Vector256<double> x, Vector256<double> w, Vector256<double> h) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(w, h, x) : Vector256.FusedMultiplyAdd(-w, h, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Difference(Vector512<double> x, Vector512<double> w, Vector512<double> h) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(w, h, x) : Vector512.FusedMultiplyAdd(-w, h, x);
}
