using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Derivation;

/// <summary>
/// The closed form of the expected loss L(w_1, w_2; p, I_2) with I_1 = 1: a Laurent polynomial in each cell, continuous across the walls.
/// </summary>
/// <param name="Architecture">The model whose loss this is.</param>
/// <param name="Cells">The loss in each cell, in the order of <see cref="Cell.AllOf"/>.</param>
public sealed record ExpectedLoss(Architecture Architecture, ImmutableArray<CellLoss> Cells)
{
    /// <summary>The loss as one function of w_1, w_2 and the parameters p, I_2.</summary>
    public PiecewisePolynomial ToPiecewise() => new([.. Cells.Select(c => new PiecewisePolynomial.Piece([c.Cell.Condition], c.Loss))]);

    /// <summary>The loss as a function of the weights alone, at the density and the relative importance of a model.</summary>
    /// <exception cref="NotAnalysedException">The model has another architecture.</exception>
    public ExpectedLoss At(ToyModel model)
    {
        if (model.Architecture != Architecture)
            throw new NotAnalysedException(model.Architecture.ToString());
        var scale = model.Importances[0];
        return this with
        {
            Cells =
            [
                .. Cells.Select(c => c with
                {
                    Loss = c.Loss
                        .Substitute((Symbols.Density, model.Density.Value), (Symbols.Importance(2), model.Importances[1] / scale))
                        .Scale(scale),
                }),
            ],
        };
    }

    /// <summary>The cells whose closure contains a point: one inside a cell, two on a wall, all at the origin.</summary>
    public ImmutableArray<CellLoss> Adjoining(Rational w1, Rational w2) => [.. Cells.Where(c => c.Cell.ClosureContains(w1, w2))];

    /// <summary>The exact loss at a rational point, of a loss without free parameters (see <see cref="At"/>).</summary>
    /// <remarks>At the origin only the cell without denominators has a value; by continuity it is the value of all.</remarks>
    /// <exception cref="ArgumentException">Parameters are still free.</exception>
    public Rational Evaluate(Rational w1, Rational w2) => Adjoining(w1, w2).First(c => c.IsDefinedAt(w1, w2)).Evaluate(c => c.Loss, w1, w2);
}
