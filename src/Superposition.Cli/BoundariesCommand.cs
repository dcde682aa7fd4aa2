using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Cli;

/// <summary><c>boundaries</c>: the curves in the plane of density and importance on which the landscape changes, with certified points.</summary>
internal static class BoundariesCommand
{
    private const string Range = "a number in [1e-12, 1e12]";
    private static readonly Rational Largest = Rational.Parse("1e12");

    public static Command Create()
    {
        var points = NumberOption.Whole("--points", "how many importances in the table, 1 to 1000", 1, 1000, 9);
        var from = NumberOption.Exact("--from", "the first importance of the table; default 1/100", Range, IsAccepted);
        var to = NumberOption.Exact("--to", "the last importance of the table; default 1", Range, IsAccepted);
        var json = CommandLine.JsonOption();
        var command = new Command(
            "boundaries",
            "The boundaries in the plane of density p and relative importance I_2: axis curves and spinodal as exact polynomials in p and I_2, their ends and "
            + "limits, and a table of the densities on the axis curves, the first-order line and the spinodal, each certified, at importances that are "
            + "spaced about evenly on a logarithmic scale, rounded to short decimals so that each is exactly what is printed; with --points 1, at --from alone."
            + "\n\nExample: superposition boundaries --points 5 --from 1/10 --to 1")
        {
            points, from, to, json,
        };
        return command.WithAction((result, output, cancellation) =>
        {
            var (lower, upper) = (result.GetValue(from) ?? new Rational(1, 100), result.GetValue(to) ?? Rational.One);
            if (lower > upper)
                throw new UsageException(NumberOption.OneLine(result.GetValue(from) is null
                    ? $"--to: {NumberOption.Short(upper)} is not accepted; expected at least --from, which is {NumberOption.Short(lower)} where it is not given"
                    : $"--from: {NumberOption.Short(lower)} is not accepted; expected at most --to, which is {NumberOption.Short(upper)}{(result.GetValue(to) is null ? " where it is not given" : "")}"));
            var importances = Spaced(lower, upper, (int)result.GetValue(points));
            var boundaries = new PhaseBoundaries(new LossLandscape(LossDerivation.Of(Architecture.Smallest)));
            var limits = new SmallDensityLimits(boundaries);
            var table = ProgressBar.During("points of the boundaries", importances.Count, progress => importances.Select((importance, k) =>
            {
                cancellation.ThrowIfCancellationRequested();
                var point = BoundaryPoint.At(boundaries, importance);
                progress.Report(k + 1);
                return point;
            }).ToList());
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, boundaries, limits, table));
            else
                PrintText(output, boundaries, limits, table);
            return ExitCode.Done;
        });
    }

    private static bool IsAccepted(Rational importance) => importance <= Largest && importance >= Largest.Reciprocal();

    /// <summary>Importances spaced evenly on a logarithmic scale: both ends as given, between them decimals with as few digits, at least 2, as keep them apart.</summary>
    private static List<Rational> Spaced(Rational lower, Rational upper, int count)
    {
        if (count == 1 || lower == upper)
            return [lower];
        var ratio = (upper / lower).ToDouble();
        for (var digits = 2; digits <= 15; digits++)
        {
            var between = Enumerable.Range(1, count - 2).Select(k =>
                Rational.FromDouble(lower.ToDouble() * Math.Pow(ratio, k / (count - 1.0))).ToDecimalString(digits));
            List<Rational> all = [lower, .. between.Select(Rational.Parse), upper];
            if (all.Zip(all.Skip(1)).All(pair => pair.First < pair.Second))
                return all;
        }

        throw new UsageException(NumberOption.OneLine(string.Create(
            CultureInfo.InvariantCulture, $"--points: {count} is not accepted; expected fewer, so that importances between {NumberOption.Short(lower)} and {NumberOption.Short(upper)} differ in 15 digits")));
    }

    private static void PrintText(TextWriter output, PhaseBoundaries boundaries, SmallDensityLimits limits, List<BoundaryPoint> points)
    {
        output.WriteLine($"{Architecture.Smallest}: boundaries in the plane of density p and importance I_2");
        output.WriteLine();
        output.WriteLine("Exact curves; exchanging the features replaces I_2 by 1/I_2:");
        output.WriteLine($"  axis at (1, 0): {boundaries.Axis} = 0");
        output.WriteLine($"  axis at (0, 1): {boundaries.SecondAxis} = 0");
        output.WriteLine($"  spinodal for I_2 < 1: a part of an irreducible curve of {boundaries.Spinodal.Terms.Length} terms, whole with --json");
        output.WriteLine();
        output.WriteLine($"The spinodal ends at p = 1, I_2 = {Decimal(boundaries.SpinodalEnd.Enclosure)}, a root of {boundaries.AtDensityOne.ToLaurent(Symbols.Importance(2))}.");
        output.WriteLine("As p and I_2 tend to 0, k = p/I_2 tends to");
        foreach (var (name, root, polynomial) in Limits(limits))
            output.WriteLine($"  {name}: {Decimal(Exact(root))}, a root of {polynomial.ToLaurent(SmallDensityLimits.Ratio)}");
        output.WriteLine();
        var table = new TextTable("importance", "axis at (1, 0)", "axis at (0, 1)", "first-order", "spinodal");
        foreach (var point in points)
        {
            table.Add(
                point.Importance.ToString(), Decimal(point.Axis), Decimal(point.SecondAxis), Decimal(point.FirstOrder), point.Spinodal is { } p ? Decimal(p) : "none");
        }

        table.Print(output);
        output.WriteLine();
        output.WriteLine("Densities are certified in every digit shown. The antipodal minimum is the lowest below first-order, and exists below spinodal.");
    }

    private static void WriteJson(Utf8JsonWriter json, PhaseBoundaries boundaries, SmallDensityLimits limits, List<BoundaryPoint> points)
    {
        json.WriteString("model", Architecture.Smallest.ToString());
        json.WriteStartArray("curves");
        WriteCurve("axis", "(1, 0)", boundaries.Axis);
        WriteCurve("axis", "(0, 1)", boundaries.SecondAxis);
        WriteCurve("spinodal", boundaries.Landscape.Families[1].Loss.Cell.Name, boundaries.Spinodal);
        WriteCurve("spinodal", boundaries.Landscape.Families[2].Loss.Cell.Name, boundaries.SecondSpinodal);
        json.WriteEndArray();
        json.WriteStartObject("spinodalEnd");
        json.WriteString("density", "1");
        json.WriteEnclosed("importance", boundaries.SpinodalEnd.Enclosure);
        json.WriteString("polynomial", boundaries.AtDensityOne.ToLaurent(Symbols.Importance(2)).ToString());
        json.WriteEndObject();
        json.WriteStartArray("limits");
        foreach (var (name, root, polynomial) in Limits(limits))
        {
            json.WriteStartObject();
            json.WriteString("kind", name);
            json.WriteEnclosed("densityOverImportance", Exact(root));
            json.WriteString("polynomial", polynomial.ToLaurent(SmallDensityLimits.Ratio).ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("points");
        foreach (var point in points)
        {
            json.WriteStartObject();
            json.WriteString("importance", point.Importance.ToString());
            json.WriteDecimal("importanceValue", point.Importance);
            json.WriteEnclosed("axis", point.Axis);
            json.WriteEnclosed("secondAxis", point.SecondAxis);
            json.WriteEnclosed("firstOrder", point.FirstOrder);
            if (point.Spinodal is { } spinodal)
                json.WriteEnclosed("spinodal", spinodal);
            else
                json.WriteNull("spinodal");
            json.WriteEndObject();
        }

        json.WriteEndArray();

        void WriteCurve(string kind, string place, LaurentPolynomial polynomial)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteString("place", place);
            json.WriteString("polynomial", polynomial.ToString());
            json.WriteEndObject();
        }
    }

    private static (string Name, RealRoot Root, UnivariatePolynomial Polynomial)[] Limits(SmallDensityLimits limits) =>
    [
        ("axis", limits.Axis, limits.AxisPolynomial),
        ("first-order", limits.Coexistence, limits.CoexistencePolynomial),
        ("spinodal", limits.Spinodal, limits.SpinodalPolynomial),
    ];

    private static RationalInterval Exact(RealRoot root) => root.AsRational() is { } rational ? rational : root.Enclosure;

    private static string Decimal(RationalInterval number) =>
        CriticalPointCensus.CertifiedDecimal(number) ?? throw new CensusUndecidedException("a boundary is not resolved to 15 digits");
}
