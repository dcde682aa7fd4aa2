using BenchmarkDotNet.Running;
using Superposition.Benchmarks;

if (args is ["fallbacks"])
    CensusBenchmarks.PrintFallbacks();
else if (args is ["peers"])
    Peers.Compare();
else
    BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args);
