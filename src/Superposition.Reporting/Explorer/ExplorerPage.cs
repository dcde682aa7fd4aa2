using System.Buffers;
using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.Json;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The explorer: one self-contained page in which density and importance are dragged and everything else follows.</summary>
/// <param name="Landscape">The closed form prepared for the search; its polynomials go into the page exactly.</param>
/// <param name="Map">The boundaries of the phase diagram.</param>
/// <param name="Steps">The story.</param>
/// <param name="Kernel">JavaScript that defines <c>loss(w1, w2, p, I2)</c> and <c>jet(w1, w2, p, I2)</c> with the bits of the compiled kernel.</param>
/// <param name="Manifest">What produced the page.</param>
public sealed record ExplorerPage(LossLandscape Landscape, BoundaryMap Map, ImmutableArray<ExplorerStep> Steps, string Kernel, RunManifest Manifest)
{
    /// <summary>The densities over which the boundaries are drawn, besides their ends.</summary>
    public const int CurvePoints = 200;

    /// <summary>The scripts in their order: each uses those before it.</summary>
    private static readonly ImmutableArray<string> Scripts =
    [
        "exact.js", "tables.js", "roots.js", "census.js", "pen.js", "svg.js", "axes.js", "diagram.js", "surface.js", "relief.js",
        "flow.js", "basins.js", "branches.js", "bifurcation.js", "formula.js", "points.js", "state.js", "saving.js", "input.js", "legends.js", "page.js",
    ];

    /// <summary>The axes of the diagram: those of the paper.</summary>
    public static (double DensityFrom, double DensityTo, double ImportanceFrom, double ImportanceTo) Range => (0.01, 1, 0.1, 10);

    /// <summary>The page.</summary>
    /// <exception cref="NotSupportedException">A formula of the story cannot be set, or a coefficient is too large for the page.</exception>
    public string ToHtml() => Resource("page.html")
        .Replace("{{style}}", ReportStyle.Css + Resource("style.css"), StringComparison.Ordinal)
        .Replace("{{model}}", WebUtility.HtmlEncode(Landscape.Derivation.Architecture.ToString()), StringComparison.Ordinal)
        .Replace("{{version}}", WebUtility.HtmlEncode(Manifest["version"]), StringComparison.Ordinal)
        .Replace("{{steps}}", string.Concat(Steps.Select(Tab)), StringComparison.Ordinal)
        .Replace("{{story}}", string.Concat(Steps.Select(Paragraph)), StringComparison.Ordinal)
        .Replace("{{manifest}}", Manifest.ToHtml(), StringComparison.Ordinal)
        .Replace("{{data}}", Data(), StringComparison.Ordinal)
        .Replace("{{script}}", $"(() => {{\n'use strict';\nconst kernel = (() => {{\n{Kernel}\nreturn {{ loss, jet }};\n}})();\n{string.Join('\n', Scripts.Select(Resource))}}})();\n", StringComparison.Ordinal);

    private static string Tab(ExplorerStep step) =>
        $"<button type=\"button\" data-step=\"{step.Claim}\" aria-pressed=\"false\"><b>{step.Claim}</b> {WebUtility.HtmlEncode(step.Title)}</button>\n";

    private static string Paragraph(ExplorerStep step) => $"<p data-step=\"{step.Claim}\" hidden>{Prose.ToHtml(step.Text)}</p>\n";

    private static string Resource(string name)
    {
        using var stream = typeof(ExplorerPage).Assembly.GetManifestResourceStream($"Explorer.{name}")
            ?? throw new NotSupportedException($"the part {name} of the page is missing");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The data as JSON in which no sign can end the element around it: the writer escapes &lt;, &gt; and &amp;.</summary>
    private string Data()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            ExplorerTables.Write(json, Landscape);
            WriteMap(json);
            WriteColours(json);
            json.WriteStartObject("steps");
            foreach (var step in Steps)
                json.WriteString(step.Claim, $"p={step.Model.Density.Value.ToDecimalString()}&I={step.Model.Importances[1].ToDecimalString()}&{step.View}&step={step.Claim}");
            json.WriteEndObject();
            json.WriteString("crossover", LandscapeTheorems.CrossoverLine.ToString());
            json.WriteString("axisCurve", Map.Boundaries.Axis.ToString());
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void WriteMap(Utf8JsonWriter json)
    {
        Prototypes prototypes = new(Landscape.Derivation);
        json.WriteStartArray("range");
        foreach (var end in new[] { Range.DensityFrom, Range.DensityTo, Range.ImportanceFrom, Range.ImportanceTo })
            json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteStartObject("curves");
        Curve("density", p => p.Density);
        Curve("axis", p => p.Axis);
        Curve("crossover", p => p.Crossover);
        Curve("firstOrder", p => p.FirstOrder?.Middle);
        Curve("spinodal", p => p.Spinodal?.Middle);
        Curve("prototypes", p => prototypes.BoundaryAt(Algebra.Rational.FromDouble(p.Density))?.ToDouble());
        json.WriteEndObject();
        json.WriteStartArray("points");
        foreach (var point in Map.SpecialPoints)
        {
            json.WriteStartObject();
            json.WriteString("label", point.Label);
            json.WriteString("meaning", point.Meaning);
            json.WriteNumber("p", point.Density.Midpoint.ToDouble());
            json.WriteNumber("I", point.Importance.Midpoint.ToDouble());
            json.WriteEndObject();
        }

        json.WriteEndArray();

        void Curve(string name, Func<BoundaryCurvePoint, double?> value)
        {
            json.WriteStartArray(name);
            foreach (var point in Map.Points)
            {
                if (value(point) is { } number)
                    json.WriteNumberValue(number);
                else
                    json.WriteNullValue();
            }

            json.WriteEndArray();
        }
    }

    private static void WriteColours(Utf8JsonWriter json)
    {
        json.WriteStartObject("colours");
        foreach (var phase in Enum.GetValues<Phase>())
            json.WriteString(phase.Name(), PhaseColours.Of(phase).ToHex());
        json.WriteEndObject();
        json.WriteStartArray("viridis");
        for (var k = 0; k < 256; k++)
            json.WriteNumberValue(ViridisColour(k));
        json.WriteEndArray();
    }

    /// <summary>The colour at (k + 1/2)/256 of the row of colours of all surfaces, as 0xRRGGBB.</summary>
    private static int ViridisColour(int k) => LossScale.Colormap.GetColor((k + 0.5) / 256) is var c ? (c.R << 16) | (c.G << 8) | c.B : 0;
}
