using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Exports;

/// <summary>The closed form as a list of cases: each cell with its walls, the first that holds is taken, the last without being asked.</summary>
internal static class ClosedCells
{
    /// <summary>The cells in the order of <see cref="Kernels.KernelProgram.Cells"/>: those without denominators first, so that nothing is divided by 0 on a wall.</summary>
    public static ImmutableArray<CellLoss> Of(LossDerivation derivation) =>
        [.. derivation.Loss.Cells.OrderBy(c => c.Loss.Terms.Any(t => t.Monomial.Factors.Any(f => f.Exponent < 0)) ? 1 : 0)];

    /// <summary>The condition of the cell with its walls: <c>w_2*(w_1 + w_2) &lt;= 0</c>.</summary>
    public static string Condition(CellLoss cell) =>
        cell.Cell.Condition.ToString().Replace(">", ">=", StringComparison.Ordinal).Replace("<", "<=", StringComparison.Ordinal);

    /// <summary>The expression in Python: <c>1/3*p*w1**4</c>.</summary>
    public static string InPython(LaurentPolynomial expression) =>
        expression.ToString().Replace("^", "**", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}
