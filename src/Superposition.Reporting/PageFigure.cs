using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Superposition.Reporting;

/// <summary>A figure in its place on a page; its files lie beside the page.</summary>
/// <param name="Section">The section that shows it.</param>
/// <param name="Label">What the page calls it, such as Figure 2.</param>
/// <param name="Alt">What is to be seen, in words, for those who do not see it.</param>
/// <param name="Caption">What it shows, which model and which parameters, in whole sentences.</param>
/// <param name="Provenance">How the numbers are known.</param>
/// <param name="Files">The files, the PNG that the page shows first.</param>
public sealed partial record PageFigure(
    string Section, string Label, string Alt, string Caption, string Provenance, ImmutableArray<(string Name, Action<Stream> Write)> Files)
{
    /// <summary>A figure with its data.</summary>
    /// <param name="section">The section that shows it.</param>
    /// <param name="label">What the page calls it.</param>
    /// <param name="alt">What is to be seen, in words.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="command">The command line that made it.</param>
    public static PageFigure Of(string section, string label, string alt, Figure figure, string command) =>
        new(section, label, alt, figure.Caption, figure.Provenance, figure.Files(command));

    /// <summary>The figure as HTML, the picture inside the page, with links to the files beside it.</summary>
    public string ToHtml()
    {
        using var png = new MemoryStream();
        Files[0].Write(png);
        var picture = png.ToArray();
        var links = string.Join(", ", Files.Select(f => $"<a href=\"{WebUtility.HtmlEncode(f.Name)}\">{WebUtility.HtmlEncode(f.Name)}</a>"));
        return string.Create(CultureInfo.InvariantCulture, $"""
            <figure>
            <img alt="{WebUtility.HtmlEncode(Alt)}" width="{Size(picture, 16)}" height="{Size(picture, 20)}" src="data:image/png;base64,{Convert.ToBase64String(picture)}">
            <figcaption><strong>{WebUtility.HtmlEncode(Label)}.</strong> {Text(Caption)} How the numbers are known: {Text(Provenance)} Files beside this page: {links}.</figcaption>
            </figure>

            """);
    }

    /// <summary>A caption as HTML; formulas between backticks become code.</summary>
    private static string Text(string caption) => Formula().Replace(WebUtility.HtmlEncode(caption), "<code>$1</code>");

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Formula();

    /// <summary>Width or height, from the head of a PNG.</summary>
    private static int Size(byte[] png, int offset) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(offset));
}
