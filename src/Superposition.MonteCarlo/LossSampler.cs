using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>Estimates the loss L(W) = E[ sum_i I_i (x_i - x'_i)^2 ] by running the network forward on independent samples.</summary>
/// <remarks>
/// <para>Guarantee: the estimate depends on the model, the weights, the number of samples and the seed, bit for bit, and not on the number
/// of threads: sample k is drawn from (seed, k), and blocks of <see cref="BlockLength"/> samples are merged in the order of their
/// indices.</para>
/// <para>Estimates of the same seed and density share their inputs, whatever the weights; for independent estimates take
/// <see cref="CounterGenerator.SubSeed"/>.</para>
/// </remarks>
public static class LossSampler
{
    /// <summary>The number of samples in a block: what one thread computes at a time, and how often progress is reported.</summary>
    public const int BlockLength = 1 << 16;

    /// <summary>The largest number of samples of one estimate, 2^40.</summary>
    public const long MaxSamples = 1L << 40;

    private const int BatchLength = 256;

    /// <summary>The estimate from <paramref name="samples"/> samples.</summary>
    /// <param name="model">Importances, density and bias.</param>
    /// <param name="weights">W.</param>
    /// <param name="samples">N, in [2, 2^40].</param>
    /// <param name="seed">The seed of the samples.</param>
    /// <param name="progress">Is told the number of samples drawn so far, rising, after each block; calls do not overlap.</param>
    /// <param name="maxDegreeOfParallelism">The largest number of threads, or -1 for no limit.</param>
    /// <param name="cancellationToken">Stops the work at the end of a block.</param>
    /// <exception cref="ArgumentException">The weights belong to another architecture than the model's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The samples or threads are out of range, or the density is below 2^-32.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LossEstimate Estimate(
        ToyModel model,
        Weights weights,
        long samples,
        ulong seed,
        IProgress<long>? progress = null,
        int maxDegreeOfParallelism = -1,
        CancellationToken cancellationToken = default)
    {
        if (samples is < 2 or > MaxSamples)
            throw new ArgumentOutOfRangeException(nameof(samples), samples, "a number of samples lies in [2, 2^40]");
        if (maxDegreeOfParallelism is < 1 and not -1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxDegreeOfParallelism), maxDegreeOfParallelism, "a number of threads is above 0, or -1");
        }

        var network = new ReluNetwork(model, weights);
        var sampler = new InputSampler(model.Density, seed);

        var blocks = new SampleMoments[((samples - 1) / BlockLength) + 1];
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = maxDegreeOfParallelism };
        var reporting = new Lock();
        var drawn = 0L;
        Parallel.For(0, blocks.Length, options, block =>
        {
            var first = (long)block * BlockLength;
            blocks[block] = Block(network, sampler, first, (int)Math.Min(BlockLength, samples - first));
            if (progress is null)
                return;
            lock (reporting)
                progress.Report(drawn += blocks[block].Count);
        });

        var moments = blocks[0];
        foreach (var block in blocks.AsSpan(1))
            moments = SampleMoments.Merge(moments, block);
        return new LossEstimate(samples, seed, moments.Mean, moments.StandardError);
    }

    private static SampleMoments Block(ReluNetwork network, InputSampler sampler, long first, int count)
    {
        var inputs = new double[network.Features * BatchLength];
        var errors = new double[BatchLength];
        var (shift, sum, squares) = (0.0, 0.0, 0.0);
        for (var start = 0; start < count; start += BatchLength)
        {
            sampler.Draw((ulong)(first + start), BatchLength, inputs);
            network.WeightedSquaredErrors(inputs, errors);
            if (start == 0)
                shift = errors[0];
            foreach (var error in errors.AsSpan(0, Math.Min(BatchLength, count - start)))
            {
                var deviation = error - shift;
                sum += deviation;
                squares += deviation * deviation;
            }
        }

        return SampleMoments.FromSums(count, shift, sum, squares);
    }
}
