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

    private readonly LossLandscape _landscape = new(LossDerivation.Of(Architecture.Smallest));
    private readonly DoubleCriticalPoint[] _points = new DoubleCriticalPoint[DoubleCensus.MaxPoints];
    private ToyModel[] _models = null!;
    private (double Density, double Importance)[] _parameters = null!;
    private DoubleCensus _census = null!;

    /// <summary>Density in (0, 1] and importance from 1/10 to 10, both log-uniform; as rationals with denominators up to 1000.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _census = new(_landscape);
        _parameters = RandomParameters(2, 1, Double);
        _models = [.. _parameters.Take(Exact).Select(x => ToyModel.Smallest(
            new Density(new Rational((int)Math.Ceiling(x.Density * 997), 997)), new Rational((int)Math.Ceiling(x.Importance * 991), 991)))];
    }

    /// <summary>The exact census: isolation, enclosures, order of losses, and the certificate's recount.</summary>
    [Benchmark(OperationsPerInvoke = Exact)]
    public int ExactCensus() => _models.Sum(model => CriticalPointCensus.Of(_landscape, model).Points.Length);

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

    private static (double Density, double Importance)[] RandomParameters(int densityDecades, int importanceDecades, int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ =>
            (Math.Pow(10, -densityDecades * random.NextDouble()), Math.Pow(10, importanceDecades * ((2 * random.NextDouble()) - 1))))];
    }
}
