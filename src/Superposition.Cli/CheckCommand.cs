using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Cli;

/// <summary><c>check</c>: Monte Carlo of the network itself against the closed form.</summary>
internal static class CheckCommand
{
    /// <summary>The seed where none is given.</summary>
    public const long StandardSeed = 20220914;

    private const long StandardSamples = 100_000_000;

    /// <summary>The largest importance: the network is sampled in double precision, and squares of its losses must not overflow.</summary>
    public static readonly Rational LargestImportance = new Rational(10).Pow(100);

    public static Command Create()
    {
        var points = NumberOption.Whole(
            "--points", "number of random points: of every 20, 12 lie inside the cells, 4 on walls and axes, 4 at the density 1/1000 and the importances 1/1000 and 1000", 1, 100_000, 40);
        var samples = NumberOption.Whole("--samples", "samples of the network at each point", 2, LossSampler.MaxSamples, StandardSamples);
        var relativeError = NumberOption.Exact(
            "--relative-error",
            "instead of --samples: sample each point until the standard error of the loss is at most this times the loss, in [1e-6, 1e-2]",
            "a number from 1e-6 to 1e-2",
            r => r >= Rational.Parse("1e-6") && r <= Rational.Parse("1e-2"));
        var seed = NumberOption.Whole("--seed", "seed of points and samples; the same seed gives the same output", 0, long.MaxValue, StandardSeed);
        var json = CommandLine.JsonOption();
        var command = new Command(
            "check",
            "Runs the network forward on random inputs, without any knowledge of the formulas, and compares the mean loss and its mean gradient with the closed form "
            + "at random points. Passes when every |z| is at most the Sidak bound for a family-wise error rate of 1/1000: a right closed form fails about once "
            + "in 1000 seeds, up to 1.6 times where only 1000 samples contain a feature, the fewest that are accepted. Exit code 1 when it fails.\n\nExample: superposition check --points 40 --samples 100000000\nExample: superposition check --relative-error 1e-4")
        {
            points, samples, relativeError, seed,
        };
        var model = new ModelOptions(command, "random, 1/10 to 10", LargestImportance);
        command.Add(json);
        return command.WithAction((result, output, cancellation) =>
        {
            var wanted = result.GetValue(relativeError);
            if (wanted is not null && result.GetResult(samples) is { Implicit: false })
                throw new UsageException("--relative-error: given together with --samples; give only one of the two");
            var check = new ClosedFormCheck
            {
                Samples = wanted is null ? result.GetValue(samples) : LossSampler.MaxSamples,
                RelativeError = wanted?.ToDouble(),
                Seed = (ulong)result.GetValue(seed),
            };
            var battery = RandomCheckPoints.GenerateWithBoundaries(
                (int)result.GetValue(points), check.Seed, SmallDensity(check.Samples), model.ReadDensity(result), model.ReadImportance(result));
            var loss = LossDerivation.Of(Architecture.Smallest).Loss;
            var outcome = Run(loss, battery, check, cancellation);
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

    /// <summary>Checks the closed form at the points with the same number of samples at each, with a progress bar.</summary>
    /// <exception cref="UsageException">There are too few samples for a density.</exception>
    public static CheckResult Run(ExpectedLoss loss, IReadOnlyList<CheckPoint> points, long samples, ulong seed, CancellationToken cancellation) =>
        Run(loss, points, new ClosedFormCheck { Samples = samples, Seed = seed }, cancellation);

    /// <summary>The loss at a point and its gradient where it has one, both exact until the last rounding.</summary>
    public static ClosedFormValue ClosedForm(ExpectedLoss loss, CheckPoint point)
    {
        var at = Evaluate(loss, point);
        return new(at.Loss.ToDouble(), at.Gradient is { } g ? [g.G1.ToDouble(), g.G2.ToDouble()] : []);
    }

    private static CheckResult Run(ExpectedLoss loss, IReadOnlyList<CheckPoint> points, ClosedFormCheck check, CancellationToken cancellation)
    {
        foreach (var density in points.Select(p => p.Model.Density).Where(d => d.Value * check.Samples < ClosedFormCheck.LeastPresentSamples))
        {
            throw new UsageException(NumberOption.OneLine(string.Create(
                CultureInfo.InvariantCulture,
                $"--samples: {check.Samples} are too few for density {density.Value.ToDecimalString(6)}; expected at least {(ClosedFormCheck.LeastPresentSamples / density.Value).ToDecimalString(4)}, so that about {ClosedFormCheck.LeastPresentSamples} samples contain a feature")));
        }

        return ProgressBar.During("sampling the network", points.Count, progress =>
            check.Run(points, point => ClosedForm(loss, point), progress, cancellation));
    }

    // 1/1000, or what the samples still allow.
    private static Density SmallDensity(long samples) => new(Rational.Min(
        Rational.Max(new Rational(1, 1000), new Rational(ClosedFormCheck.LeastPresentSamples, samples)), 1));

    private static PointEvaluation Evaluate(ExpectedLoss loss, CheckPoint point) =>
        PointEvaluation.At(loss.At(point.Model), point.Weights[0, 0], point.Weights[0, 1]);

    private static void PrintText(TextWriter output, CheckResult result)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Points.Length} points, {result.Samples} samples at most, seed {result.Seed}"));
        var table = new TextTable("w1", "w2", "density", "importance", "samples", "exact", "mean", "standard error", "z", "z of dL/dw1", "z of dL/dw2");
        foreach (var checkedPoint in result.Points)
        {
            var (point, exact, estimate, z) = checkedPoint;
            var derivatives = checkedPoint.Gradient.Select(g => Score(g.Z)).ToList();
            table.Add(
            [
                point.Weights[0, 0].ToDecimalString(),
                point.Weights[0, 1].ToDecimalString(),
                point.Model.Density.Value.ToDecimalString(4),
                point.Model.Importances[1].ToDecimalString(4),
                estimate.Samples.ToString(CultureInfo.InvariantCulture),
                exact.ToString("G9", CultureInfo.InvariantCulture),
                estimate.Mean.ToString("G9", CultureInfo.InvariantCulture),
                estimate.StandardError.ToString("G3", CultureInfo.InvariantCulture),
                Score(z),
                .. derivatives.Count == 0 ? ["-", "-"] : derivatives,
            ]);
        }

        table.Print(output);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Outcome}: largest |z| {result.LargestZ:F2}, Sidak bound {result.Threshold:F2} at family-wise error rate {result.FamilyWiseErrorRate}; no gradient is checked on a kink, nor where about {ClosedFormCheck.LeastPresentSamples} pairs of features were not sampled"));
    }

