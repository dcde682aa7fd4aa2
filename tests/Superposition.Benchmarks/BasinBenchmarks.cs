using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Benchmarks;

/// <summary>Basins of attraction: random trajectories, per trajectory, and the shares by quadrature.</summary>
public class BasinBenchmarks
{
    private const int Trajectories = 1_000_000;

    private static readonly LossLandscape Landscape = new(LossDerivation.Of(Architecture.Smallest));

    private static readonly InitialWeights Initial = new(1);

    private BasinPartition _partition = null!;

    /// <summary>The largest number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Density, importance and scale of the initial weights: what the peers do, and some where trajectories are slow.</summary>
    [Params("7/20 7/10 1", "1/50 1/100 10", "1/1000 3/10 10", "9/10 100 10")]
    public string Parameters { get; set; } = "7/20 7/10 1";

    /// <summary>The rate in trajectories per second of the work that the peers do, the best of five runs.</summary>
    public static double Rate(long trajectories, int threads)
    {
        var (partition, best) = (Partition("7/20", "7/10"), 0.0);
        for (var repeat = 0UL; repeat < 5; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            BasinSampling.Of(Landscape.Derivation, partition, Initial, trajectories, repeat, maxDegreeOfParallelism: threads);
            best = Math.Max(best, trajectories / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    /// <summary>The regions.</summary>
    [GlobalSetup]
    public void Prepare() => _partition = Partition(Parameters.Split(' ')[0], Parameters.Split(' ')[1]);

    /// <summary>Random trajectories.</summary>
    [Benchmark(OperationsPerInvoke = Trajectories)]
    public BasinSampling Sampling() => BasinSampling.Of(
        Landscape.Derivation,
        _partition,
        new(Rational.Parse(Parameters.Split(' ')[2]).ToDouble()),
        Trajectories,
        seed: 1,
        maxDegreeOfParallelism: Threads);

    private static BasinPartition Partition(string density, string importance) =>
        BasinPartition.Of(Landscape, ToyModel.Smallest(new Density(Rational.Parse(density)), Rational.Parse(importance)));
}
