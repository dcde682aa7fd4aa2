using BenchmarkDotNet.Running;
using Superposition.Benchmarks;

if (args is ["fallbacks"])
    CensusBenchmarks.PrintFallbacks();
else
    BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args);
