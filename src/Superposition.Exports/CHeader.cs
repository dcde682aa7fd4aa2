using Superposition.Derivation;
using Superposition.Landscape;

namespace Superposition.Exports;

/// <summary>The loss as a header for C99 and C++, with the bits of <see cref="Kernels.LossKernel"/>.</summary>
internal static class CHeader
{
    private static readonly StatementSyntax Syntax = new(
        (name, value) => $"const double {name} = {value};", (x, y, z) => $"fma({x}, {y}, {z})", (x, y, r) => $"fma({x}, {y}, -{r})");

    /// <summary>The text of the header.</summary>
    public static string Text(LossDerivation derivation)
    {
        var code = new StraightLine(derivation.Loss.ToProgram(), Syntax);
        var heading = Heading.Of(
            derivation,
            "c",
            "The expected loss of the smallest toy model of superposition, for C99 and C++: superposition_loss, superposition_jet.",
            Heading.Kinks(derivation),
            Heading.Accuracy,
            "It needs fma of <math.h> (link with -lm), fast where the processor has it (on x86-64: -mfma). It allocates nothing and keeps no state. "
            + "Products and sums are not fused whatever the target, but clang follows -ffp-contract=fast and -fassociative-math against the file: leave them out.");
        return Template.Fill(
            "superposition_loss.h",
            ("heading", $"/*\n{heading.Comment(" * ")}\n */"),
            ("loss", Branches.InBraces(code, ..1, o => [$"return {o[0]};"], 4)),
            ("jet", Branches.InBraces(code, .., o => o.Select((value, k) => $"jet[{k}] = {value};").Append("return;"), 4)));
    }
}
