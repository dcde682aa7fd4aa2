using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Cli;

/// <summary><c>transitions</c>: every event of the landscape as the density runs over (0, 1] at one importance.</summary>
internal static class TransitionsCommand
{
    /// <summary>The largest importance, and the inverse of the smallest, at which the search ends within seconds.</summary>
    private static readonly Rational LargestImportance = Rational.Parse("1e12");

    /// <summary>The exact polynomials take seconds beyond.</summary>
    private const int MostDigits = 40;

    /// <summary>The longest polynomial that the text shows whole.</summary>
    private const int LongestPolynomial = 120;

    public static Command Create()
    {
        var command = new Command(
            "transitions",
            "Every transition as the density grows from 0 to 1 at fixed importance: first-order (the global minimum jumps), spinodal (a minimum and a saddle "
            + "merge), axis (a critical point of an axis changes its index) and crossover (a minimum passes a threshold of 22.5 or 67.5 degrees; nothing "
            + "jumps). Each density has a certified enclosure and, where known, an exact polynomial, called minimal where it is proven irreducible.\n\nExample: superposition transitions --importance 1"
            + "\nExample: superposition transitions --importance 3/10 --plot output/transitions");
        var importance = ModelOptions.ImportanceOption("1", LargestImportance, LargestImportance.Reciprocal(), MostDigits);
        command.Add(importance);
        var figures = new TransitionFigures(command);
        var json = CommandLine.JsonOption();
        command.Add(json);
        return command.WithAction((result, output, cancellation) =>
        {
            var target = figures.Target(result);
            var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));
            var census = ProgressBar.During(
                "searching the densities", 100, progress => TransitionCensus.Of(landscape, result.GetValue(importance) ?? Rational.One, progress));
            var files = target is null ? [] : figures.Write(target, landscape, census, result, cancellation);
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, census, files));
            else
                PrintText(output, census, files);
            return census.IsComplete ? ExitCode.Done : ExitCode.Undecided;
        },
        writesFiles: true);
    }

    /// <summary>Why transitions are not searched at an importance, or null where they are.</summary>
    public static string? RefusalOf(Rational importance) =>
        importance <= LargestImportance && importance >= LargestImportance.Reciprocal() && BigInteger.Max(importance.Numerator, importance.Denominator) < BigInteger.Pow(10, MostDigits)
            ? null
            : $"transitions are searched at importances from 1e-12 to 1e12 whose numerator and denominator have at most {MostDigits} digits";

    private static void PrintText(TextWriter output, TransitionCensus census, ImmutableArray<string> files)
    {
        output.WriteLine($"{Architecture.Smallest}, importance {census.Importance}, density from 0 to 1");
        output.WriteLine();
        var table = new TextTable("density", "kind", "from", "to", "discontinuous", "jump |dW|", "jump dL/dp");
        foreach (var e in census.Events)
        {
            table.Add(
                CriticalPointCensus.CertifiedDecimal(e.Density) ?? "",
                e.Kind.Name(),
                e.From,
                e.To,
                e.IsDiscontinuous ? "yes" : "no",
                e.Jump is { } jump ? CriticalPointCensus.CertifiedDecimal(jump.Distance) ?? "" : "",
                e.Jump is { } slope ? CriticalPointCensus.CertifiedDecimal(slope.Slope) ?? "" : "");
        }

        table.Print(output);
        output.WriteLine();
        foreach (var e in census.Events.Where(e => e.Polynomial is not null).DistinctBy(e => e.Polynomial))
            output.WriteLine($"p = {CriticalPointCensus.CertifiedDecimal(e.Density)} is a root of {Shortened(e.Polynomial!)}{(e.IsMinimal ? " (minimal)" : "")}");
        foreach (var what in census.Undecided)
            output.WriteLine($"UNDECIDED: {what}");
        output.WriteLine($"{(census.IsComplete ? "Complete" : "NOT PROVEN COMPLETE")}: {TransitionCensus.Method}.");
        foreach (var file in files)
            output.WriteLine($"File: {file}");
        if (!files.IsEmpty && !census.Events.Any(e => e.IsDiscontinuous))
            output.WriteLine("There is no first-order transition at this importance, so loss-crossing is left out.");
    }

    private static string Shortened(UnivariatePolynomial polynomial)
    {
        var text = polynomial.ToLaurent(Symbols.Density).ToString();
        return text.Length <= LongestPolynomial
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"a polynomial of degree {polynomial.Degree}, whole with --json");
    }

    private static void WriteJson(Utf8JsonWriter json, TransitionCensus census, ImmutableArray<string> files)
    {
        json.WriteString("importance", census.Importance.ToString());
        json.WriteStartArray("events");
        foreach (var e in census.Events)
        {
            json.WriteStartObject();
            json.WriteString("kind", e.Kind.Name());
            json.WritePropertyName("density");
            json.WriteCertified(e.Density);
            json.WritePropertyName("enclosure");
            json.WriteExact(e.Density.Lower, e.Density.Upper);
            json.WriteString("polynomial", e.Polynomial?.ToLaurent(Symbols.Density).ToString());
            json.WriteBoolean("minimal", e.IsMinimal);
            json.WriteString("from", e.From);
            json.WriteString("to", e.To);
            json.WriteBoolean("discontinuous", e.IsDiscontinuous);
            json.WritePropertyName("jump");
            if (e.Jump is { } jump)
            {
                json.WriteStartObject();
                json.WritePropertyName("w");
                json.WriteCertified(jump.Distance);
                json.WritePropertyName("dLossDDensity");
                json.WriteCertified(jump.Slope);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("complete", census.IsComplete);
        json.WriteStartArray("undecided");
        foreach (var what in census.Undecided)
            json.WriteStringValue(what);
        json.WriteEndArray();
        json.WriteString("method", TransitionCensus.Method);
        json.WriteFiles(files);
    }
}
