using BenchmarkDotNet.Running;
using Superposition.Benchmarks;

switch (args)
{
    case ["fallbacks"]:
        CensusBenchmarks.PrintFallbacks();
        return 0;
    case ["peers", .. var names]:
        return Peers.Compare(names) ? 0 : 2;
    case ["growth"]:
        Growth.Measure(Path.Combine(PublishedPrograms.Root(), "output", "growth"));
        return 0;
    case ["growth", var work, var size, var threads]:
        Growth.MeasureOne(work, size, threads);
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PipelineBenchmarks).Assembly).Run(args);
        return 0;
}
