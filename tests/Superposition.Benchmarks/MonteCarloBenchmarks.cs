using System.Collections.Immutable;
using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Superposition.Algebra;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Benchmarks;

/// <summary>Samples of the network, per sample: the smallest network and a larger one, the loss alone and with its gradient.</summary>
public class MonteCarloBenchmarks
{
    private const int Samples = 10_000_000;

    private static readonly (ToyModel Model, Weights Weights) Smallest = Network(
        new Architecture(2, 1), [1, new(7, 10)], [new(51, 50), new(-19, 20)]);

    private static readonly (ToyModel Model, Weights Weights) Larger = Network(
        new Architecture(5, 2), [1, 1, 1, 1, 1], [.. Enumerable.Range(0, 10).Select(k => new Rational(k - 4, 7))]);

    /// <summary>The largest number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>The rate in samples per second of the work that the peers do, the best of five runs.</summary>
    public static double Rate(long samples, int threads)
    {
        var best = 0.0;
        for (var repeat = 0UL; repeat < 5; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            LossSampler.Estimate(Smallest.Model, Smallest.Weights, samples, repeat, maxDegreeOfParallelism: threads);
            best = Math.Max(best, samples / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    /// <summary>The loss for n = 2, m = 1.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public LossEstimate Loss() => LossSampler.Estimate(Smallest.Model, Smallest.Weights, Samples, 1, maxDegreeOfParallelism: Threads);

    /// <summary>The loss and its gradient for n = 2, m = 1.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public GradientEstimate LossAndGradient() => LossSampler.EstimateGradient(Smallest.Model, Smallest.Weights, Samples, 1, maxDegreeOfParallelism: Threads);

    /// <summary>The loss for n = 5, m = 2.</summary>
    [Benchmark(OperationsPerInvoke = Samples)]
    public LossEstimate LargerLoss() => LossSampler.Estimate(Larger.Model, Larger.Weights, Samples, 1, maxDegreeOfParallelism: Threads);

    private static (ToyModel Model, Weights Weights) Network(
        Architecture architecture, ImmutableArray<Rational> importances, ImmutableArray<Rational> weights) =>
        (new(architecture, importances, new Density(new Rational(7, 20))), new(architecture, weights));
}
