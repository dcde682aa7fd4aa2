namespace Superposition.Cli;

/// <summary>A table of text with columns as wide as their widest cell, for people; never wrapped.</summary>
/// <param name="header">The column heads.</param>
internal sealed class TextTable(params string[] header)
{
    private readonly List<string[]> _rows = [header];

    /// <summary>Adds a row with one text for each column.</summary>
    public void Add(params string[] row) => _rows.Add(row);

    /// <summary>Writes the head, a rule and the rows.</summary>
    public void Print(TextWriter output)
    {
        var widths = header.Select((_, column) => _rows.Max(row => row[column].Length)).ToList();
        _rows.Insert(1, [.. widths.Select(w => new string('-', w))]);
        foreach (var row in _rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
