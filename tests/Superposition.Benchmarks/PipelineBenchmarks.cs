using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.MonteCarlo;
using Superposition.Reporting;

namespace Superposition.Benchmarks;

/// <summary>The links of the chain, one by one, in a warm process.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private const long Samples = 1_000_000;

    private readonly LossDerivation _derivation = LossDerivation.Of(Architecture.Smallest);
    private readonly ToyModel _model = ToyModel.Smallest(new Density(new Rational(1, 2)), new Rational(3, 10));
    private readonly Weights _weights = new(Architecture.Smallest, new Rational(9, 10), new Rational(-4, 5));
    private LossKernel _kernel = null!;

    /// <summary>The rate in derivations per second, both routes and all steps recorded, the best of five runs.</summary>
    public static double DeriveRate(long derivations)
    {
        var best = 0.0;
        for (var repeat = 0; repeat < 5; repeat++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var k = 0; k < derivations; k++)
                LossDerivation.Of(Architecture.Smallest);
            best = Math.Max(best, derivations / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }

    /// <summary>Compiles the kernel once.</summary>
    [GlobalSetup]
    public void Compile() => _kernel = CompileKernel();

    /// <summary>Both routes, all cells, all proof obligations.</summary>
    [Benchmark]
    public LossDerivation Derive() => LossDerivation.Of(Architecture.Smallest);

    /// <summary>The same with gradient, Hessian and the document in both formats.</summary>
    [Benchmark]
    public int DeriveAndWrite()
    {
        var document = DerivationDocument.Of(LossDerivation.Of(Architecture.Smallest));
        return document.ToMarkdown().Length + document.ToLatex().Length;
    }

    /// <summary>Lowering and compiling the kernel.</summary>
    [Benchmark]
    public LossKernel CompileKernel() => _derivation.Loss.Compile();

    /// <summary>One loss in double precision.</summary>
    [Benchmark]
    public double KernelLoss() => _kernel.Loss(0.9, -0.8, 0.5, 0.3);

    /// <summary>Loss, gradient and Hessian in double precision.</summary>
    [Benchmark]
    public LossJet KernelJet() => _kernel.Jet(0.9, -0.8, 0.5, 0.3);

    /// <summary>The exact loss at a rational point.</summary>
    [Benchmark]
    public Rational ExactLoss() => _derivation.Loss.At(_model).Evaluate(_weights[0, 0], _weights[0, 1]);

    /// <summary>All critical points with 17 certified digits.</summary>
    [Benchmark]
    public CriticalPointCensus Census() => CriticalPointCensus.Of(_derivation, _model);

    /// <summary>A million samples of the network on all cores.</summary>
    [Benchmark(OperationsPerInvoke = (int)Samples)]
    public LossEstimate Sample() => LossSampler.Estimate(_model, _weights, Samples, 1);
}
