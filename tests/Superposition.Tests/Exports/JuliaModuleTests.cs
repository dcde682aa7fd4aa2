using Superposition.Exports;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

public class JuliaModuleTests
{
    private static readonly string Text = JuliaModule.Text(Smallest.Derivation);

    /// <summary>Read by <see cref="StatementReader"/>, not by Julia.</summary>
    [Fact]
    public void Its_statements_have_the_bits_of_the_kernel()
    {
        (double W1, double W2, double P, double I)[] points = [.. ExportedPoints.All.Where((_, k) => k % 13 == 0), .. ExportedPoints.Extreme.Where((_, k) => k % 7 == 0)];
        double[] values =
        [
            .. points.SelectMany(at => new[] { "_loss", "_jet" }.SelectMany(f => StatementReader.Call(Text, f, ("w1", at.W1), ("w2", at.W2), ("p", at.P), ("I2", at.I)))),
        ];
        ExportedPoints.AssertBits(points, values);
    }

    /// <summary>Every block that is opened is closed, and every statement is one that the reader of the test above knows.</summary>
    [Fact]
    public void Blocks_are_closed()
    {
        var code = Text.Split('\n').Where(l => !l.StartsWith('#')).ToList();
        var opened = code.Count(l => l.Trim() == "begin" || new[] { "module ", "function ", "if " }.Any(w => l.TrimStart().StartsWith(w, StringComparison.Ordinal)));
        Assert.Equal(opened, code.Count(l => l.Trim() == "end"));
        Assert.Equal(4, code.Sum(l => l.Split("\"\"\"").Length - 1));
    }
}
