using System.Runtime.Intrinsics;
using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>
/// Estimates the loss L(W) = E[ sum_i I_i (x_i - x'_i)^2 ], and its gradient, by running the network forward on independent samples.
/// </summary>
/// <remarks>
/// <para>Guarantee: the estimate depends on the model, the weights, the number of samples and the seed, bit for bit; not on the number of
/// threads, since blocks of <see cref="BlockLength"/> samples are drawn from (seed, block) and merged in the order of their indices; and
/// not on the width of the hardware's vectors, since there are four lanes on every machine and every operation is an IEEE 754 one.</para>
/// <para>Summation: a lane adds the 2^14 samples that it has in a block; lanes, and blocks in groups of 2^8, are merged pairwise. The
/// relative rounding error of the mean is below 2^14 2^-53, about 2e-12, and typically 1e-14; of the standard error, twice that.</para>
/// <para>The gradient is the mean of the samples' derivatives. It estimates dL/dW where L is differentiable; where a ReLU switches for a
/// set of inputs of positive probability, as for w_i = 0, it is the derivative with max(0, z) flat at 0.</para>
/// <para>Estimates of the same seed and density share their inputs, whatever the weights; for independent estimates take
/// <see cref="CounterGenerator.SubSeed"/>.</para>
/// </remarks>
public static class LossSampler
{
    /// <summary>The number of samples in a block; a thread draws two at a time, and then reports progress.</summary>
    public const int BlockLength = 1 << 16;

    /// <summary>The number of samples after which a wanted precision is looked at: 256 blocks.</summary>
    public const long GroupLength = 256L * BlockLength;

    /// <summary>The largest number of samples of one estimate, 2^40.</summary>
    public const long MaxSamples = 1L << 40;

