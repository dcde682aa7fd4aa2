using System.Text;
using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Exports;

/// <summary>The closed form set as a formula.</summary>
internal static class TypesetTexts
{
    private const int LineWidth = 120;
    private const string Subject = "The expected loss of the smallest toy model of superposition";

    /// <summary>A fragment for \input in a document that loads amsmath: the cells one after the other, broken into lines.</summary>
    public static string Latex(LossDerivation derivation)
    {
        var cells = ClosedCells.Of(derivation).Select(c => $"\\intertext{{for ${c.Cell.ToLatex()}$:}}\nL &= {string.Join(" \\\\\n&\\quad {} ", Lines(c.Loss))}");
        var heading = Heading.Of(derivation, "latex", $"{Subject} in LaTeX, for \\input in a document that loads amsmath.");
        return $"{heading.Comment("% ")}\n\\begin{{align*}}\n{string.Join(" \\\\\n", cells)}\n\\end{{align*}}\n";
    }

    /// <summary>An XML document with one presentation MathML element, the cells under each other.</summary>
    public static string PresentationMathMl(LossDerivation derivation)
    {
        var rows = ClosedCells.Of(derivation).SelectMany(c => Lines(c.Loss) is [.. var before, var last]
            ? before.Append($"{last} \\quad \\text{{for }} {c.Cell.ToLatex()}").Select((line, k) => k == 0 ? $"L &= {line}" : $"&\\quad {line}")
            : []);
        var math = MathMl.Display([.. rows])
            .Replace("<math ", "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" ", StringComparison.Ordinal)
            .Replace("class=\"left\"", "style=\"text-align: right\"", StringComparison.Ordinal)
            .Replace("class=\"right\"", "style=\"text-align: left\"", StringComparison.Ordinal)
            .Replace("<mtr>", "\n<mtr>", StringComparison.Ordinal);
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!--\n{Heading.Of(derivation, "mathml", $"{Subject} in presentation MathML.").Comment("  ")}\n-->\n{math}\n";
    }

    private static List<string> Lines(LaurentPolynomial expression)
    {
        var (lines, line) = (new List<string>(), new StringBuilder());
        foreach (var (coefficient, monomial) in expression.Terms)
        {
            var sign = coefficient.Sign < 0 ? "- " : line.Length + lines.Count > 0 ? "+ " : "";
            var term = sign + LaurentPolynomial.FromTerm(coefficient.Abs(), monomial).ToLatex();
            if (line.Length + term.Length > LineWidth)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            line.Append(line.Length == 0 ? "" : " ").Append(term);
        }

        return [.. lines, line.ToString()];
    }
}
