using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace Superposition.Derivation;

/// <summary>Sets the LaTeX of this program's documents as presentation MathML, which browsers show without any script or font file.</summary>
/// <remarks>
/// Known are letters, numbers and signs, groups, scripts and primes, fractions and roots, <c>\left</c> and <c>\right</c>, the operators with limits and the
/// names in a table. Anything else is refused: LaTeX never reaches a page unset.
/// </remarks>
public static class MathMl
{
    /// <summary>A formula in a text with more characters than this may be broken before operators and after commas.</summary>
    private const int LongestUnbroken = 24;

    /// <summary>A formula in a text: one <c>math</c> element, or several with places for line breaks between.</summary>
    /// <param name="latex">What stands between the dollar signs.</param>
    /// <exception cref="NotSupportedException">A command is not known, or braces or delimiters do not match.</exception>
    public static string Inline(string latex)
    {
        var terms = new LatexFormula(latex).Terms();
        return latex.Length <= LongestUnbroken ? $"<math>{string.Concat(terms)}</math>" : string.Join("<wbr>", terms.Select(t => $"<math>{t}</math>"));
    }

    /// <summary>Formulas under each other, aligned at the ampersand.</summary>
    /// <param name="lines">The lines; a line without an ampersand stands in the right column.</param>
    /// <exception cref="NotSupportedException">A command is not known, or braces or delimiters do not match.</exception>
    public static string Display(ImmutableArray<string> lines)
    {
        var rows = new StringBuilder();
        foreach (var line in lines)
        {
            var (left, right) = line.IndexOf('&', StringComparison.Ordinal) is >= 0 and var at ? (line[..at], line[(at + 1)..]) : ("", line);
            rows.Append(CultureInfo.InvariantCulture, $"<mtr><mtd class=\"left\">{Row(left)}</mtd><mtd class=\"right\">{Row(right)}</mtd></mtr>");
        }

        return $"<math display=\"block\"><mtable displaystyle=\"true\">{rows}</mtable></math>";
    }

    private static string Row(string latex) => $"<mrow>{string.Concat(new LatexFormula(latex).Terms())}</mrow>";

    /// <summary>A letter or a name.</summary>
    internal static string Identifier(string name) => $"<mi>{WebUtility.HtmlEncode(name)}</mi>";

    /// <summary>A sign that keeps its size, without space around it.</summary>
    internal static string Sign(string sign) => $"<mo stretchy=\"false\" lspace=\"0\" rspace=\"0\">{WebUtility.HtmlEncode(sign)}</mo>";
}
