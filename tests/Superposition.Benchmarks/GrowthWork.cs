using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Benchmarks;

/// <summary>A kind of work that is done in several sizes.</summary>
/// <param name="Name">The name, in files and in the legend: the units that are counted.</param>
/// <param name="Sizes">The numbers of units, ascending.</param>
/// <param name="Prepare">Makes what does so many units on so many threads.</param>
internal sealed record GrowthWork(string Name, ImmutableArray<long> Sizes, Func<Action<long, int>> Prepare)
{
    private const int LeastRuns = 3;
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(2);

    /// <summary>All of them.</summary>
    public static ImmutableArray<GrowthWork> All { get; } =
    [
        new("grid points", Squares(64, 8192), () => (size, threads) => LossBenchmarks.NewGrid((int)Math.Sqrt(size), threads)),
        new("diagram cells", Squares(64, 4096), Cells),
        new("samples", [100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000], () => (size, threads) =>
            LossSampler.Estimate(Model(), new(Architecture.Smallest, new Rational(51, 50), new Rational(-19, 20)), size, 1, maxDegreeOfParallelism: threads)),
        new("trajectories", [1000, 10_000, 100_000, 1_000_000, 10_000_000], Trajectories),
    ];

    /// <summary>Does the work in this process: once in the smallest size, once to see the memory that it takes besides, and on for two seconds.</summary>
    /// <returns>The best rate in units per second; found: by how many bytes the resident memory of the process rose at most.</returns>
    public Measurement Measure(long size, int threads)
    {
        var work = Prepare();
        work(Sizes[0], threads);
        var before = PeakMemory();
        var best = TimeSpan.MaxValue;
        var begin = Stopwatch.GetTimestamp();
        var memory = 0L;
        for (var run = 0; run < LeastRuns || Stopwatch.GetElapsedTime(begin) < LongEnough; run++)
        {
            var start = Stopwatch.GetTimestamp();
            work(size, threads);
            var elapsed = Stopwatch.GetElapsedTime(start);
            best = elapsed < best ? elapsed : best;
            if (run == 0)
                memory = PeakMemory() - before;
        }

        return new(size / best.TotalSeconds, memory.ToString(CultureInfo.InvariantCulture));
    }

    private static Action<long, int> Cells()
    {
        var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));
        return (size, threads) =>
        {
            var side = (int)Math.Sqrt(size);
            PhaseDiagram.Of(landscape, new(0.01, 1, side), new(0.1, 10, side), maxDegreeOfParallelism: threads);
        };
    }

    private static Action<long, int> Trajectories()
    {
        var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));
        var partition = BasinPartition.Of(landscape, Model());
        return (size, threads) => BasinSampling.Of(landscape.Derivation, partition, new(1), size, 1, maxDegreeOfParallelism: threads);
    }

    private static ToyModel Model() => ToyModel.Smallest(new(new Rational(7, 20)), new Rational(7, 10));

    private static ImmutableArray<long> Squares(long from, long to) =>
        [.. Enumerable.Range(0, (int)Math.Log2(to / from) + 1).Select(k => (from << k) * (from << k))];

    private static long PeakMemory() => Process.GetCurrentProcess().PeakWorkingSet64;
}
