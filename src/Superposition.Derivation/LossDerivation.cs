using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Derivation;

/// <summary>
/// The derivation of the expected loss from the definition of the model by two tricks: delta functions become a sum over sets of active
/// features, and ReLUs become restrictions of the domain. Every step is kept as data; every proof obligation is checked while deriving.
/// </summary>
/// <param name="Architecture">The model.</param>
/// <param name="Steps">The steps in order.</param>
/// <param name="Loss">The closed form.</param>
/// <param name="Walls">The walls between the cells with the smoothness of the loss across each.</param>
public sealed record LossDerivation(Architecture Architecture, ImmutableArray<DerivationStep> Steps, ExpectedLoss Loss, ImmutableArray<CellWall> Walls)
{
    /// <summary>Derives the loss.</summary>
    /// <exception cref="NotAnalysedException">The architecture is not n = 2, m = 1 without bias.</exception>
    /// <exception cref="DerivationFailedException">The two routes differ, the loss jumps at a wall, or a symmetry fails: a defect of this program.</exception>
    public static LossDerivation Of(Architecture architecture) => Of(architecture, CornerFormula.Loss);

    /// <summary>Derives the loss and compares it, cell by cell, with a second route.</summary>
    internal static LossDerivation Of(Architecture architecture, Func<Architecture, Cell, LaurentPolynomial> secondRoute)
    {
        var cells = Cell.AllOf(architecture);
        var definition = RewriteRules.Definition(architecture);
        var sums = RewriteRules.DeltaFunctions(definition, architecture);
        var expanded = RewriteRules.Squares(sums);
        var restricted = RewriteRules.RestrictedDomain(expanded);
        var steps = ImmutableArray.CreateBuilder<DerivationStep>();
        steps.AddRange(
            new(DerivationRule.Definition, null, [new(new LossSymbol(), definition)], Reasons.Definition),
            new(DerivationRule.DeltaFunctions, null, [new(definition, sums)], Reasons.DeltaFunctions),
            new(DerivationRule.Squares, null, [new(sums, expanded)], Reasons.Squares),
            new(DerivationRule.RestrictedDomain, null, [new(expanded, restricted)], Reasons.RestrictedDomain));

        ImmutableArray<CellLoss> losses = [.. cells.Select(cell => InCell(cell, restricted, secondRoute(architecture, cell), steps))];
        var walls = CellWall.AllOf(losses);
        steps.AddRange(walls.Select(Continuity));
        steps.AddRange(losses.Select(SignSymmetry));
        steps.AddRange(losses.Select(cell => ExchangeSymmetry(cell, losses)));
        return new(architecture, steps.ToImmutable(), new(architecture, losses), walls);
    }

    private static CellLoss InCell(Cell cell, Expression restricted, LaurentPolynomial corners, ImmutableArray<DerivationStep>.Builder steps)
    {
        var integrals = new List<CubeIntegral>();
        restricted.Rewrite(part =>
        {
            if (part is CubeIntegral integral && !integrals.Contains(integral))
                integrals.Add(integral);
            return null;
        });
        var limits = integrals.ConvertAll(integral => new Equation(integral, DomainLimits.Write(integral, cell)));
        var values = limits.ConvertAll(e => new Equation(e.After, e.After is IteratedIntegral iterated ? iterated.Value : e.After));
        var collected = restricted.Rewrite(part => part is CubeIntegral integral ? values[integrals.IndexOf(integral)].After : null);
        if (collected is not PolynomialExpression { Value: var loss })
            throw new DerivationFailedException($"an integral is left over in the cell {cell.Name}");
        if (corners != loss)
            throw new DerivationFailedException($"the two routes differ in the cell {cell.Name} by {loss - corners}");

        steps.AddRange(
            new(DerivationRule.Limits, cell, [.. limits], Reasons.Limits(cell)),
            new(DerivationRule.Integration, cell, [.. values.Where(v => v.Before is IteratedIntegral)], Reasons.Integration),
            new(DerivationRule.Collection, cell, [new(restricted, loss)], Reasons.Collection),
            new(DerivationRule.CornerFormula, cell, [new(loss, corners)], Reasons.CornerFormula));
        return new(cell, loss);
    }

    /// <exception cref="DerivationFailedException">The loss jumps at the wall.</exception>
    internal static DerivationStep Continuity(CellWall wall)
    {
        var (before, after) = (CellWall.OnRay(wall.Before.Loss, wall.Ray), CellWall.OnRay(wall.After.Loss, wall.Ray));
        return wall.Smoothness >= 0
            ? new(DerivationRule.Continuity, null, [new(before, after)], Reasons.Continuity(wall))
            : throw new DerivationFailedException($"the loss jumps at the wall {wall.Ray} by {after - before}");
    }

    /// <exception cref="DerivationFailedException">The loss is not even.</exception>
    internal static DerivationStep SignSymmetry(CellLoss cell)
    {
        var mirrored = cell.Loss.Substitute(
            (Symbols.Weight(1), -(LaurentPolynomial)Symbols.Weight(1)),
            (Symbols.Weight(2), -(LaurentPolynomial)Symbols.Weight(2)));
        return mirrored == cell.Loss
            ? new(DerivationRule.SignSymmetry, cell.Cell, [new(mirrored, cell.Loss)], Reasons.SignSymmetry)
            : throw new DerivationFailedException($"the loss in the cell {cell.Cell.Name} is not even");
    }

    /// <exception cref="DerivationFailedException">The image of the loss is not the loss in the image of the cell.</exception>
    internal static DerivationStep ExchangeSymmetry(CellLoss cell, ImmutableArray<CellLoss> all)
    {
        LaurentPolynomial importance = Symbols.Importance(2);
        var exchanged = importance * cell.Loss.Substitute(
            (Symbols.Weight(1), Symbols.Weight(2)), (Symbols.Weight(2), Symbols.Weight(1)), (Symbols.Importance(2), importance.Pow(-1)));
        var image = all.Single(c => c.Cell.ClosureContains(cell.Cell.Witness.W2, cell.Cell.Witness.W1));
        return exchanged == image.Loss
            ? new(DerivationRule.ExchangeSymmetry, image.Cell, [new(exchanged, image.Loss)], Reasons.ExchangeSymmetry(cell.Cell, image.Cell))
            : throw new DerivationFailedException($"exchanging the features of the cell {cell.Cell.Name} does not give the loss in {image.Cell.Name}");
    }

    /// <summary>The name L(W) of the loss.</summary>
    private sealed record LossSymbol : Expression
    {
        public override string ToLatex() => "L(W)";

        protected override Expression RewriteParts(Func<Expression, Expression?> rule) => this;
    }
}
