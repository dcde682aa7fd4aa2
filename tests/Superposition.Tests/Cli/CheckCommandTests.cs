using Superposition.Algebra;
using Superposition.Cli;
using Superposition.Derivation;
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
        var wrong = WithWrongCoefficient(Smallest.Derivation.Loss, monomial, new Rational(1, 100));
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
    public void The_derived_loss_and_gradient_pass_on_walls_axes_and_at_extreme_parameters()
    {
        var points = RandomCheckPoints.GenerateWithBoundaries(40, 1, new Density(new Rational(1, 1000)));

        var result = CheckCommand.Run(Smallest.Derivation.Loss, points, 1_000_000, 1, CancellationToken.None);

        Assert.Equal(CheckOutcome.Passed, result.Outcome);
        Assert.All(result.Points, p => Assert.Equal(
            p.Point.Weights[0, 0].IsZero || p.Point.Weights[0, 1].IsZero || p.Point.Model.Density.Value == new Rational(1, 1000), p.Gradient.IsEmpty));
    }

    /// <summary>Each fault changes the loss by one part in a thousand at one of two points, which is about seven standard errors there.</summary>
    [Fact]
    public void A_fault_of_one_part_in_a_thousand_of_the_loss_is_found_under_each_of_20_seeds()
    {
        var right = Smallest.Derivation.Loss;
        CheckPoint[] points = [At("1/100", "4/5", "10013/10000"), At("3/5", "-131/250", "1")];
        (int Place, Func<CheckPoint, ClosedFormValue> Value)[] faults =
        [
            (0, point => CheckCommand.ClosedForm(WithWrongCoefficient(right, "p", new Rational(113, 100_000)), point)),
            (0, point => WithSwappedImportances(right, point)),
            (1, point => CheckCommand.ClosedForm(WithWrongSign(right), point)),
        ];
        Assert.All(faults, fault =>
            Assert.InRange(Math.Abs((fault.Value(points[fault.Place]).Loss / CheckCommand.ClosedForm(right, points[fault.Place]).Loss) - 1), 0.95e-3, 1.05e-3));
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var check = new ClosedFormCheck { Samples = LossSampler.MaxSamples, RelativeError = 1.4e-4, Seed = seed };
            var estimates = check.Sample(points);
            Assert.Equal(CheckOutcome.Passed, check.Compare(points, estimates, point => CheckCommand.ClosedForm(right, point)).Outcome);
            Assert.All(faults, fault => Assert.Equal(CheckOutcome.Failed, check.Compare(points, estimates, fault.Value).Outcome));
        }
    }

    [Fact]
    public void A_large_importance_is_checked_without_overflow() => Assert.Equal(
        CheckOutcome.Passed,
        CheckCommand.Run(Smallest.Derivation.Loss, RandomCheckPoints.Generate(6, 6, new Density(1), new Rational(10).Pow(100)), 10_000, 7, CancellationToken.None).Outcome);

    private static CheckPoint At(string w1, string w2, string importance) =>
        new(Smallest.Of("1", importance), new(Architecture.Smallest, Rational.Parse(w1), Rational.Parse(w2)));

    private static ExpectedLoss WithWrongCoefficient(ExpectedLoss loss, string monomial, Rational relativeError)
    {
        var term = LaurentPolynomial.Parse(monomial).Terms.Single().Monomial;
        return loss with
        {
            Cells = [.. loss.Cells.Select(c => c with { Loss = c.Loss + LaurentPolynomial.FromTerm(c.Loss.CoefficientOf(term) * relativeError, term) })],
        };
    }

    /// <summary>The cells on the two sides of the wall w1 + w2 = 0 with each other's formula.</summary>
    private static ExpectedLoss WithWrongSign(ExpectedLoss loss) => loss with
    {
        Cells = loss.Cells.SetItem(1, loss.Cells[1] with { Loss = loss.Cells[2].Loss }).SetItem(2, loss.Cells[2] with { Loss = loss.Cells[1].Loss }),
    };

    /// <summary>I_1 = I and I_2 = 1 instead of I_1 = 1 and I_2 = I: I times the loss for the relative importance 1/I.</summary>
    private static ClosedFormValue WithSwappedImportances(ExpectedLoss loss, CheckPoint point)
    {
        var importance = point.Model.Importances[1];
        var swapped = CheckCommand.ClosedForm(loss, point with { Model = ToyModel.Smallest(point.Model.Density, importance.Reciprocal()) });
        return new(importance.ToDouble() * swapped.Loss, [.. swapped.Gradient.Select(g => importance.ToDouble() * g)]);
    }
}
