using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Reporting;

/// <summary>The report as one self-contained HTML page: no script, no network, no other file.</summary>
/// <param name="Derivation">The derivation of the closed form.</param>
/// <param name="Scenes">The claims that are shown, each with its census and its figure as a PNG.</param>
/// <param name="Check">The Monte Carlo check.</param>
/// <param name="Manifest">What produced the page.</param>
public sealed record ReportPage(
    LossDerivation Derivation,
    ImmutableArray<(ClaimScene Scene, CriticalPointCensus Census, byte[] Figure)> Scenes,
    CheckResult Check,
    RunManifest Manifest)
{
    private const int ShownDigits = 12;

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append("<title>Superposition, solved exactly: ").Append(Escape(Derivation.Architecture.ToString())).Append("</title>\n<style>\n").Append(ReportStyle.Css).Append("</style>\n</head>\n<body>\n<main>\n");
        Opening(html);
        ClosedForm(html);
        foreach (var (scene, census, figure) in Scenes)
            Scene(html, scene, census, figure);
        MonteCarlo(html);
        Provenance(html);
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private void Opening(StringBuilder html)
    {
        html.Append("<h1>The smallest toy model of superposition, solved exactly</h1>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">Model: {Escape(Derivation.Architecture.ToString())}. A network with one hidden number stores two sparse features. ");
        html.Append("Its expected loss has a closed form; below are the formula, every critical point of it at three settings, and a check against the network itself.</p>\n");
        html.Append("<dl class=\"verdicts\">\n<dt><a href=\"#C1\">C1</a></dt><dd>The loss has a closed form: derived by two routes that agree</dd>\n");
        foreach (var (scene, census, _) in Scenes)
        {
            html.Append(CultureInfo.InvariantCulture, $"<dt><a href=\"#{scene.Claim}\">{scene.Claim}</a></dt><dd>{Escape(scene.Title)}: ");
            html.Append(scene.Holds(census) ? "shown below" : "NOT SHOWN at these parameters").Append("</dd>\n");
        }

        html.Append(CultureInfo.InvariantCulture, $"<dt><a href=\"#check\">Check</a></dt><dd>Monte Carlo against the closed form: {Escape(Check.Outcome.ToString().ToUpperInvariant())}</dd>\n</dl>\n");
    }

    private void ClosedForm(StringBuilder html)
    {
        html.Append("<h2 id=\"C1\">C1: The closed form</h2>\n<p>With density <i>p</i>, relative importance <i>I</i><sub>2</sub> and weights <i>w</i><sub>1</sub>, <i>w</i><sub>2</sub>, the expected loss is, cell by cell:</p>\n");
        foreach (var cell in Derivation.Loss.Cells)
            html.Append(CultureInfo.InvariantCulture, $"<h3>{Escape(cell.Cell.Name)}</h3>\n<div class=\"wide\">{MathMl.Equation("L", cell.Loss, Symbols.Density)}</div>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>Derived in {Derivation.Steps.Length} recorded steps; a second route, the corner formula, gives the same Laurent polynomials. ");
        html.Append("Proven smoothness across the walls: ");
        html.Append(string.Join("; ", Derivation.Walls.Select(w => $"ray ({w.Ray.W1}, {w.Ray.W2}): C<sup>{w.Smoothness}</sup>")));
        html.Append(". On the axes the loss has kinks.</p>\n");
    }

    private static void Scene(StringBuilder html, ClaimScene scene, CriticalPointCensus census, byte[] figure)
    {
        var parameters = $"density p = {census.Model.Density} (sparsity {census.Model.Density.Sparsity}), importance I₂ = {census.Model.Importances[1]}";
        html.Append(CultureInfo.InvariantCulture, $"<section id=\"{scene.Claim}\">\n<h2>{scene.Claim}: {Escape(scene.Title)}</h2>\n<p>{Escape(scene.Text)}</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<figure><img alt=\"{Escape(Describe(census, parameters))}\" src=\"data:image/png;base64,{Convert.ToBase64String(figure)}\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<figcaption>{Escape(parameters)}. Full lines: axes, where the loss has kinks; dashed: the wall w₁ + w₂ = 0, where it is twice continuously differentiable.</figcaption></figure>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p>Phase of the global minimum: <strong>{census.Phase.Name()}</strong>. Every critical point, one of each pair W, −W:</p>\n<div class=\"wide\"><table>\n");
        html.Append("<thead><tr><th>w₁</th><th>w₂</th><th>loss</th><th>kind</th><th>index</th><th>phase</th><th>eigenvalues</th></tr></thead>\n<tbody>\n");
        foreach (var point in census.Points)
        {
            html.Append(point.IsGlobal ? "<tr class=\"global\">" : "<tr>");
            foreach (var number in new[] { point.W1, point.W2, point.Loss })
                html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{Decimal(number)}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td>{point.Kind.Name()}</td><td class=\"number\">{point.Index}</td><td>{point.Phase?.Name()}{(point.IsGlobal ? " (global)" : "")}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{(point.Eigenvalues is { } e ? Decimal(e.Lower) + "<br>" + Decimal(e.Upper) : "none")}</td></tr>\n");
        }

        var certificate = census.Certificate;
        html.Append("</tbody></table></div>\n");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">Certified: every digit shown is correct. {(certificate.IsComplete ? "Complete" : "Not proven complete")}: {Escape(certificate.Method)}. ");
        html.Append(CultureInfo.InvariantCulture, $"Whole plane: minima {certificate.Minima}, saddles {certificate.Saddles}, maxima {certificate.Maxima}; index sum {certificate.IndexSum}.</p>\n</section>\n");
    }

    /// <summary>The figure in words, for those who do not see it.</summary>
    private static string Describe(CriticalPointCensus census, string parameters)
    {
        var minima = census.Minima.Select(m =>
            $"{(m.IsGlobal ? "global" : "local")} minimum, {m.Phase?.Name()}, at w₁ = {CriticalPointCensus.CertifiedDecimal(m.W1, 3)}, w₂ = {CriticalPointCensus.CertifiedDecimal(m.W2, 3)}");
        return $"Filled contours of the loss over w₁ and w₂ from −1.5 to 1.5 at {parameters}. Up to the symmetry W → −W: {string.Join("; ", minima)}. The maximum is at the origin.";
    }

    private void MonteCarlo(StringBuilder html)
    {
        html.Append("<section id=\"check\">\n<h2>Check against the network</h2>\n<p>The network was run forward on random inputs, without any use of the formula. z = (mean − exact) / standard error. ");
        html.Append(CultureInfo.InvariantCulture, $"{Check.Points.Length} points, {Check.Samples:N0} samples each, seed {Check.Seed}. Rule: every |z| at most {Check.Threshold:F2}, the Šidák bound for a family-wise error rate of {Check.FamilyWiseErrorRate}. ");
        html.Append(CultureInfo.InvariantCulture, $"Largest |z| of losses and derivatives: {Check.LargestZ:F2}. Outcome: <strong>{Escape(Check.Outcome.ToString().ToUpperInvariant())}</strong>.</p>\n");
        html.Append("<details><summary>All points</summary><div class=\"wide\"><table>\n<thead><tr><th>w₁</th><th>w₂</th><th>density</th><th>importance</th><th>exact</th><th>mean</th><th>standard error</th><th>z</th></tr></thead>\n<tbody>\n");
        foreach (var (point, exact, estimate, z) in Check.Points)
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"number\">{point.Weights[0, 0]}</td><td class=\"number\">{point.Weights[0, 1]}</td><td class=\"number\">{point.Model.Density}</td><td class=\"number\">{point.Model.Importances[1]}</td>");
            html.Append(CultureInfo.InvariantCulture, $"<td class=\"number\">{exact:G9}</td><td class=\"number\">{estimate.Mean:G9}</td><td class=\"number\">{estimate.StandardError:G3}</td><td class=\"number\">{(z is { } score ? score.ToString("F2", CultureInfo.InvariantCulture) : "undecided")}</td></tr>\n");
        }

        html.Append("</tbody></table></div></details>\n</section>\n");
    }

    private void Provenance(StringBuilder html)
    {
        html.Append("<section id=\"manifest\">\n<h2>Manifest</h2>\n<div class=\"wide\"><table><tbody>\n");
        foreach (var (name, value) in Manifest.Entries)
            html.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{Escape(name)}</th><td>{Escape(value)}</td></tr>\n");
        html.Append("</tbody></table></div>\n</section>\n");
    }

    private static string Decimal(RationalInterval enclosure) => (CriticalPointCensus.CertifiedDecimal(enclosure, ShownDigits) ?? "").Replace("-", "−", StringComparison.Ordinal);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
