using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Landscape;

namespace Superposition.Exports;

/// <summary>A program as JavaScript, with the bits of <see cref="LossKernel"/>.</summary>
/// <remarks>
/// JavaScript has no fused multiply-add, so the text has one of its own, correctly rounded for all finite arguments: by exact products and rounding
/// to odd (Boldo and Melquiond, "Emulation of a FMA and correctly rounded sums", 2008), and by integers where those would underflow or overflow.
/// </remarks>
public static class JavaScriptKernel
{
    private static readonly StatementSyntax Syntax = new(
        (name, value) => $"const {name} = {value};", (x, y, z) => $"fma({x}, {y}, {z})", (x, y, r) => $"productError({x}, {y}, {r})");

    /// <summary>The functions <c>loss(w1, w2, p, I2)</c> and <c>jet(w1, w2, p, I2)</c>, which returns [L, g1, g2, h11, h12, h22], with what they need;
    /// for a place inside a script: names at its top level, nothing exported.</summary>
    /// <param name="program">A program with the inputs w_1, w_2, p, I_2.</param>
    public static string Functions(KernelProgram program)
    {
        var code = new StraightLine(program, Syntax);
        return Template.Fill(
            "superposition_loss.js",
            ("loss", Branches.InBraces(code, ..1, o => [$"return {o[0]};"], 4)),
            ("jet", Branches.InBraces(code, .., o => [$"return [{string.Join(", ", o)}];"], 4)));
    }

    /// <summary>The same as an ES module with a heading, which exports <c>loss</c> and <c>jet</c>.</summary>
    public static string Module(LossDerivation derivation) =>
        $"""
        {Heading.Of(derivation, "javascript", "The expected loss of the smallest toy model of superposition, as an ES module: loss, jet.", Heading.Kinks(derivation), Heading.Accuracy).Comment("// ")}

        {Functions(derivation.Loss.ToProgram())}
        export {"{"} loss, jet {"}"};

        """;
}
