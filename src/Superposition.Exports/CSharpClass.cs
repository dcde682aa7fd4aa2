using Superposition.Derivation;
using Superposition.Landscape;

namespace Superposition.Exports;

/// <summary>The loss as one static class of C#, with the bits of <see cref="Kernels.LossKernel"/>.</summary>
internal static class CSharpClass
{
    private static readonly StatementSyntax Syntax = new(
        (name, value) => $"double {name} = {value};", (x, y, z) => $"Math.FusedMultiplyAdd({x}, {y}, {z})", (x, y, r) => $"Math.FusedMultiplyAdd({x}, {y}, -{r})");

    /// <summary>The text of the file.</summary>
    public static string Text(LossDerivation derivation)
    {
        var code = new StraightLine(derivation.Loss.ToProgram(), Syntax);
        var heading = Heading.Of(
            derivation,
            "csharp",
            "The expected loss of the smallest toy model of superposition, for C# on .NET Core 3.0 or later: SuperpositionLoss.",
            Heading.Kinks(derivation),
            Heading.Accuracy);
        return Template.Fill(
            "SuperpositionLoss.cs.txt",
            ("heading", heading.Comment("// ")),
            ("loss", Branches.InBraces(code, ..1, o => [$"return {o[0]};"], 12)),
            ("jet", Branches.InBraces(code, .., o => [$"return ({string.Join(", ", o)});"], 12)));
    }
}
