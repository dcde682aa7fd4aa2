using System.Collections.Immutable;
using System.CommandLine;
using Superposition.Algebra;
using Superposition.Derivation;
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
    private const int MapResolution = 512;
    private const string MapInWords = "The plane of initial weights, coloured by the minimum in which the gradient flow ends: antipodal in two opposite regions with weights of opposite sign, which narrow to a "
        + "point at the origin, and confused elsewhere. Small circles around the origin lie mostly in the confused part.";
    private const string ReliefInWords = "The loss as a surface over both weights: a hill at the origin between two valleys; the lower valley floor lies at equal weights of the same sign, the other at opposite signs.";
    private const string DiagramInWords = "Importance upward, density falling to the right. Antipodal fills the right; towards density 1 it ends at the first-order line, beyond which lie first-only below, confused in the "
        + "middle and second-only above. The spinodals and axis curves run beside the line and fan out towards density 1. Two smaller panels: the prototypes of the paper, and where they differ.";
    private const string BifurcationInWords = "Weights, loss and eigenvalues of every critical point against the density. The minimum with weights of the same sign runs through; the antipodal minimum ends with a saddle at the spinodal.";
    private const string CrossingInWords = "The losses of the two minima cross at the transition, so that the lowest loss has a kink; below, the slope of the lowest loss jumps down.";
    private static readonly ImmutableArray<Rational> Importances = [Rational.One, new(3, 10)];
    private const double SmallScale = 0.1;

    public static Command Create()
    {
        var folder = OutputFolder.Option("folder for the page and the figures", Path.Combine("output", "report"));
        var samples = NumberOption.Whole("--samples", "samples of the network at each check point", 10_000, LossSampler.MaxSamples, 1_000_000);
        var seed = NumberOption.Whole("--seed", "seed of check points, samples and trajectories", 0, long.MaxValue, CheckCommand.StandardSeed);
        var command = new Command(
            "report",
            "The main job: derives the closed form, settles the claims C1 to C8 of the source with theorems, loss surfaces, every critical point, transitions and basins, checks "
            + "the formula against the network by Monte Carlo, and writes one self-contained page, index.html, that opens from disk, with the data of its figures beside it. "
            + "With --density (or --sparsity) it writes point.html instead: everything about that one point.\n\n"
            + "Example: superposition report --out output/report\nExample: superposition report --density 1/2 --importance 3/10");
        var model = new ModelOptions(command, "1");
        var sigma = BasinsCommand.ScaleOption();
        foreach (var option in new Option[] { sigma, samples, seed, folder })
            command.Add(option);
        return command.WithAction((result, output, cancellation) =>
        {
            var isPoint = model.ReadDensity(result) is not null;
            if (!isPoint && (model.ReadImportance(result) is not null || result.GetValue(sigma) is not null))
                throw new UsageException("--density: missing; --importance and --sigma are for the page of one point, which needs --density p with p in (0, 1]");
            var target = new OutputFolder(result.GetValue(folder)!);
            target.RequireUsable();
            void Next(string work)
            {
                cancellation.ThrowIfCancellationRequested();
                result.InvocationConfiguration.Error.WriteLine(work);
            }

            var run = new Run(result.GetValue(samples), (ulong)result.GetValue(seed), RunningProgram.Manifest(result, (ulong)result.GetValue(seed)), Next, cancellation);
            return isPoint
                ? WritePoint(new PointReport(model.Read(result), result.GetValue(sigma) ?? Rational.One, run.Samples, run.Seed), run, target, output)
                : WriteReport(run, target, output);
        },
        writesFiles: true);
    }

    private static int WriteReport(Run run, OutputFolder target, TextWriter output)
    {
        run.Next("deriving the closed form");
        var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));
        run.Next("proving theorems, finding boundaries, settling claims");
        var documents = DerivedDocuments.Of(landscape);
        run.Next("searching transitions");
        var transitions = Importances.Select(i => TransitionCensus.Of(landscape, i)).ToImmutableArray();
        run.Next("taking every critical point of Figure 1");
        var scenes = ClaimScene.All.Select(scene => (Scene: scene, Census: CriticalPointCensus.Of(landscape, scene.Model))).ToImmutableArray();
        var figures = Figures(landscape, scenes, transitions, run);
        run.Next("checking the formula against the network");
        var check = CheckCommand.Run(landscape.Derivation.Loss, RandomCheckPoints.Generate(CheckPoints, run.Seed), run.Samples, run.Seed, run.Cancellation);
        var page = new ReportPage(landscape.Derivation, documents, scenes, transitions, figures, check, run.Manifest);
        Write(target, "index.html", page.ToHtml(), figures, run, output);
        output.WriteLine($"Monte Carlo check: {check.Outcome}");
        return check.Outcome == CheckOutcome.Passed && !scenes.All(s => s.Scene.Holds(s.Census)) ? ExitCode.CheckFailed : ExitOf(check.Outcome);
    }

    private static int WritePoint(PointReport report, Run run, OutputFolder target, TextWriter output)
    {
        var page = report.Gather(run.Manifest, run.Next, run.Cancellation);
        Write(target, "point.html", page.ToHtml(), page.Figures, run, output);
        foreach (var (section, reason) in page.Missing.OrderBy(m => m.Key, StringComparer.Ordinal))
            output.WriteLine($"Not on the page, {section}: {reason}");
        return page.Check is { } check ? ExitOf(check.Outcome) : ExitCode.Done;
    }

    private static void Write(OutputFolder target, string name, string html, ImmutableArray<PageFigure> figures, Run run, TextWriter output)
    {
        target.Write(run.Cancellation, [(name, OutputFolder.Text(html)), .. figures.SelectMany(f => f.Files)]);
        output.WriteLine($"Report: {target.PathOf(name)}");
    }

    private static int ExitOf(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => ExitCode.Done,
        CheckOutcome.Undecided => ExitCode.Undecided,
        _ => ExitCode.CheckFailed,
    };

    /// <summary>What every part of a run needs.</summary>
    private sealed record Run(long Samples, ulong Seed, RunManifest Manifest, Action<string> Next, CancellationToken Cancellation);

    /// <summary>Every figure of the page: its section, label and picture in words.</summary>
    private static ImmutableArray<PageFigure> Figures(
        LossLandscape landscape, ImmutableArray<(ClaimScene Scene, CriticalPointCensus Census)> scenes, ImmutableArray<TransitionCensus> transitions, Run run)
    {
        var figures = new ReportFigures(landscape);
        var (last, equal, other) = (scenes[^1], transitions[0], transitions[^1]);
        return
        [
            .. scenes.Select(s => On("surfaces", ReportPage.LabelOf(s.Scene), CensusTable.Describe(s.Census), figures.Surface($"surface-{s.Scene.Letter}", s.Scene.Title, s.Census))),
            On("relief", $"{ReportPage.LabelOf(last.Scene)} in space", ReliefInWords, figures.Relief($"relief-{last.Scene.Letter}", last.Scene.Title, last.Census)),
            On("phases", "Figure 2", DiagramInWords, figures.Diagram(run.Cancellation)),
            On("transitions", "Figure 3", BifurcationInWords, figures.Bifurcation(other)),
            On("transitions", "Figure 4", CrossingInWords, figures.Crossing(equal)),
            On("basins", "Figure 5", MapInWords, figures.BasinMap(BasinShares.Of(landscape, NearTransition(equal), new(SmallScale)), MapResolution, run.Cancellation)),
        ];

        PageFigure On(string section, string label, string words, Figure figure)
        {
            run.Next($"drawing {label}");
            return PageFigure.Of(section, label, words, figure, run.Manifest["command"]);
        }
    }

    /// <summary>At the density of the first jump, rounded down to hundredths.</summary>
    private static ToyModel NearTransition(TransitionCensus census)
    {
        var hundredths = census.Events.First(e => e.IsDiscontinuous).Density.Lower * 100;
        return ToyModel.Smallest(new Density(new Rational(hundredths.Numerator / hundredths.Denominator, 100)), census.Importance);
    }
}