    private static string Score(double? z) => z?.ToString("F2", CultureInfo.InvariantCulture) ?? "undecided";

    private static void WriteJson(Utf8JsonWriter json, ExpectedLoss loss, CheckResult result)
    {
        json.WriteNumber("samples", result.Samples);
        json.WriteNumber("seed", result.Seed);
        json.WriteStartArray("points");
        foreach (var checkedPoint in result.Points)
        {
            var (point, _, estimate, z) = checkedPoint;
            var at = Evaluate(loss, point);
            json.WriteStartObject();
            json.WriteString("w1", point.Weights[0, 0].ToString());
            json.WriteString("w2", point.Weights[0, 1].ToString());
            json.WriteString("density", point.Model.Density.Value.ToString());
            json.WriteString("importance", point.Model.Importances[1].ToString());
            WriteComparison(json, at.Loss, estimate.Mean, estimate.StandardError, z);
            json.WriteNumber("samples", estimate.Samples);
            json.WriteNumber("seed", estimate.Seed);
            if (at.Gradient is { } gradient && !checkedPoint.Gradient.IsEmpty)
            {
                json.WriteStartArray("gradient");
                foreach (var (exact, derivative) in new[] { gradient.G1, gradient.G2 }.Zip(checkedPoint.Gradient))
                {
                    json.WriteStartObject();
                    WriteComparison(json, exact, derivative.Estimate.Mean, derivative.Estimate.StandardError, derivative.Z);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
            else
            {
                json.WriteNull("gradient");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteDouble("familyWiseErrorRate", result.FamilyWiseErrorRate);
        json.WriteDouble("bound", result.Threshold);
        json.WriteString("rule", "Sidak: every |z| at most the bound");
        json.WriteBoolean("pass", result.Outcome == CheckOutcome.Passed);
    }

    private static void WriteComparison(Utf8JsonWriter json, Rational exact, double mean, double standardError, double? z)
    {
        json.WriteDecimal("exact", exact);
        json.WriteString("exactForm", exact.ToString());
        json.WriteDouble("mean", mean);
        json.WriteDouble("standardError", standardError);
        if (z is { } score)
            json.WriteDouble("z", score);
        else
            json.WriteNull("z");
    }
}
