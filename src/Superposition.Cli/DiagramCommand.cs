using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Reporting;
using Architecture = Superposition.Model.Architecture;

namespace Superposition.Cli;

/// <summary><c>diagram</c>: the phase diagram over density and importance as a figure with its data.</summary>
internal static class DiagramCommand
{
    private const string SizeName = "--size";
    private const string SizeRange = "WIDTHxHEIGHT, each from 1 to 8192, like 400x400";
    private const int StandardSize = 400;

    /// <summary>The densities at which the curves are found, besides the ends.</summary>
    private const int CurvePoints = 400;

    private static readonly Rational SmallestDensity = new(1, 1000);
    private static readonly Rational LargestImportance = 1000;

    // Ten bytes are kept, the rest is needed while files are written; measured with limits of the heap, as what is needed besides.
    private const long BytesOfCell = 24;
    private const long BytesBesides = 64 << 20;

    /// <summary>The ends of an axis differ by at least so much: the smaller is at most this part of the larger.</summary>
    private static readonly Rational Nearest = new(99, 100);

    public static Command Create()
    {
        var folder = OutputFolder.Option("folder for the figure and its data", Path.Combine("output", "diagram"));
        var size = SizeOption();
        var (densityFrom, densityTo) = Range("density", new(1, 100), 1, SmallestDensity, 1, "1/1000 to 1");
        var (importanceFrom, importanceTo) = Range("importance", new(1, 10), 10, LargestImportance.Reciprocal(), LargestImportance, "1/1000 to 1000");
        var json = CommandLine.JsonOption();
        var command = new Command(
            "diagram",
            "The phase diagram over density and relative importance on the axes of the paper: the phase of the global minimum, certified in every cell, with "
            + "first-order line, spinodals, axis curves and crossovers; beside it the diagram of the paper's prototypes, and where the two differ. Writes "
            + "PNG, SVG, PDF and all data as CSV and NPZ.\n\nExample: superposition diagram --size 400x400 --out output/diagram")
        {
            size, densityFrom, densityTo, importanceFrom, importanceTo, folder, json,
        };
        return command.WithAction((result, output, cancellation) =>
        {
            var (columns, rows) = result.GetValue(size) ?? (StandardSize, StandardSize);
            var densities = Axis(result, densityFrom, densityTo, columns);
            var importances = Axis(result, importanceFrom, importanceTo, rows);
            var target = new OutputFolder(result.GetValue(folder)!);
            target.RequireUsable();
            RequireMemory(columns, rows);
            var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));

            // The curves do not need the cells, nor the cells the curves.
            var curves = Task.Run(() => BoundaryMap.Of(new(landscape), new(densities.Lower, densities.Upper, CurvePoints), cancellation), cancellation);
            var diagram = ProgressBar.During("deciding the cells", columns, progress => PhaseDiagram.Of(
                landscape, densities, importances, progress, cancellationToken: cancellation));
            var map = curves.GetAwaiter().GetResult();
            var prototypes = new Prototypes(landscape.Derivation).Over(densities, importances);
            var files = PhaseDiagramFigure.Of(diagram, prototypes, map).Files(CommandLine.Words(result));
            target.Write(cancellation, files);
            ImmutableArray<string> paths = [.. files.Select(file => target.PathOf(file.Name))];
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, diagram, prototypes, map, paths));
            else
                PrintText(output, diagram, prototypes, map, paths);
            return ExitCode.Done;
        },
        writesFiles: true);
    }

    /// <summary>Refuses before the work what would run out of memory behind it.</summary>
    private static void RequireMemory(int columns, int rows)
    {
        var (needed, available) = (BytesBesides + (BytesOfCell * columns * rows), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        if (needed > available)
            throw new InsufficientMemoryException(FormattableString.Invariant($"{SizeName}: {columns}x{rows} needs {needed >> 20} MB of memory, and {available >> 20} MB are to be had; {BytesOfCell} bytes for each cell, {BytesBesides >> 20} MB besides"));
    }

    private static Option<(int Columns, int Rows)?> SizeOption() => new(SizeName)
    {
        Description = $"cells along density and importance, WIDTHxHEIGHT, each at most {LogarithmicAxis.MaxCells} [without it: {StandardSize}x{StandardSize}]",
        HelpName = "size",
        CustomParser = result =>
        {
            var value = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (value.Split('x') is [var width, var height] && IsCount(width, out var columns) && IsCount(height, out var rows))
                return (columns, rows);
            result.AddError(NumberOption.OneLine($"{SizeName}: '{(value.Length > 60 ? value[..60] + "..." : value)}' is not accepted; expected {SizeRange}"));
            return default;

            static bool IsCount(string text, out int count) =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count is >= 1 and <= LogarithmicAxis.MaxCells;
        },
    };

    private static (Option<Rational?> From, Option<Rational?> To) Range(string name, Rational from, Rational to, Rational least, Rational most, string range)
    {
        return (End("from", from), End("to", to));

        Option<Rational?> End(string end, Rational standard)
        {
            var option = NumberOption.Exact($"--{name}-{end}", $"where the axis of {name} {(end == "from" ? "begins" : "ends")}, {range}", $"a number from {range}", x => x >= least && x <= most);
            option.DefaultValueFactory = _ => standard;
            return option;
        }
    }

    private static LogarithmicAxis Axis(ParseResult result, Option<Rational?> from, Option<Rational?> to, int cells)
    {
        var (lower, upper) = (result.GetValue(from)!.Value, result.GetValue(to)!.Value);
        if (lower > upper * Nearest)
            throw new UsageException(NumberOption.OneLine($"{from.Name}: {NumberOption.Short(lower)} is not accepted; expected at most {Nearest} of {to.Name}, which is {NumberOption.Short(upper)}"));
        return new(lower.ToDouble(), upper.ToDouble(), cells);
    }

    private static void PrintText(TextWriter output, PhaseDiagram diagram, ImmutableArray<byte> prototypes, BoundaryMap map, ImmutableArray<string> files)
    {
        string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
        output.WriteLine($"{Architecture.Smallest}: phase of the global minimum");
        output.WriteLine($"density {Text(diagram.Densities.Lower)} to {Text(diagram.Densities.Upper)}, importance {Text(diagram.Importances.Lower)} to {Text(diagram.Importances.Upper)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{diagram.Densities.Centres.Length} x {diagram.Importances.Centres.Length} cells, certified at their centres, {diagram.Fallbacks} of them by the exact census; losses within {diagram.LossError:G2}"));
        output.WriteLine();
        var table = new TextTable("phase", "cells", "of the prototypes");
        foreach (var phase in Enum.GetValues<Phase>())
            table.Add(phase.Name(), Count(diagram.Phases, phase).ToString(CultureInfo.InvariantCulture), Count(prototypes, phase).ToString(CultureInfo.InvariantCulture));
        table.Print(output);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Metastable(diagram)} cells with two minima; {Differing(diagram, prototypes)} in which the prototypes name another phase"));
        output.WriteLine();
        var points = new TextTable("point", "density", "importance", "");
        foreach (var point in map.SpecialPoints)
            points.Add(point.Label, CriticalPointCensus.CertifiedDecimal(point.Density) ?? "", CriticalPointCensus.CertifiedDecimal(point.Importance) ?? "", point.Meaning);
        points.Print(output);
        output.WriteLine();
        foreach (var file in files)
            output.WriteLine($"Diagram: {file}");
    }

    private static void WriteJson(Utf8JsonWriter json, PhaseDiagram diagram, ImmutableArray<byte> prototypes, BoundaryMap map, ImmutableArray<string> files)
    {
        json.WriteString("model", Architecture.Smallest.ToString());
        WriteAxis("density", diagram.Densities);
        WriteAxis("importance", diagram.Importances);
        json.WriteNumber("cells", diagram.Phases.Length);
        json.WriteNumber("exactCells", diagram.Fallbacks);
        json.WriteDouble("lossErrorBound", diagram.LossError);
        json.WriteStartObject("phases");
        foreach (var phase in Enum.GetValues<Phase>())
            json.WriteNumber(phase.Name(), Count(diagram.Phases, phase));
        json.WriteEndObject();
        json.WriteNumber("twoMinima", Metastable(diagram));
        json.WriteNumber("prototypesDiffer", Differing(diagram, prototypes));
        json.WriteStartArray("specialPoints");
        foreach (var point in map.SpecialPoints)
        {
            json.WriteStartObject();
            json.WriteString("label", point.Label);
            json.WriteString("meaning", point.Meaning);
            json.WriteEnclosed("density", point.Density);
            json.WriteEnclosed("importance", point.Importance);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteFiles(files);

        void WriteAxis(string name, LogarithmicAxis axis)
        {
            json.WriteStartObject(name);
            json.WriteDouble("from", axis.Lower);
            json.WriteDouble("to", axis.Upper);
            json.WriteNumber("cells", axis.Centres.Length);
            json.WriteEndObject();
        }
    }

    private static int Count(ImmutableArray<byte> phases, Phase phase) => phases.AsSpan().Count((byte)phase);

    private static int Metastable(PhaseDiagram diagram) => diagram.Minima.AsSpan().Count((byte)2);

    private static int Differing(PhaseDiagram diagram, ImmutableArray<byte> prototypes)
    {
        var count = 0;
        for (var k = 0; k < prototypes.Length; k++)
            count += diagram.Phases[k] == prototypes[k] ? 0 : 1;
        return count;
    }
}
