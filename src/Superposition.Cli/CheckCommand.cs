using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Cli;

/// <summary><c>check</c>: Monte Carlo of the network itself against the closed form.</summary>
internal static class CheckCommand
{
    /// <summary>The seed where none is given.</summary>
    public const long StandardSeed = 20220914;

    // The network is sampled in double precision, and squares of its losses must not overflow.
    private static readonly Rational LargestImportance = new Rational(10).Pow(100);

    public static Command Create()
    {
        var points = NumberOption.Whole("--points", "number of random points of all cells", 1, 100_000, 40);
        var samples = NumberOption.Whole("--samples", "samples of the network at each point", 2, LossSampler.MaxSamples, 1_000_000);
        var seed = NumberOption.Whole("--seed", "seed of points and samples; the same seed gives the same output", 0, long.MaxValue, StandardSeed);
        var json = CommandLine.JsonOption();
        var command = new Command(
            "check",
            "Runs the network forward on random inputs, without any knowledge of the formulas, and compares the mean loss with the closed form at random "
            + "points. Passes when every |z| is at most the Sidak bound for a family-wise error rate of 1/1000: a right closed form fails once in 1000 "
            + "seeds. Exit code 1 when it fails.\n\nExample: superposition check --points 40 --samples 1000000")
        {
            points, samples, seed,
        };
        var model = new ModelOptions(command, "random, 1/10 to 10", LargestImportance);
        command.Add(json);
        return command.WithAction((result, output, cancellation) =>
        {
            var battery = RandomCheckPoints.Generate(
                (int)result.GetValue(points), (ulong)result.GetValue(seed), model.ReadDensity(result), model.ReadImportance(result));
            var loss = LossDerivation.Of(Architecture.Smallest).Loss;
            var outcome = Run(loss, battery, result.GetValue(samples), (ulong)result.GetValue(seed), cancellation);
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, loss, outcome));
            else
                PrintText(output, outcome);
            return outcome.Outcome switch
            {
                CheckOutcome.Passed => ExitCode.Done,
                CheckOutcome.Failed => ExitCode.CheckFailed,
                _ => ExitCode.Undecided,
            };
        });
    }

    /// <summary>Checks the closed form at the points, with a progress bar.</summary>
    /// <exception cref="UsageException">There are too few samples for a density.</exception>
    public static CheckResult Run(ExpectedLoss loss, IReadOnlyList<CheckPoint> points, long samples, ulong seed, CancellationToken cancellation)
    {
        foreach (var density in points.Select(p => p.Model.Density).Where(d => d.Value * samples < ClosedFormCheck.LeastPresentSamples))
        {
            throw new UsageException(NumberOption.OneLine(string.Create(
                CultureInfo.InvariantCulture,
                $"--samples: {samples} are too few for density {density.Value.ToDecimalString(6)}; expected at least {(ClosedFormCheck.LeastPresentSamples / density.Value).ToDecimalString(4)}, so that about {ClosedFormCheck.LeastPresentSamples} samples contain a feature")));
        }

        var check = new ClosedFormCheck { Samples = samples, Seed = seed };
        return ProgressBar.During("sampling the network", points.Count, progress =>
            check.Run(points, (model, weights) => ExactLoss(loss, model, weights).ToDouble(), progress, cancellation));
    }

    private static Rational ExactLoss(ExpectedLoss loss, ToyModel model, Weights weights) => loss.At(model).Evaluate(weights[0, 0], weights[0, 1]);

    private static void PrintText(TextWriter output, CheckResult result)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Points.Length} points, {result.Samples} samples each, seed {result.Seed}"));
        var table = new TextTable("w1", "w2", "density", "importance", "exact", "mean", "standard error", "z");
        foreach (var (point, exact, estimate, z) in result.Points)
        {
            table.Add(
                point.Weights[0, 0].ToDecimalString(),
                point.Weights[0, 1].ToDecimalString(),
                point.Model.Density.Value.ToDecimalString(4),
                point.Model.Importances[1].ToDecimalString(4),
                exact.ToString("G9", CultureInfo.InvariantCulture),
                estimate.Mean.ToString("G9", CultureInfo.InvariantCulture),
                estimate.StandardError.ToString("G3", CultureInfo.InvariantCulture),
                z?.ToString("F2", CultureInfo.InvariantCulture) ?? "undecided");
        }

        table.Print(output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Outcome}: largest |z| {result.Points.Max(p => Math.Abs(p.Z ?? 0)):F2}, Sidak bound {result.Threshold:F2} at family-wise error rate {result.FamilyWiseErrorRate}"));
    }

    private static void WriteJson(Utf8JsonWriter json, ExpectedLoss loss, CheckResult result)
    {
        json.WriteNumber("samples", result.Samples);
        json.WriteNumber("seed", result.Seed);
        json.WriteStartArray("points");
        foreach (var (point, _, estimate, z) in result.Points)
        {
            var exact = ExactLoss(loss, point.Model, point.Weights);
            json.WriteStartObject();
            json.WriteString("w1", point.Weights[0, 0].ToString());
            json.WriteString("w2", point.Weights[0, 1].ToString());
            json.WriteString("density", point.Model.Density.Value.ToString());
            json.WriteString("importance", point.Model.Importances[1].ToString());
            json.WriteDecimal("exact", exact);
            json.WriteString("exactForm", exact.ToString());
            json.WriteDouble("mean", estimate.Mean);
            json.WriteDouble("standardError", estimate.StandardError);
            if (z is { } score)
                json.WriteDouble("z", score);
            else
                json.WriteNull("z");
            json.WriteNumber("seed", estimate.Seed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteDouble("familyWiseErrorRate", result.FamilyWiseErrorRate);
        json.WriteDouble("bound", result.Threshold);
        json.WriteString("rule", "Sidak: every |z| at most the bound");
        json.WriteBoolean("pass", result.Outcome == CheckOutcome.Passed);
    }
}
