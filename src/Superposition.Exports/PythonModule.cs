using System.Globalization;
using Superposition.Derivation;
using Superposition.Landscape;

namespace Superposition.Exports;

/// <summary>The loss as a Python module over NumPy arrays, with the bits of <see cref="Kernels.LossKernel"/>.</summary>
/// <remarks>NumPy has no fused multiply-add, so the module has one of its own, correctly rounded for all finite arguments, as <see cref="JavaScriptKernel"/>.</remarks>
internal static class PythonModule
{
    /// <summary>How Python writes statements over arrays.</summary>
    public static StatementSyntax Syntax { get; } = new(
        (name, value) => $"{name} = {value}",
        (x, y, z) => $"_fma({x}, {y}, {z})",
        (x, y, r) => $"_product_error({x}, {y}, {r})",
        comparison => $"({comparison})",
        " & ",
        " | ");

    /// <summary>The text of the module.</summary>
    public static string Text(LossDerivation derivation)
    {
        var code = new StraightLine(derivation.Loss.ToProgram(), Syntax);
        var heading = Heading.Of(
            derivation,
            "python",
            "The expected loss of the smallest toy model of superposition over NumPy arrays: loss, gradient, hessian.",
            Heading.Kinks(derivation),
            Heading.Accuracy);
        return Template.Fill(
            "superposition_loss.py",
            ("heading", string.Join('\n', heading)),
            ("version", Heading.Version),
            ("conditions", string.Concat(Enumerable.Range(0, code.Cells - 1).Select(c => $"    lambda w1, w2: {code.Condition(c)},\n"))),
            ("cells", string.Join("\n\n\n", new[] { ("loss", ..1), ("gradient", 1..3), ("hessian", 3..) }.SelectMany(o => Functions(code, o.Item1, o.Item2)))));
    }

    private static IEnumerable<string> Functions(StraightLine code, string name, Range outputs)
    {
        for (var cell = 0; cell < code.Cells; cell++)
        {
            var (statements, results) = code.Cell(cell, outputs);
            var lines = statements.Append($"return [{string.Join(", ", results)}]").Select(l => "    " + l);
            yield return string.Create(CultureInfo.InvariantCulture, $"def _{name}_{cell}(w1, w2, p, I2):\n{string.Join('\n', lines)}");
        }

        yield return $"_{name.ToUpperInvariant()} = [{string.Join(", ", Enumerable.Range(0, code.Cells).Select(c => string.Create(CultureInfo.InvariantCulture, $"_{name}_{c}")))}]";
    }
}
