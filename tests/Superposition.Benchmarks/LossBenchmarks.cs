using System.Collections.Immutable;
using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Model;

namespace Superposition.Benchmarks;

/// <summary>The loss over arrays of weights with cells mixed at random, with gradient and Hessian, and on a grid.</summary>
public class LossBenchmarks
{
    private const int Points = 1_000_000;
    private const int Block = 1_000; // as the peer: the six outputs of a block stay in the cache
    private const int Side = 4096;
    private const double Reach = 1.5;
    private const int Repeats = 40; // a run takes milliseconds, and shares the cache with whatever else there is

    private static readonly PiecewisePolynomial Loss = LossDerivation.Of(Architecture.Smallest).Loss.ToPiecewise();
    private static readonly LossBatch Batch =
        BatchKernel.Compile(Loss, [Symbols.Weight(1), Symbols.Weight(2)], [Symbols.Density, Symbols.Importance(2)]).At(0.35, 0.7);

    private readonly double[] _w1 = Random(Points, 1);
    private readonly double[] _w2 = Random(Points, 2);
    private readonly double[] _losses = new double[Points];
    private readonly double[] _grid = new double[Side * Side];

    /// <summary>The largest number of threads.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>The rate of losses in points per second of the work that the peers do, the best of 40 runs.</summary>
    public static double LossRate(long points, int threads) => Rate(points, threads, Losses);

    /// <summary>The same for loss, gradient and Hessian.</summary>
    public static double JetRate(long points, int threads) => Rate(points, threads, Jets);

    /// <summary>The same for a grid with so many points on a side, as an array that is written again and again.</summary>
    public static double GridRate(long side, int threads)
    {
        var (axis, grid) = (Axis((int)side), GC.AllocateUninitializedArray<double>(checked((int)(side * side))));
        var rows = Rows(axis);
        return (double)side * side / BestTime(() => Grid(rows, axis, grid, threads));
    }

    /// <summary>A new grid of losses with so many points on a side, the rows prepared for it.</summary>
    public static void NewGrid(int side, int threads)
    {
        var axis = Axis(side);
        Grid(Rows(axis), axis, GC.AllocateUninitializedArray<double>(side * side), threads);
    }

    /// <summary>Losses.</summary>
    [Benchmark(OperationsPerInvoke = Points)]
    public void Losses() => Losses(_w1, _w2, _losses, Threads);

    /// <summary>Losses with gradient and Hessian.</summary>
    [Benchmark(OperationsPerInvoke = Points)]
    public void Jets() => Jets(_w1, _w2, _losses, Threads);

    /// <summary>A grid of 4096 x 4096 losses.</summary>
    [Benchmark(OperationsPerInvoke = Side * Side)]
    public void Grid() => Grid(Rows(Axis(Side)), Axis(Side), _grid, Threads);

    private static double Rate(long points, int threads, Action<double[], double[], double[], int> work)
    {
        var (w1, w2, results) = (Random((int)points, 1), Random((int)points, 2), new double[points]);
        return points / BestTime(() => work(w1, w2, results, threads));
    }

    private static double BestTime(Action work)
    {
        var best = double.PositiveInfinity;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    private static void Losses(double[] w1, double[] w2, double[] losses, int threads) =>
        InParts(w1.Length, threads, part => Batch.Losses(w1.AsSpan(part), w2.AsSpan(part), losses.AsSpan(part)));

    // Of each block one result is kept, so that what is measured is no writing to memory.
    private static void Jets(double[] w1, double[] w2, double[] losses, int threads) => InParts(w1.Length, threads, part =>
    {
        var jets = new double[6 * Block];
        for (var start = part.Start.Value; start < part.End.Value; start += Block)
        {
            var count = Math.Min(Block, part.End.Value - start);
            Batch.Jets(w1.AsSpan(start, count), w2.AsSpan(start, count), jets.AsSpan(0, 6 * count));
            losses[start] = jets[0];
        }
    });

    private static void Grid(LossRows rows, ImmutableArray<double> axis, double[] grid, int threads) => InParts(axis.Length, threads, part =>
    {
        var (start, length) = part.GetOffsetAndLength(axis.Length);
        rows.Fill(axis.AsSpan(part), grid.AsSpan(start * axis.Length, length * axis.Length));
    });

    private static void InParts(int count, int threads, Action<Range> work) => Parallel.For(
        0,
        threads,
        new ParallelOptions { MaxDegreeOfParallelism = threads },
        t => work((int)((long)count * t / threads)..(int)((long)count * (t + 1) / threads)));

    private static ImmutableArray<double> Axis(int side) => [.. Enumerable.Range(0, side).Select(k => Reach * ((2.0 * k) + 1 - side) / (side - 1))];

    private static LossRows Rows(ImmutableArray<double> axis) => LossRows.Of(
        Loss, (Symbols.Weight(1), Symbols.Weight(2)), [(Symbols.Density, new Rational(7, 20)), (Symbols.Importance(2), new Rational(7, 10))], axis);

    private static double[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Reach * ((2 * random.NextDouble()) - 1))];
    }
}
