using System.Text;

namespace Superposition.Mutation;

/// <summary>What became of each mutation, and the totals.</summary>
internal static class MutationTable
{
    /// <summary>A document in Markdown: mutations in the order of the source, then a row for each project.</summary>
    /// <param name="seed">The seed of the sample.</param>
    /// <param name="verdicts">The mutations with the test that failed first; null where none did.</param>
    /// <param name="explained">The keys of the survivors with a reason.</param>
    public static string Of(int seed, IReadOnlyList<(Mutation Mutation, string? Killer)> verdicts, IReadOnlySet<string> explained)
    {
        var text = new StringBuilder($"# Mutations, seed {seed}\n\n| key | file | line | before | after | code | killed by |\n|---|---|--:|---|---|---|---|\n");
        foreach (var (mutation, killer) in verdicts.OrderBy(v => v.Mutation.Tree.FilePath, StringComparer.Ordinal).ThenBy(v => v.Mutation.Span.Start))
        {
            text.Append($"| `{mutation.Key}` | {mutation.Project}/{Path.GetFileName(mutation.Tree.FilePath)} | {mutation.Line} | {Cell(mutation.Before)} | {Cell(mutation.After)} ")
                .Append($"| {Cell(mutation.Code)} | {killer ?? (explained.Contains(mutation.Key) ? "survived, explained" : "**survived**")} |\n");
        }

        text.Append("\n## Totals\n\n| project | mutations | killed | survived | of these explained |\n|---|--:|--:|--:|--:|\n");
        foreach (var group in verdicts.GroupBy(v => v.Mutation.Project))
            Row(group.Key, [.. group]);
        Row("all", verdicts);
        return text.ToString();

        void Row(string name, IReadOnlyCollection<(Mutation Mutation, string? Killer)> part) => text.Append(
            $"| {name} | {part.Count} | {part.Count(v => v.Killer is not null)} | {part.Count(v => v.Killer is null)} | {part.Count(v => v.Killer is null && explained.Contains(v.Mutation.Key))} |\n");
    }

    private static string Cell(string code) => code.Length == 0 ? "nothing" : $"`{code.Replace("|", "\\|", StringComparison.Ordinal)}`";
}
