using System.Net;
using System.Text.RegularExpressions;
using Superposition.Derivation;

namespace Superposition.Reporting;

/// <summary>Prose of a document as HTML: LaTeX between dollar signs becomes MathML, Markdown links become links.</summary>
internal static partial class Prose
{
    /// <summary>The prose as the content of an HTML element. A link to a document <c>NAME.md</c> becomes one to the part <c>NAME</c> of the page.</summary>
    /// <exception cref="NotSupportedException">A formula is not closed, or cannot be set.</exception>
    public static string ToHtml(string text)
    {
        var parts = text.Split('$');
        return parts.Length % 2 == 1
            ? string.Concat(parts.Select((part, k) => k % 2 == 0 ? Words(part) : MathMl.Inline(part)))
            : throw new NotSupportedException($"a dollar sign is missing: {text}");
    }

    private static string Words(string text) =>
        Link().Replace(WebUtility.HtmlEncode(text), match => $"<a href=\"#{match.Groups[2].Value}\">{match.Groups[1].Value}</a>");

    [GeneratedRegex(@"\[([^\]]*)\]\(([^)]*)\.md\)")]
    private static partial Regex Link();
}
