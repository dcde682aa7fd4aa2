using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Landscape;

namespace Superposition.Exports;

/// <summary>
/// A census as <c>certificate.json</c> with <c>verify_certificate.py</c>, which proves it again from the parameters alone, in exact rational
/// arithmetic and without this program.
/// </summary>
/// <remarks>
/// All numbers are strings of rationals: <c>density</c>, <c>importance</c>; <c>origin</c>, the loss at W = 0; <c>cells</c> with the bounding rays
/// <c>u</c>, <c>v</c> and the coefficients of <c>A</c>, <c>B</c> in t, the constant first, where L = L_0 - 2 A r^2 + B r^4 on
/// W = r ((1 - t) u + t v); <c>points</c>, one of each pair {W, -W} clockwise, with the enclosures [lower, upper] of t, w_1, w_2 and the loss, t = 0
/// on the ray u; <c>counts</c> over the whole plane, the origin included.
/// </remarks>
public static class CensusCertificateDocument
{
    private const string Checker = "verify_certificate.py";
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The two files of a census; the same bytes each time.</summary>
    /// <exception cref="ArgumentException">I_1 is not 1.</exception>
    public static ImmutableArray<ExportedFile> Files(CensusEvidence evidence) => [new("certificate.json", Json(evidence)), new(Checker, Template.Fill(Checker))];

    /// <summary>The certificate alone.</summary>
    /// <exception cref="ArgumentException">I_1 is not 1.</exception>
    public static string Json(CensusEvidence evidence)
    {
        if (!evidence.Model.Importances[0].IsOne)
            throw new ArgumentException($"a certificate states the importance relative to I_1 = 1, which is {evidence.Model.Importances[0]}", nameof(evidence));
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            json.WriteString("about", $"all critical points of the expected loss, {evidence.Model.Architecture}; python3 {Checker} certificate.json proves it again");
            json.WriteString("density", evidence.Model.Density.Value.ToString());
            json.WriteString("importance", evidence.Model.Importances[1].ToString());
            json.WriteString("origin", evidence.Cells[0].LossAtOrigin.ToString());
            json.WriteStartObject("counts");
            json.WriteNumber("minima", evidence.Certificate.Minima);
            json.WriteNumber("saddles", evidence.Certificate.Saddles);
            json.WriteNumber("maxima", evidence.Certificate.Maxima);
            json.WriteNumber("indexSum", evidence.Certificate.IndexSum);
            json.WriteEndObject();
            json.WriteStartArray("cells");
            foreach (var cell in evidence.Cells)
                WriteCell(json, cell);
            json.WriteEndArray();
            json.WriteStartArray("points");
            foreach (var point in evidence.Points)
                WritePoint(json, point);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void WriteCell(Utf8JsonWriter json, RayReduction reduction)
    {
        var cell = reduction.Loss.Cell;
        json.WriteStartObject();
        WriteNumbers(json, "u", cell.FirstRay.W1, cell.FirstRay.W2);
        WriteNumbers(json, "v", cell.SecondRay.W1, cell.SecondRay.W2);
        WriteNumbers(json, "A", reduction.A.Coefficients);
        WriteNumbers(json, "B", reduction.B.Coefficients);
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, CriticalPointEvidence evidence)
    {
        var point = evidence.Point;
        json.WriteStartObject();
        json.WriteNumber("cell", evidence.Cell);
        WriteNumbers(json, "t", evidence.Direction.Lower, evidence.Direction.Upper);
        json.WriteString("kind", point.Kind.Name());
        json.WriteBoolean("smooth", point.IsSmooth);
        json.WriteBoolean("global", point.IsGlobal);
        WriteNumbers(json, "w1", point.W1.Lower, point.W1.Upper);
        WriteNumbers(json, "w2", point.W2.Lower, point.W2.Upper);
        WriteNumbers(json, "loss", point.Loss.Lower, point.Loss.Upper);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, params IEnumerable<Rational> numbers)
    {
        json.WritePropertyName(name);
        json.WriteRawValue($"[{string.Join(", ", numbers.Select(n => $"\"{n}\""))}]");
    }
}
