using Superposition.Algebra;
using Superposition.Cli;
using Superposition.Model;
using Superposition.MonteCarlo;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Cli;

/// <summary>The check passes the derived closed form and fails one that is a little wrong.</summary>
public class CheckCommandTests
{
    [Fact]
    public void The_derived_loss_passes_at_40_points_with_a_million_samples_each()
    {
        var result = CheckCommand.Run(Smallest.Derivation.Loss, RandomCheckPoints.Generate(40, 1), 1_000_000, 1, CancellationToken.None);

        Assert.Equal(CheckOutcome.Passed, result.Outcome);
        Assert.Equal(40, result.Points.Length);
    }

    /// <summary>At p = 1 and I = 1, where every term weighs most; the term is changed in all cells that contain it.</summary>
    [Theory]
    [InlineData("p")]
    [InlineData("I_2*p")]
    [InlineData("p*w_1^2")]
    [InlineData("I_2*p*w_2^2")]
    [InlineData("p*w_1^4")]
    [InlineData("I_2*p*w_2^4")]
    [InlineData("p^2*w_1*w_2")]
    [InlineData("p^2*w_1^3*w_2")]
    public void A_coefficient_that_is_wrong_by_one_percent_fails(string monomial)
    {
        var term = LaurentPolynomial.Parse(monomial).Terms.Single().Monomial;
        var wrong = Smallest.Derivation.Loss with
        {
            Cells = [.. Smallest.Derivation.Loss.Cells.Select(c => c with { Loss = c.Loss + LaurentPolynomial.FromTerm(c.Loss.CoefficientOf(term) / 100, term) })],
        };
        var points = RandomCheckPoints.Generate(12, 2, new Density(1), 1);

        Assert.Equal(CheckOutcome.Failed, CheckCommand.Run(wrong, points, 200_000, 3, CancellationToken.None).Outcome);
        Assert.Equal(CheckOutcome.Passed, CheckCommand.Run(Smallest.Derivation.Loss, points, 200_000, 3, CancellationToken.None).Outcome);
    }

    [Fact]
    public void A_formula_of_one_cell_used_in_its_neighbour_fails()
    {
        var cells = Smallest.Derivation.Loss.Cells;
        foreach (var (used, place) in new[] { (0, 1), (1, 0), (1, 2), (2, 1) })
        {
            var wrong = Smallest.Derivation.Loss with { Cells = cells.SetItem(place, cells[place] with { Loss = cells[used].Loss }) };
            Assert.Equal(CheckOutcome.Failed, CheckCommand.Run(wrong, RandomCheckPoints.Generate(24, 4), 30_000, 5, CancellationToken.None).Outcome);
        }
    }

    [Fact]
    public void A_large_importance_is_checked_without_overflow() => Assert.Equal(
        CheckOutcome.Passed,
        CheckCommand.Run(Smallest.Derivation.Loss, RandomCheckPoints.Generate(6, 6, new Density(1), new Rational(10).Pow(100)), 10_000, 7, CancellationToken.None).Outcome);
}
