using System.Globalization;
using System.Text;
using Superposition.MonteCarlo;

namespace Superposition.Reporting;

/// <summary>A Monte Carlo check on a page.</summary>
internal static class CheckTable
{
    private static readonly string[] Head = ["w₁", "w₂", "density", "importance", "exact", "mean", "standard error", "z", "z of ∂L/∂w₁", "z of ∂L/∂w₂"];

    /// <summary>The rule, the outcome, and all points, which can be folded away.</summary>
    /// <param name="check">The check.</param>
    /// <param name="isOpen">Whether the points are shown at first.</param>
    public static string ToHtml(CheckResult check, bool isOpen)
    {
        var html = new StringBuilder();
        html.Append("<p>The network was run forward on random inputs, without any use of the formula. z = (mean − exact) / standard error. ");
        html.Append(CultureInfo.InvariantCulture, $"{check.Points.Length} points, {check.Samples:N0} samples each, seed {check.Seed}. Rule: every |z| at most {check.Threshold:F2}, the Šidák bound for a family-wise error rate of {check.FamilyWiseErrorRate}. ");
        html.Append(CultureInfo.InvariantCulture, $"Largest |z| of losses and derivatives: {check.LargestZ:F2}. Outcome: <strong>{check.Outcome.ToString().ToUpperInvariant()}</strong>.</p>\n");
        html.Append(CultureInfo.InvariantCulture, $"<details{(isOpen ? " open" : "")}><summary>All points</summary><div class=\"wide\"><table>\n<thead><tr>{string.Concat(Head.Select(h => $"<th>{h}</th>"))}</tr></thead>\n<tbody>\n");
        foreach (var row in check.Points)
        {
            var (point, exact, estimate, z) = row;
            string[] numbers =
            [
                point.Weights[0, 0].ToString(), point.Weights[0, 1].ToString(), point.Model.Density.ToString(), point.Model.Importances[1].ToString(),
                Text(exact, "G9"), Text(estimate.Mean, "G9"), Text(estimate.StandardError, "G3"), Score(z),
                .. row.Gradient.IsEmpty ? ["none", "none"] : row.Gradient.Select(g => Score(g.Z)),
            ];
            html.Append("<tr>").AppendJoin("", numbers.Select(n => $"<td class=\"number\">{n.Replace('-', '−')}</td>")).Append("</tr>\n");
        }

        return html.Append("</tbody></table></div></details>\n").ToString();
    }

    private static string Score(double? z) => z is { } score ? Text(score, "F2") : "undecided";

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
