using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Benchmarks;

/// <summary>All critical points at random parameters, per point and on one core: exact, and in double precision with error bounds.</summary>
[MemoryDiagnoser]
public class CensusBenchmarks
{
    private const int Exact = 256;
    private const int Double = 16384;
    private const int Side = 256;

    private static readonly LossLandscape Landscape = new(LossDerivation.Of(Architecture.Smallest));

    private readonly DoubleCriticalPoint[] _points = new DoubleCriticalPoint[DoubleCensus.MaxPoints];
    private ToyModel[] _models = null!;
    private (double Density, double Importance)[] _parameters = null!;
    private DoubleCensus _census = null!;

    /// <summary>The rate in censuses per second in double precision, certified, the best of seven runs over the parameters that the peers use.</summary>
    public static double DoubleRate(long count, int threads)
    {
        var (census, parameters) = (new DoubleCensus(Landscape), RandomParameters(2, 1, Double));
        return Best(7, count, () => Parallel.For(0, threads, new() { MaxDegreeOfParallelism = threads }, thread =>
        {
            Span<DoubleCriticalPoint> points = stackalloc DoubleCriticalPoint[DoubleCensus.MaxPoints];
            for (var k = count * thread / threads; k < count * (thread + 1) / threads; k++)
            {
                var (density, importance) = parameters[k % Double];
                census.TryTake(density, importance, points, out _, out _);
            }
        }));
    }

    /// <summary>The rate in exact censuses per second, the best of three runs.</summary>
    public static double ExactRate(long count, int threads)
    {
        var models = Models(RandomParameters(2, 1, Exact));
        return Best(3, count, () => Parallel.For(0, count, new() { MaxDegreeOfParallelism = threads }, k => CriticalPointCensus.Of(Landscape, models[k % Exact])));
    }

    /// <summary>The rate in cells per second of the phase diagram over a square grid on the axes of the paper, the best of seven runs.</summary>
    public static double DiagramRate(long count, int threads)
    {
        var side = (int)Math.Sqrt(count);
        return Best(7, (long)side * side, () => PhaseDiagram.Of(Landscape, new(0.01, 1, side), new(0.1, 10, side), maxDegreeOfParallelism: threads));
    }

    /// <summary>Density in (0, 1] and importance from 1/10 to 10, both log-uniform; as rationals with denominators up to 1000.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _census = new(Landscape);
        _parameters = RandomParameters(2, 1, Double);
        _models = Models(_parameters[..Exact]);
    }

    /// <summary>The exact census: isolation, enclosures, order of losses, and the certificate's recount.</summary>
    [Benchmark(OperationsPerInvoke = Exact)]
    public int ExactCensus() => _models.Sum(model => CriticalPointCensus.Of(Landscape, model).Points.Length);

    /// <summary>The census in double precision with its certificate.</summary>
    [Benchmark(OperationsPerInvoke = Double)]
    public int CertifiedDoubleCensus()
    {
        var points = 0;
        foreach (var (density, importance) in _parameters)
        {
            _census.TryTake(density, importance, _points, out var count, out _);
            points += count;
        }

        return points;
    }

    /// <summary>The phase diagram on the axes of the paper, per cell.</summary>
    [Benchmark(OperationsPerInvoke = Side * Side)]
    public PhaseDiagram Diagram() => PhaseDiagram.Of(Landscape, new(0.01, 1, Side), new(0.1, 10, Side), maxDegreeOfParallelism: 1);

    /// <summary>Prints how many censuses in double precision are undecided, for parameters spread over more and more decades.</summary>
    public static void PrintFallbacks()
    {
        const int censuses = 1_000_000;
        var census = new DoubleCensus(new(LossDerivation.Of(Architecture.Smallest)));
        var points = new DoubleCriticalPoint[DoubleCensus.MaxPoints];
        foreach (var (densityDecades, importanceDecades) in new[] { (2, 1), (3, 3), (6, 6) })
        {
            var undecided = RandomParameters(densityDecades, importanceDecades, censuses).Count(x => !census.TryTake(x.Density, x.Importance, points, out _, out _));
            Console.WriteLine($"density 1e-{densityDecades}..1, importance 1e-{importanceDecades}..1e{importanceDecades}: {undecided} of {censuses} undecided, left to the exact census");
        }
    }

    private static double Best(int repeats, long count, Action work)
    {
        work();
        var best = 0.0;
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            best = Math.Max(best, count / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    private static ToyModel[] Models((double Density, double Importance)[] parameters) => [.. parameters.Select(x => ToyModel.Smallest(
        new Density(new Rational((int)Math.Ceiling(x.Density * 997), 997)), new Rational((int)Math.Ceiling(x.Importance * 991), 991)))];

    private static (double Density, double Importance)[] RandomParameters(int densityDecades, int importanceDecades, int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ =>
            (Math.Pow(10, -densityDecades * random.NextDouble()), Math.Pow(10, importanceDecades * ((2 * random.NextDouble()) - 1))))];
    }
}
