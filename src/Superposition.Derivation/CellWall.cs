using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Derivation;

/// <summary>The ray between two neighbouring cells, with the proven smoothness of the loss across it.</summary>
/// <param name="Ray">The direction (w_1, w_2) of the wall.</param>
/// <param name="Before">The loss on the anticlockwise side, mirrored by W -> -W where the wall is the first of the half plane.</param>
/// <param name="After">The loss on the clockwise side.</param>
/// <param name="Smoothness">The largest k (at most 5) such that all partial derivatives up to order k agree along the whole ray; -1 for a jump.</param>
public sealed record CellWall((Rational W1, Rational W2) Ray, CellLoss Before, CellLoss After, int Smoothness)
{
    private const int HighestOrder = 5;

    /// <summary>The walls between the cells of a loss, one for each pair {ray, -ray}.</summary>
    /// <remarks>Each equality is proven as an identity of Laurent polynomials in the length r along the ray, p and I_2.</remarks>
    public static ImmutableArray<CellWall> AllOf(ImmutableArray<CellLoss> cells) =>
    [
        .. cells.Select((after, index) =>
        {
            var before = cells[(index + cells.Length - 1) % cells.Length];
            return new CellWall(after.Cell.FirstRay, before, after, SmoothnessAcross(before.Loss, after.Loss, after.Cell.FirstRay));
        }),
    ];

    /// <summary>The formula with W put on the ray: w_1 = r d_1, w_2 = r d_2.</summary>
    public static LaurentPolynomial OnRay(LaurentPolynomial formula, (Rational W1, Rational W2) direction)
    {
        LaurentPolynomial r = new Variable("r");
        return formula.Substitute((Symbols.Weight(1), r.Scale(direction.W1)), (Symbols.Weight(2), r.Scale(direction.W2)));
    }

    private static int SmoothnessAcross(LaurentPolynomial before, LaurentPolynomial after, (Rational, Rational) ray)
    {
        List<LaurentPolynomial> differences = [before - after];
        for (var order = 0; order <= HighestOrder; order++)
        {
            if (differences.Exists(d => !OnRay(d, ray).IsZero))
                return order - 1;
            differences = [.. differences.Select(d => d.Derivative(Symbols.Weight(1))), differences[^1].Derivative(Symbols.Weight(2))];
        }

        return HighestOrder;
    }
}
