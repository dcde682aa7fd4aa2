using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Cli;

/// <summary><c>classify</c>: all critical points, their kinds, the phase of the global minimum, and the certificate.</summary>
internal static class ClassifyCommand
{
    public static Command Create()
    {
        var command = new Command(
            "classify",
            "All critical points of the expected loss at a density and an importance: minima, saddles, non-smooth points of the axes and the origin, "
            + "with the proof that none is missing, and the phase of the global minimum (first-only, second-only, antipodal, confused or coexistence).\n\n"
            + "Example: superposition classify --density 1/2 --importance 3/10");
        var model = new ModelOptions(command, "1");
        var json = CommandLine.JsonOption();
        command.Add(json);
        return command.WithAction((result, output, _) =>
        {
            var census = CriticalPointCensus.Of(LossDerivation.Of(Architecture.Smallest), model.Read(result));
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, census));
            else
                PrintText(output, census);
            return census.Certificate.IsComplete ? ExitCode.Done : ExitCode.Undecided;
        });
    }

    private static void PrintText(TextWriter output, CriticalPointCensus census)
    {
        output.WriteLine($"{census.Model.Architecture}, density {census.Model.Density}, importance {census.Model.Importances[1]}");
        output.WriteLine($"phase of the global minimum: {census.Phase.Name()}");
        output.WriteLine();
        var table = new TextTable("w1", "w2", "loss", "kind", "index", "phase", "eigenvalues of the Hessian");
        foreach (var point in census.Points)
        {
            table.Add(
                Decimal(point.W1),
                Decimal(point.W2),
                Decimal(point.Loss),
                point.Kind.Name(),
                point.Index.ToString(CultureInfo.InvariantCulture),
                (point.Phase?.Name() ?? "") + (point.IsGlobal ? " (global)" : ""),
                point.Eigenvalues is { } e ? $"{Decimal(e.Lower)}, {Decimal(e.Upper)}" : "");
        }

        table.Print(output);
        var certificate = census.Certificate;
        output.WriteLine();
        output.WriteLine($"Each line but the origin stands for W and -W. Whole plane: minima {certificate.Minima}, saddles {certificate.Saddles}, maxima {certificate.Maxima}; index sum {certificate.IndexSum}.");
        output.WriteLine($"{(certificate.IsComplete ? "Complete" : "NOT PROVEN COMPLETE")}: {certificate.Method}.");
    }

    private static void WriteJson(Utf8JsonWriter json, CriticalPointCensus census)
    {
        json.WriteString("density", census.Model.Density.Value.ToString());
        json.WriteString("sparsity", census.Model.Density.Sparsity.ToString());
        json.WriteString("importance", census.Model.Importances[1].ToString());
        json.WriteString("phase", census.Phase.Name());
        json.WriteStartArray("criticalPoints");
        foreach (var point in census.Points)
            WritePoint(json, point);
        json.WriteEndArray();
        var certificate = census.Certificate;
        json.WriteStartObject("certificate");
        json.WriteBoolean("complete", certificate.IsComplete);
        json.WriteNumber("minima", certificate.Minima);
        json.WriteNumber("saddles", certificate.Saddles);
        json.WriteNumber("maxima", certificate.Maxima);
        json.WriteNumber("indexSum", certificate.IndexSum);
        json.WriteString("method", certificate.Method);
        json.WriteStartArray("rootCounts");
        foreach (var (cell, roots) in certificate.RootCounts)
        {
            json.WriteStartObject();
            json.WriteString("cell", cell);
            json.WriteNumber("roots", roots);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, CriticalPoint point)
    {
        json.WriteStartObject();
        json.WritePropertyName("w1");
        json.WriteCertified(point.W1);
        json.WritePropertyName("w2");
        json.WriteCertified(point.W2);
        json.WritePropertyName("loss");
        json.WriteCertified(point.Loss);
        json.WriteString("kind", point.Kind.Name());
        json.WriteNumber("index", point.Index);
        json.WriteBoolean("smooth", point.IsSmooth);
        if (point.Phase is { } phase)
            json.WriteString("phase", phase.Name());
        json.WriteBoolean("global", point.IsGlobal);
        json.WritePropertyName("eigenvalues");
        if (point.Eigenvalues is { } eigenvalues)
            json.WriteCertifiedArray(eigenvalues.Lower, eigenvalues.Upper);
        else
            json.WriteNullValue();

        json.WriteStartObject("enclosure");
        json.WritePropertyName("w1");
        json.WriteExact(point.W1.Lower, point.W1.Upper);
        json.WritePropertyName("w2");
        json.WriteExact(point.W2.Lower, point.W2.Upper);
        json.WritePropertyName("loss");
        json.WriteExact(point.Loss.Lower, point.Loss.Upper);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Decimal(RationalInterval enclosure) => CriticalPointCensus.CertifiedDecimal(enclosure) ?? "";
}
