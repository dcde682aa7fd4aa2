using System.Collections.Immutable;

namespace Superposition.Exports;

/// <summary>The body of a function of one point: the branch of each cell, with only the statements it needs.</summary>
internal static class Branches
{
    /// <summary>The body in a language with braces; each branch is a block, so that its names are its own.</summary>
    /// <param name="code">The statements.</param>
    /// <param name="outputs">Which of the six outputs.</param>
    /// <param name="result">The statements that return the outputs.</param>
    /// <param name="indent">The number of spaces before the body.</param>
    public static string InBraces(StraightLine code, Range outputs, Func<ImmutableArray<string>, IEnumerable<string>> result, int indent) =>
        Of(code, outputs, result, indent, condition => $"if ({condition}) {{", "{", "}");

    /// <summary>The body where <paramref name="open"/> and <paramref name="close"/> stand around a branch, and <paramref name="last"/> opens the last one.</summary>
    public static string Of(
        StraightLine code, Range outputs, Func<ImmutableArray<string>, IEnumerable<string>> result, int indent, Func<string, string> open, string last, string close)
    {
        var lines = new List<string>();
        for (var cell = 0; cell < code.Cells; cell++)
        {
            var (statements, results) = code.Cell(cell, outputs);
            IEnumerable<string> branch = [.. statements, .. result(results)];
            IEnumerable<string> block = [cell < code.Cells - 1 ? open(code.Condition(cell)) : last, .. branch.Select(l => "    " + l), close];
            lines.AddRange(block.Select(l => new string(' ', indent) + l));
        }

        return string.Join('\n', lines);
    }
}
