using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace Superposition.Reporting;

/// <summary>A self-contained HTML page: no script, no network, no other file.</summary>
/// <param name="Title">The title, plain text.</param>
/// <param name="Opening">What stands above the contents, HTML.</param>
/// <param name="Sections">The sections in order.</param>
public sealed record WebPage(string Title, string Opening, ImmutableArray<PageSection> Sections)
{
    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(Title)}</title>\n<style>\n{ReportStyle.Css}</style>\n</head>\n<body>\n<main>\n<h1>{WebUtility.HtmlEncode(Title)}</h1>\n{Opening}");
        html.Append("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
        foreach (var section in Sections)
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{section.Id}\">{WebUtility.HtmlEncode(section.Title)}</a></li>\n");
        html.Append("</ol>\n</nav>\n");
        foreach (var section in Sections)
            html.Append(CultureInfo.InvariantCulture, $"<section id=\"{section.Id}\">\n<h2>{WebUtility.HtmlEncode(section.Title)}</h2>\n{section.Html}</section>\n");
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>A text as a name to link to: small letters and digits, with dashes between words.</summary>
    internal static string IdOf(string text) =>
        string.Join('-', string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A section of a page.</summary>
/// <param name="Id">The name by which links find it.</param>
/// <param name="Title">The heading, plain text.</param>
/// <param name="Html">What stands below the heading.</param>
public sealed record PageSection(string Id, string Title, string Html);
