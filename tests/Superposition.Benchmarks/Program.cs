using BenchmarkDotNet.Running;
using Superposition.Benchmarks;

switch (args)
{
    case ["fallbacks"]:
        CensusBenchmarks.PrintFallbacks();
        return 0;
    case ["peers", .. var names]:
        return Peers.Compare(names) ? 0 : 2;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args);
        return 0;
}
