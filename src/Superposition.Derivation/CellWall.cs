using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Derivation;

/// <summary>The ray between two neighbouring cells, with the proven smoothness of the loss across it.</summary>
/// <param name="Ray">The direction (w_1, w_2) of the wall.</param>
/// <param name="Before">The loss on the anticlockwise side, mirrored by W -> -W where the wall is the first of the half plane.</param>
/// <param name="After">The loss on the clockwise side.</param>
/// <param name="Smoothness">The largest k (at most 5) such that all partial derivatives up to order k agree along the whole ray; -1 for a jump.</param>
/// <param name="Jump">The first derivative that differs, and by how much; null where none up to order 5 does.</param>
public sealed record CellWall((Rational W1, Rational W2) Ray, CellLoss Before, CellLoss After, int Smoothness, DerivativeJump? Jump)
{
    private const int HighestOrder = 5;

    /// <summary>The walls between the cells of a loss, one for each pair {ray, -ray}.</summary>
    /// <remarks>Each equality is proven as an identity of Laurent polynomials in the length r along the ray, p and I_2.</remarks>
    public static ImmutableArray<CellWall> AllOf(ImmutableArray<CellLoss> cells) =>
    [
        .. cells.Select((after, index) =>
        {
            var before = cells[(index + cells.Length - 1) % cells.Length];
            var (smoothness, jump) = Across(before.Loss, after.Loss, after.Cell.FirstRay);
            return new CellWall(after.Cell.FirstRay, before, after, smoothness, jump);
        }),
    ];

    /// <summary>The formula with W put on the ray: w_1 = r d_1, w_2 = r d_2.</summary>
    public static LaurentPolynomial OnRay(LaurentPolynomial formula, (Rational W1, Rational W2) direction)
    {
        LaurentPolynomial r = new Variable("r");
        return formula.Substitute((Symbols.Weight(1), r.Scale(direction.W1)), (Symbols.Weight(2), r.Scale(direction.W2)));
    }

    private static (int Smoothness, DerivativeJump? Jump) Across(LaurentPolynomial before, LaurentPolynomial after, (Rational, Rational) ray)
    {
        // At order n the list holds d^n/dw_1^(n-k) dw_2^k of the difference, k = 0..n.
        List<LaurentPolynomial> differences = [after - before];
        for (var order = 0; order <= HighestOrder; order++)
        {
            var onRay = differences.ConvertAll(d => OnRay(d, ray));
            var differing = onRay.FindIndex(d => !d.IsZero);
            if (differing >= 0)
                return (order - 1, new(order - differing, differing, onRay[differing]));
            differences = [.. differences.Select(d => d.Derivative(Symbols.Weight(1))), differences[^1].Derivative(Symbols.Weight(2))];
        }

        return (HighestOrder, null);
    }
}

/// <summary>A derivative of the loss that differs on the two sides of a wall.</summary>
/// <param name="OrderInW1">How often the loss is derived by w_1.</param>
/// <param name="OrderInW2">How often by w_2.</param>
/// <param name="Value">The value after the wall (clockwise) less the value before it, as a function of the length r along the ray.</param>
public sealed record DerivativeJump(int OrderInW1, int OrderInW2, LaurentPolynomial Value);
