using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Tests.Derivation;

/// <summary>The derivation as a whole: its rules, its proof obligations and its limits.</summary>
public class LossDerivationTests
{
    [Fact]
    public void Every_rule_occurs_in_the_order_of_its_use_and_once_for_each_cell_or_wall()
    {
        var rules = Smallest.Derivation.Steps.Select(s => s.Rule).ToList();

        Assert.Equal(Enum.GetValues<DerivationRule>(), rules.Distinct());
        Assert.All(rules.GroupBy(r => r), g => Assert.Equal(g.Key <= DerivationRule.RestrictedDomain ? 1 : 3, g.Count()));
        Assert.All(Smallest.Derivation.Steps, s => Assert.NotEmpty(s.Equations));
    }

    [Fact]
    public void Each_step_starts_where_the_one_before_it_ended()
    {
        var whole = Smallest.Derivation.Steps.TakeWhile(s => s.Cell is null).Select(s => s.Equations.Single()).ToList();

        Assert.Equal(4, whole.Count);
        Assert.All(whole.Zip(whole.Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before));
        Assert.All(
            Smallest.Derivation.Steps.Where(s => s.Rule == DerivationRule.Collection),
            s => Assert.Equal(whole[^1].After, s.Equations.Single().Before));
    }

    [Fact]
    public void No_ReLU_is_left_after_the_second_trick_and_no_integral_after_the_collection()
    {
        foreach (var step in Smallest.Derivation.Steps)
        {
            var parts = new List<Expression>();
            step.Equations[0].After.Rewrite(part =>
            {
                parts.Add(part);
                return null;
            });
            Assert.True(step.Rule < DerivationRule.RestrictedDomain || !parts.Exists(p => p is ReluExpression or ExpectationExpression), $"{step.Rule}");
            Assert.True(step.Rule < DerivationRule.Collection || parts is [PolynomialExpression], $"{step.Rule}");
        }
    }

    [Fact]
    public void One_wrong_coefficient_of_the_second_route_in_one_cell_is_found()
    {
        foreach (var (wrong, term) in Smallest.Derivation.Loss.Cells.SelectMany(c => c.Loss.Terms.Select(t => (c.Cell, t))))
        {
            var error = Assert.Throws<DerivationFailedException>(() => LossDerivation.Of(Architecture.Smallest, (architecture, cell) =>
                CornerFormula.Loss(architecture, cell) + (cell == wrong ? LaurentPolynomial.FromTerm(new(1, 1000), term.Monomial) : LaurentPolynomial.Zero)));

            Assert.Equal(
                $"the derivation contradicts itself: the two routes differ in the cell {wrong.Name} by {LaurentPolynomial.FromTerm(new(-1, 1000), term.Monomial)}",
                error.Message);
        }
    }

    [Fact]
    public void A_jump_at_a_wall_an_odd_term_and_a_broken_exchange_are_found()
    {
        var cells = Smallest.Derivation.Loss.Cells;
        var (w1, one) = ((LaurentPolynomial)Symbols.Weight(1), LaurentPolynomial.One);
        ImmutableArray<CellLoss> raised = [cells[0] with { Loss = cells[0].Loss + one }, cells[1], cells[2]];

        Assert.All(CellWall.AllOf(raised).Where(w => w.Smoothness < 0), w => Assert.Throws<DerivationFailedException>(() => LossDerivation.Continuity(w)));
        Assert.Equal([-1, -1, 2], CellWall.AllOf(raised).Select(w => w.Smoothness));
        Assert.Throws<DerivationFailedException>(() => LossDerivation.SignSymmetry(cells[1] with { Loss = cells[1].Loss + (w1 * w1 * w1) }));
        Assert.All(raised, cell => Assert.Equal(
            cell == raised[0],
            Record.Exception(() => LossDerivation.ExchangeSymmetry(cell, raised)) is DerivationFailedException));
    }

    [Theory]
    [InlineData(2, 1, true, "a bias")]
    [InlineData(3, 1, false, "n = 3")]
    [InlineData(1, 1, false, "n = 1")]
    [InlineData(2, 2, false, "m = 2")]
    [InlineData(5, 2, true, "a bias")]
    public void What_is_not_analysed_is_named(int n, int m, bool hasBias, string named)
    {
        var error = Assert.Throws<NotAnalysedException>(() => LossDerivation.Of(new(n, m, hasBias)));

        Assert.Equal($"{named} is not analysed yet; this version derives n = 2, m = 1 without bias", error.Message);
    }

    [Fact]
    public void A_loss_is_not_evaluated_for_another_architecture() => Assert.Throws<NotAnalysedException>(
        () => Smallest.Derivation.Loss.At(new ToyModel(new(2, 1, hasBias: true), [1, 1], new Density(1), [0, 0])));
}
