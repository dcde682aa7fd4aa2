using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Superposition.Mutation;

/// <summary>One token of the source replaced by another.</summary>
/// <param name="Key">Eight hexadecimal digits from the line and the place in it: the same as long as the line is.</param>
/// <param name="Project">The project, without "Superposition.".</param>
/// <param name="Kind">What sort of token it is, so that a sample has all sorts.</param>
/// <param name="Tree">The file.</param>
/// <param name="Span">The token's place.</param>
/// <param name="Before">The token.</param>
/// <param name="After">What stands there instead; nothing where a sign is left out.</param>
internal sealed record Mutation(string Key, string Project, TokenKind Kind, SyntaxTree Tree, TextSpan Span, string Before, string After)
{
    /// <summary>The line in the file, from 1.</summary>
    public int Line => Tree.GetLineSpan(Span).StartLinePosition.Line + 1;

    /// <summary>The line without its indentation.</summary>
    public string Code => Tree.GetText().Lines[Line - 1].ToString().Trim();

    /// <summary>The file's text with the mutation.</summary>
    public SourceText Text => Tree.GetText().Replace(Span, After.Length == 0 ? " " : After);

    public override string ToString() => $"{Key} {Project}/{Path.GetFileName(Tree.FilePath)}:{Line}: {Before} -> {(After.Length == 0 ? "nothing" : After)}";
}