    /// <summary>The estimate of the loss from <paramref name="samples"/> samples, or fewer where a relative error is wanted.</summary>
    /// <param name="model">Importances, density and bias.</param>
    /// <param name="weights">W.</param>
    /// <param name="samples">N, in [2, 2^40].</param>
    /// <param name="seed">The seed of the samples.</param>
    /// <param name="progress">Is told the number of samples drawn so far, rising, after two blocks; calls do not overlap.</param>
    /// <param name="maxDegreeOfParallelism">The largest number of threads, or null for one on each processor.</param>
    /// <param name="relativeError">If given, sampling stops at the first multiple of <see cref="GroupLength"/> samples with a standard error
    /// of at most this times the mean; above 0.</param>
    /// <param name="cancellationToken">Stops the work at the end of two blocks.</param>
    /// <exception cref="ArgumentException">The weights belong to another architecture than the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The samples, threads or relative error are out of range, or the density is below 2^-32.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LossEstimate Estimate(
        ToyModel model,
        Weights weights,
        long samples,
        ulong seed,
        IProgress<long>? progress = null,
        int? maxDegreeOfParallelism = null,
        double? relativeError = null,
        CancellationToken cancellationToken = default) =>
        Run(model, weights, samples, seed, withGradient: false, progress, maxDegreeOfParallelism, relativeError, cancellationToken).Loss;

    /// <summary>The estimates of the loss and its gradient; arguments and errors are those of <see cref="Estimate"/>, and so is the loss.</summary>
    public static GradientEstimate EstimateGradient(
        ToyModel model,
        Weights weights,
        long samples,
        ulong seed,
        IProgress<long>? progress = null,
        int? maxDegreeOfParallelism = null,
        double? relativeError = null,
        CancellationToken cancellationToken = default) =>
        Run(model, weights, samples, seed, withGradient: true, progress, maxDegreeOfParallelism, relativeError, cancellationToken);

    private static GradientEstimate Run(
        ToyModel model,
        Weights weights,
        long samples,
        ulong seed,
        bool withGradient,
        IProgress<long>? progress,
        int? maxDegreeOfParallelism,
        double? relativeError,
        CancellationToken cancellationToken)
    {
        if (samples is < 2 or > MaxSamples)
            throw new ArgumentOutOfRangeException(nameof(samples), samples, "a number of samples lies in [2, 2^40]");
        if (maxDegreeOfParallelism < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxDegreeOfParallelism), maxDegreeOfParallelism, "a number of threads is above 0");
        }

        if (relativeError is { } wanted && !(wanted > 0))
            throw new ArgumentOutOfRangeException(nameof(relativeError), relativeError, "a relative error is above 0");

        var network = new ReluNetwork(model, weights);
        var inputs = new InputSampler(model.Density);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = maxDegreeOfParallelism ?? Environment.ProcessorCount };
        var reporting = new Lock();
        var drawn = 0L;
        SampleMoments[]? moments = null;
        for (var start = 0L; start < samples && !IsReached(); start += GroupLength)
        {
            var end = Math.Min(samples, start + GroupLength);
            var first = start / BlockLength;
            var blocks = new SampleMoments[(int)(((end - 1) / BlockLength) - first + 1)][];

            Parallel.For(0, (blocks.Length + 1) / 2, options, pair =>
            {
                var block = first + (2 * pair);
                var count = (int)Math.Min(2 * BlockLength, end - (block * BlockLength));
                TwoBlocks(network, inputs, seed, block, count, withGradient).CopyTo(blocks, 2 * pair);
                if (progress is null)
                    return;
                lock (reporting)
                    progress.Report(drawn += count);
            });
            var group = Merge(blocks);
            moments = moments is null ? group : Merge([moments, group]);
        }

        return new(
            new(moments![0].Count, seed, network.FirstImportance * moments[0].Mean, network.FirstImportance * moments[0].StandardError),
            [.. moments.Skip(1).Select(m => new DerivativeEstimate(-2 * network.FirstImportance * m.Mean, 2 * network.FirstImportance * m.StandardError))]);

        bool IsReached() => relativeError is { } wanted && moments is not null && moments[0].StandardError <= wanted * moments[0].Mean;
    }

    // With vectors of 512 bits two blocks take little longer than one.
    private static SampleMoments[][] TwoBlocks(ReluNetwork network, InputSampler inputs, ulong seed, long block, int count, bool withGradient)
    {
        if (count == 2 * BlockLength && !withGradient && Vector512.IsHardwareAccelerated && SmallestForwardPass.Fits(network))
        {
            var (stream1, stream2) = (Streams(0), Streams(1));
            var (first, second) = SmallestForwardPass.Loss(network, inputs, stream1, stream2, BlockLength / XoshiroLanes.Count);
            var shift = ForwardPass.Shift(network);
            return [[first.Moments(BlockLength, shift)], [second.Moments(BlockLength, shift)]];
        }

        var ofFirst = Block(network, inputs, seed, block, Math.Min(count, BlockLength), withGradient);
        return count <= BlockLength ? [ofFirst] : [ofFirst, Block(network, inputs, seed, block + 1, count - BlockLength, withGradient)];

        XoshiroLanePair Streams(int feature) => XoshiroLanes.Seeded(seed, (ulong)block, feature).With(XoshiroLanes.Seeded(seed, (ulong)block + 1, feature));
    }

    private static SampleMoments[] Block(ReluNetwork network, InputSampler inputs, ulong seed, long block, int count, bool withGradient)
    {
        XoshiroLanes[] streams = [.. Enumerable.Range(0, network.Features).Select(i => XoshiroLanes.Seeded(seed, (ulong)block, i))];
        var sums = new LaneSums[withGradient ? 1 + network.Weights.Length : 1];
        var (rows, rest) = Math.DivRem(count, XoshiroLanes.Count);
        if (rest > 0 || !SmallestForwardPass.Fits(network))
            ForwardPass.Run(network, inputs, streams, rows, Vector256<double>.AllBitsSet, sums);
        else if (!Vector256.IsHardwareAccelerated)
            ScalarForwardPass.Run(network, inputs, streams, rows, sums);
        else if (withGradient)
            (sums[0], sums[1], sums[2]) = SmallestForwardPass.LossAndGradient(network, inputs, streams[0], streams[1], rows);
        else
            sums[0] = SmallestForwardPass.Loss(network, inputs, streams[0], streams[1], rows);
        if (rest > 0)
        {
            var counted = Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)rest)).AsDouble();
            ForwardPass.Run(network, inputs, streams, 1, counted, sums);
        }

        var shift = ForwardPass.Shift(network);
        return [.. sums.Select((s, k) => s.Moments(count, k == 0 ? shift : 0))];
    }

    // Pairwise: halves are merged before they meet.
    private static SampleMoments[] Merge(ReadOnlySpan<SampleMoments[]> parts)
    {
        if (parts.Length == 1)
            return parts[0];
        var (left, right) = (Merge(parts[..(parts.Length / 2)]), Merge(parts[(parts.Length / 2)..]));
        return [.. left.Zip(right, SampleMoments.Merge)];
    }
}
