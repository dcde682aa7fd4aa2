using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Superposition.Algebra;
using Superposition.Landscape;

namespace Superposition.Cli;

/// <summary>Writes one JSON document to standard output; numbers are written digit by digit from exact values.</summary>
internal static class JsonDocumentWriter
{
    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the document whose members <paramref name="members"/> writes.</summary>
    public static void Print(TextWriter output, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Layout))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    /// <summary>2^1024 - 2^970: from here on the double nearest to a number is infinite.</summary>
    private static Rational Beyond { get; } = new((BigInteger.One << 1024) - (BigInteger.One << 970));

    /// <summary>Whether a reader that takes decimals for doubles would find infinity, or refuse the document.</summary>
    public static bool IsBeyondDoubles(Rational value) => value.Abs() >= Beyond;

    /// <summary>A member whose value is a number, correct in every digit shown; null beyond the range of doubles.</summary>
    public static void WriteDecimal(this Utf8JsonWriter json, string name, Rational value)
    {
        json.WritePropertyName(name);
        json.WriteDecimal(value);
    }

    /// <summary>A number, correct in every digit shown; null beyond the range of doubles.</summary>
    public static void WriteDecimal(this Utf8JsonWriter json, Rational value) => json.WriteRawValue(Decimal(value));

    /// <summary>A number with as many digits as the enclosure certifies.</summary>
    public static void WriteCertified(this Utf8JsonWriter json, RationalInterval enclosure) =>
        json.WriteRawValue(Certified(enclosure));

    /// <summary>A member with a number and the enclosure that certifies it.</summary>
    public static void WriteEnclosed(this Utf8JsonWriter json, string name, RationalInterval number)
    {
        json.WriteStartObject(name);
        json.WritePropertyName("value");
        json.WriteCertified(number);
        json.WritePropertyName("enclosure");
        json.WriteExact(number.Lower, number.Upper);
        json.WriteEndObject();
    }

    /// <summary>A member whose value is a double, in the shortest form that reads back to it.</summary>
    public static void WriteDouble(this Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteNumberValue(value);
    }

    /// <summary>An array of exact numbers as strings.</summary>
    public static void WriteExact(this Utf8JsonWriter json, params ReadOnlySpan<Rational> values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteStringValue(value.ToString());
        json.WriteEndArray();
    }

    /// <summary>An array of exact numbers as decimals, on one line, with null beyond the range of doubles.</summary>
    public static void WriteDecimals(this Utf8JsonWriter json, params IEnumerable<Rational> values) =>
        json.WriteRawValue($"[{string.Join(", ", values.Select(Decimal))}]");

    /// <summary>An array of numbers with as many digits as their enclosures certify, on one line.</summary>
    public static void WriteCertifiedArray(this Utf8JsonWriter json, params IEnumerable<RationalInterval> enclosures) =>
        json.WriteRawValue($"[{string.Join(", ", enclosures.Select(Certified))}]");

    /// <summary>The member <c>files</c> with the paths of what was written; none where nothing was.</summary>
    public static void WriteFiles(this Utf8JsonWriter json, ImmutableArray<string> files)
    {
        if (files.IsEmpty)
            return;
        json.WriteStartArray("files");
        foreach (var file in files)
            json.WriteStringValue(file);
        json.WriteEndArray();
    }

    private static string Decimal(Rational value) => IsBeyondDoubles(value) ? "null" : value.ToDecimalString();

    private static string Certified(RationalInterval enclosure) =>
        CriticalPointCensus.CertifiedDecimal(enclosure) ?? throw new InvalidOperationException("a number without 15 certified digits reached the output");
}
