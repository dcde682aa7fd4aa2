using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.MonteCarlo;
using Superposition.Reporting;
using Architecture = Superposition.Model.Architecture;

namespace Superposition.Cli;

/// <summary><c>report</c>: the main job, one page a person reads.</summary>
internal static class ReportCommand
{
    private const int CheckPoints = 40;
    private const int FigureWidth = 1400;

    public static Command Create()
    {
        var folder = OutputFolder.Option("folder for index.html and the figures", Path.Combine("output", "report"));
        var samples = NumberOption.Whole("--samples", "samples of the network at each of the 40 check points", 10_000, LossSampler.MaxSamples, 1_000_000);
        var seed = NumberOption.Whole("--seed", "seed of check points and samples", 0, long.MaxValue, CheckCommand.StandardSeed);
        var command = new Command(
            "report",
            "The main job: derives the closed form, shows the claims C2, C3 and C5 with loss surfaces and every critical point, checks the formula against the "
            + "network by Monte Carlo, and writes one self-contained page that opens from disk.\n\nExample: superposition report --out output/report")
        {
            folder, samples, seed,
        };
        return command.WithAction((result, output, cancellation) =>
        {
            var target = new OutputFolder(result.GetValue(folder)!);
            target.RequireUsable();
            var progress = result.InvocationConfiguration.Error;
            progress.WriteLine("deriving the closed form");
            var derivation = LossDerivation.Of(Architecture.Smallest);
            var kernel = LossKernel.Compile(derivation.Loss.ToPiecewise(), [Symbols.Weight(1), Symbols.Weight(2)], [Symbols.Density, Symbols.Importance(2)], KernelAccuracy.Plain);
            var landscape = new LossLandscape(derivation);
            var scenes = ImmutableArray.CreateBuilder<(ClaimScene, CriticalPointCensus, byte[])>();
            foreach (var scene in ClaimScene.All)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.WriteLine($"{scene.Claim}: {scene.Title} (density {scene.Model.Density}, importance {scene.Model.Importances[1]})");
                var census = CriticalPointCensus.Of(landscape, scene.Model);
                scenes.Add((scene, census, LossSurfaceFigure.Png(kernel, census, FigureWidth)));
            }

            var seedValue = (ulong)result.GetValue(seed);
            progress.WriteLine("checking the formula against the network");
            var check = CheckCommand.Run(derivation.Loss, RandomCheckPoints.Generate(CheckPoints, seedValue), result.GetValue(samples), seedValue, cancellation);
            var page = new ReportPage(derivation, scenes.ToImmutable(), check, Manifest(result));
            target.Write(
                cancellation,
                [("index.html", OutputFolder.Text(page.ToHtml())), .. page.Scenes.Select(s => ($"surface-{s.Scene.Claim}.png", OutputFolder.Bytes(s.Figure)))]);
            output.WriteLine($"Monte Carlo check: {check.Outcome}");
            output.WriteLine($"Report: {target.PathOf("index.html")}");
            return check.Outcome switch
            {
                CheckOutcome.Passed when page.Scenes.All(s => s.Scene.Holds(s.Census)) => ExitCode.Done,
                CheckOutcome.Undecided => ExitCode.Undecided,
                _ => ExitCode.CheckFailed,
            };
        },
        writesFiles: true);
    }

    private static RunManifest Manifest(ParseResult result)
    {
        var version = typeof(ReportCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        var vectors = Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "AVX2" : "no 256-bit vectors";
        return new(
        [
            ("command", CommandLine.Words(result)),
            ("model", Architecture.Smallest.ToString()),
            ("version", version.Split('+')[0]),
            ("commit", version.Contains('+', StringComparison.Ordinal) ? version.Split('+')[1] : "not known"),
            ("written", DateTimeOffset.UtcNow.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
            ("runtime", RuntimeInformation.FrameworkDescription),
            ("system", RuntimeInformation.OSDescription),
            ("processor", string.Create(CultureInfo.InvariantCulture, $"{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} logical cores, {vectors}")),
        ]);
    }
}
