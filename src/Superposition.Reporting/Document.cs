using System.Collections.Immutable;
using System.Globalization;
using Superposition.Derivation;

namespace Superposition.Reporting;

/// <summary>A document as a list of blocks, written as Markdown, LaTeX or HTML. Prose may contain LaTeX between dollar signs.</summary>
/// <param name="Title">The title.</param>
/// <param name="Blocks">The blocks in order.</param>
public sealed record Document(string Title, ImmutableArray<Block> Blocks)
{
    /// <summary>GitHub-flavoured Markdown; formulas in fenced <c>math</c> blocks, which pass LaTeX through unchanged.</summary>
    public string ToMarkdown() => $"# {Title}\n\n" + string.Join('\n', Blocks.Select(b => b.ToMarkdown()));

    /// <summary>The blocks as a part of a page, without the title; formulas are MathML.</summary>
    /// <exception cref="NotSupportedException">A formula contains LaTeX that is not known.</exception>
    public string ToHtml() => string.Concat(Blocks.Select(b => b.ToHtml()));

    /// <summary>A LaTeX article that needs only the packages amsmath, amssymb and geometry.</summary>
    public string ToLatex() =>
        "\\documentclass[10pt,a4paper]{article}\n\\usepackage{amsmath,amssymb}\n\\usepackage[margin=22mm]{geometry}\n"
        + "\\setlength{\\parindent}{0pt}\n\\setlength{\\parskip}{6pt}\n\\allowdisplaybreaks\n\\emergencystretch=3em\n"
        + $"\\title{{{Title}}}\n\\date{{}}\n\\begin{{document}}\n\\maketitle\n\n"
        + string.Join('\n', Blocks.Select(b => b.ToLatex())) + "\n\\end{document}\n";
}

/// <summary>A block of a document.</summary>
public abstract record Block
{
    /// <summary>The block in Markdown, ending in a line feed.</summary>
    public abstract string ToMarkdown();

    /// <summary>The block in LaTeX, ending in a line feed.</summary>
    public abstract string ToLatex();

    /// <summary>The block in HTML, ending in a line feed.</summary>
    /// <exception cref="NotSupportedException">A formula contains LaTeX that is not known.</exception>
    public abstract string ToHtml();
}

/// <summary>A heading.</summary>
/// <param name="Level">1 for a section, 2 for a subsection.</param>
/// <param name="Text">The text.</param>
public sealed record Heading(int Level, string Text) : Block
{
    /// <inheritdoc/>
    public override string ToMarkdown() => $"{new string('#', Level + 1)} {Text}\n";

    /// <inheritdoc/>
    public override string ToLatex() => $"\\{(Level == 1 ? "section" : "subsection")}*{{{Text}}}\n";

    /// <inheritdoc/>
    public override string ToHtml() => $"<h{Level + 2}{Anchor}>{Prose.ToHtml(Text)}</h{Level + 2}>\n";

    /// <summary>A heading with a colon can be linked to by what stands before it: Theorem 6 has the name theorem-6.</summary>
    private string Anchor => Text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? $" id=\"{WebPage.IdOf(Text[..colon])}\"" : "";
}

/// <summary>A paragraph.</summary>
/// <param name="Text">The prose.</param>
public sealed record Paragraph(string Text) : Block
{
    /// <inheritdoc/>
    public override string ToMarkdown() => Text + "\n";

    /// <inheritdoc/>
    public override string ToLatex() => Text + "\n";

    /// <inheritdoc/>
    public override string ToHtml() => $"<p>{Prose.ToHtml(Text)}</p>\n";
}

/// <summary>A list of points.</summary>
/// <param name="Items">The points.</param>
public sealed record Bullets(ImmutableArray<string> Items) : Block
{
    /// <inheritdoc/>
    public override string ToMarkdown() => string.Concat(Items.Select(i => $"- {i}\n"));

    /// <inheritdoc/>
    public override string ToLatex() => "\\begin{itemize}\n" + string.Concat(Items.Select(i => $"\\item {i}\n")) + "\\end{itemize}\n";

    /// <inheritdoc/>
    public override string ToHtml() => "<ul>\n" + string.Concat(Items.Select(i => $"<li>{Prose.ToHtml(i)}</li>\n")) + "</ul>\n";
}

/// <summary>A table.</summary>
/// <param name="Header">The heads of the columns.</param>
/// <param name="Rows">The rows, each with as many cells.</param>
public sealed record Table(ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows) : Block
{
    /// <inheritdoc/>
    public override string ToMarkdown() =>
        string.Concat(Rows.Insert(0, [.. Header.Select(_ => "---")]).Insert(0, Header).Select(row => $"| {string.Join(" | ", row)} |\n"));

    /// <inheritdoc/>
    public override string ToLatex() =>
        $"\\begin{{tabular}}{{{new string('l', Header.Length)}}}\n" + string.Concat(Rows.Insert(0, Header).Select(row => $"{string.Join(" & ", row)} \\\\\n")) + "\\end{tabular}\n";

    /// <inheritdoc/>
    public override string ToHtml() =>
        "<div class=\"wide\"><table>\n<thead>" + Row("th", Header) + "</thead>\n<tbody>\n" + string.Concat(Rows.Select(row => Row("td", row))) + "</tbody>\n</table></div>\n";

    private static string Row(string cell, ImmutableArray<string> texts) => $"<tr>{string.Concat(texts.Select(t => $"<{cell}>{Prose.ToHtml(t)}</{cell}>"))}</tr>\n";
}

/// <summary>A numbered formula of one or more lines.</summary>
/// <param name="Lines">The lines in LaTeX; a line starts with its left side or, where it continues the one above, is empty to the left of <c>&amp;</c>.</param>
/// <param name="Number">The number by which the text refers to it.</param>
public sealed record DisplayFormula(ImmutableArray<string> Lines, int Number) : Block
{
    private string Tag => "\\tag{" + Number.ToString(CultureInfo.InvariantCulture) + "}";

    /// <inheritdoc/>
    public override string ToMarkdown() => $"```math\n\\begin{{aligned}}\n{string.Join(" \\\\\n", Lines)}\n\\end{{aligned}}\n{Tag}\n```\n";

    /// <inheritdoc/>
    public override string ToLatex() =>
        "\\begin{align*}\n" + string.Join(" \\\\\n", Lines.Select((line, i) => i == Lines.Length - 1 ? line + " " + Tag : line)) + "\n\\end{align*}\n";

    /// <inheritdoc/>
    public override string ToHtml() =>
        string.Create(CultureInfo.InvariantCulture, $"<div class=\"formula\"><div class=\"wide\">{MathMl.Display(Lines)}</div><span>({Number})</span></div>\n");
}
