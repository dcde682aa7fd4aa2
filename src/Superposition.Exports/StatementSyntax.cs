namespace Superposition.Exports;

/// <summary>How a language writes the statements of a <see cref="StraightLine"/>; sums, products, quotients and comparisons look alike in all of them.</summary>
/// <param name="Declare">The statement that gives a name to an expression.</param>
/// <param name="Fused">x y + z, rounded once.</param>
/// <param name="ProductError">x y - r, where r is the rounded product; exact.</param>
/// <param name="Comparison">Goes around a comparison where operators that join them bind more tightly.</param>
/// <param name="And">Between two conditions that must both hold.</param>
/// <param name="Or">Between two conditions of which one must hold.</param>
internal sealed record StatementSyntax(
    Func<string, string, string> Declare,
    Func<string, string, string, string> Fused,
    Func<string, string, string, string> ProductError,
    Func<string, string>? Comparison = null,
    string And = " && ",
    string Or = " || ");
