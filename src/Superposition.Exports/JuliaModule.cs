using Superposition.Derivation;
using Superposition.Landscape;

namespace Superposition.Exports;

/// <summary>The loss as a Julia module, of the same operations as <see cref="Kernels.LossKernel"/>.</summary>
internal static class JuliaModule
{
    private static readonly StatementSyntax Syntax = new(
        (name, value) => $"{name} = {value}", (x, y, z) => $"fma({x}, {y}, {z})", (x, y, r) => $"fma({x}, {y}, -{r})");

    /// <summary>The text of the module.</summary>
    public static string Text(LossDerivation derivation)
    {
        var code = new StraightLine(derivation.Loss.ToProgram(), Syntax);
        var heading = Heading.Of(
            derivation,
            "julia",
            "The expected loss of the smallest toy model of superposition as a Julia module: loss, jet.",
            Heading.Kinks(derivation),
            Heading.Accuracy);
        return Template.Fill(
            "SuperpositionLoss.jl",
            ("heading", heading.Comment("# ")),
            ("loss", Branches.Of(code, ..1, o => [$"return {o[0]}"], 4, c => $"if {c}", "begin", "end")),
            ("jet", Branches.Of(code, .., o => [$"return ({string.Join(", ", o)})"], 4, c => $"if {c}", "begin", "end")));
    }
}
