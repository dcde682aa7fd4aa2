using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Landscape;

/// <summary>The loss, its gradient and its Hessian at a rational point, exact.</summary>
/// <param name="W1">w_1.</param>
/// <param name="W2">w_2.</param>
/// <param name="Location">The cell, wall or axis in words.</param>
/// <param name="Loss">L(W).</param>
/// <param name="Gradient">The gradient, null where the one-sided gradients differ.</param>
/// <param name="Hessian">The Hessian, null where the one-sided Hessians differ or one does not exist.</param>
/// <param name="Sides">The one-sided derivatives from each cell whose closure contains the point.</param>
public sealed record PointEvaluation(
    Rational W1,
    Rational W2,
    string Location,
    Rational Loss,
    Gradient? Gradient,
    Hessian? Hessian,
    ImmutableArray<PointEvaluation.OneSided> Sides)
{
    /// <summary>Evaluates the closed form.</summary>
    /// <param name="loss">The loss without free parameters.</param>
    /// <param name="w1">w_1.</param>
    /// <param name="w2">w_2.</param>
    public static PointEvaluation At(ExpectedLoss loss, Rational w1, Rational w2)
    {
        ImmutableArray<OneSided> sides = [.. loss.Adjoining(w1, w2).Select(c => OneSided.From(c, w1, w2))];
        var gradient = sides.All(s => s.Gradient == sides[0].Gradient) ? sides[0].Gradient : (Gradient?)null;
        var hessian = gradient is not null && sides.All(s => s.Hessian == sides[0].Hessian) ? sides[0].Hessian : null;
        return new(w1, w2, Locate(loss, w1, w2), loss.Evaluate(w1, w2), gradient, hessian, sides);
    }

    private static string Locate(ExpectedLoss loss, Rational w1, Rational w2) => (w1.IsZero, w2.IsZero) switch
    {
        (true, true) => "origin",
        (true, false) => "axis w1 = 0",
        (false, true) => "axis w2 = 0",
        _ when loss.Adjoining(w1, w2) is [var only] => only.Cell.Name,
        _ => "wall w1 + w2 = 0",
    };

    /// <summary>The derivatives as the point is approached from one cell.</summary>
    /// <param name="Cell">The cell.</param>
    /// <param name="Gradient">The limit of the gradient.</param>
    /// <param name="Hessian">The limit of the Hessian, null where it depends on the path (at the origin, in a cell with denominators).</param>
    public sealed record OneSided(Cell Cell, Gradient Gradient, Hessian? Hessian)
    {
        internal static OneSided From(CellLoss cell, Rational w1, Rational w2)
        {
            if (cell.IsDefinedAt(w1, w2))
            {
                Rational Value(LaurentPolynomial formula) => cell.Evaluate(_ => formula, w1, w2);
                return new(
                    cell.Cell,
                    new(Value(cell.Gradient(1)), Value(cell.Gradient(2))),
                    new(Value(cell.Hessian(1, 1)), Value(cell.Hessian(1, 2)), Value(cell.Hessian(2, 2))));
            }

            // Only the origin, approached in a cell with denominators: every term of the gradient is homogeneous of degree 1 or 3, so it tends to 0.
            return new(cell.Cell, default, null);
        }
    }
}

/// <summary>The first derivatives of the loss.</summary>
/// <param name="G1">dL/dw_1.</param>
/// <param name="G2">dL/dw_2.</param>
public readonly record struct Gradient(Rational G1, Rational G2);

/// <summary>The symmetric matrix of second derivatives of the loss.</summary>
/// <param name="H11">d2L/dw_1^2.</param>
/// <param name="H12">d2L/dw_1 dw_2.</param>
/// <param name="H22">d2L/dw_2^2.</param>
public sealed record Hessian(Rational H11, Rational H12, Rational H22);
