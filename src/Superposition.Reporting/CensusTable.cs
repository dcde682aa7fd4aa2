using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Superposition.Algebra;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The critical points of a census on a page.</summary>
public static class CensusTable
{
    private const int ShownDigits = 12;

    /// <summary>The parameters in words.</summary>
    public static string Parameters(CriticalPointCensus census) =>
        $"density p = {census.Model.Density} (sparsity {census.Model.Density.Sparsity}), importance I₂ = {census.Model.Importances[1]}";

    /// <summary>Phase, all points with certified digits, and the certificate.</summary>
    public static string ToHtml(CriticalPointCensus census)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p>Phase of the global minimum at {WebUtility.HtmlEncode(Parameters(census))}: <strong>{census.Phase.Name()}</strong>. Every critical point, one of each pair W, −W:</p>\n<div class=\"wide\"><table>\n");
        html.Append("<thead><tr><th>w₁</th><th>w₂</th><th>loss</th><th>kind</th><th>index</th><th>phase</th><th>eigenvalues</th></tr></thead>\n<tbody>\n");
        foreach (var point in census.Points)
        {
            html.Append(point.IsGlobal ? "<tr class=\"global\">" : "<tr>");
            foreach (var number in new[] { point.W1, point.W2, point.Loss })
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{Decimal(number)}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td>{point.Kind.Name()}</td><td class=\"number\">{Minus(point.Index.ToString(CultureInfo.InvariantCulture))}</td><td>{point.Phase?.Name()}{(point.IsGlobal ? " (global)" : "")}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{(point.Eigenvalues is { } e ? Decimal(e.Lower) + "<br>" + Decimal(e.Upper) : "none")}</td></tr>\n");
        }

        var certificate = census.Certificate;
        html.Append("</tbody></table></div>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">Certified: every digit shown is correct. {(certificate.IsComplete ? "Complete" : "Not proven complete")}: {WebUtility.HtmlEncode(certificate.Method)}. ");
        html.Append(CultureInfo.InvariantCulture, $"Whole plane: minima {certificate.Minima}, saddles {certificate.Saddles}, maxima {certificate.Maxima}; index sum {certificate.IndexSum}.</p>\n");
        return html.ToString();
    }

    /// <summary>The enclosures with their rational ends, folded away.</summary>
    public static string Enclosures(CriticalPointCensus census)
    {
        static ImmutableArray<string> Row(CriticalPoint point, string name, RationalInterval interval) =>
            [point.Kind.Name(), name, interval.Lower.ToString(), interval.IsPoint ? "the same, exact" : interval.Upper.ToString()];
        var rows = census.Points.SelectMany(p => new[] { Row(p, "w₁", p.W1), Row(p, "w₂", p.W2), Row(p, "loss", p.Loss) });
        return $"<details class=\"long\"><summary>The enclosures, with rational ends</summary>\n{new Table(["kind", "number", "at least", "at most"], [.. rows]).ToHtml()}</details>\n";
    }

    /// <summary>The surface in words, for those who do not see it.</summary>
    public static string Describe(CriticalPointCensus census)
    {
        var minima = census.Minima.Select(m =>
            $"{(m.IsGlobal ? "global" : "local")} minimum, {m.Phase?.Name()}, at w₁ = {CriticalPointCensus.CertifiedDecimal(m.W1, 3)}, w₂ = {CriticalPointCensus.CertifiedDecimal(m.W2, 3)}");
        return Minus($"Filled contours of the loss over w₁ and w₂ from −1.5 to 1.5 at {Parameters(census)}. Up to the symmetry W → −W: {string.Join("; ", minima)}. The maximum is at the origin.");
    }

    private static string Decimal(RationalInterval enclosure) => Minus(CriticalPointCensus.CertifiedDecimal(enclosure, ShownDigits) ?? "");

    /// <summary>Numbers with the sign for minus; a hyphen inside a word stays.</summary>
    private static string Minus(string text) => string.Concat(text.Select((c, k) =>
        c == '-' && k + 1 < text.Length && char.IsAsciiDigit(text[k + 1]) && (k == 0 || !char.IsLetterOrDigit(text[k - 1])) ? '−' : c));
}
