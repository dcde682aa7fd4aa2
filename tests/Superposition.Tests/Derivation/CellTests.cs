using CsCheck;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Tests.Derivation;

/// <summary>The cells of the weight plane and the walls between them.</summary>
public class CellTests
{
    private static readonly IReadOnlyList<Cell> Cells = Cell.AllOf(Architecture.Smallest);

    [Fact]
    public void There_are_three_cells_clockwise_from_the_second_axis() => Assert.Equal(
        ["w1*w2 > 0", "w1*w2 < 0, |w1| > |w2|", "w1*w2 < 0, |w1| < |w2|"], Cells.Select(c => c.Name));

    [Fact]
    public void Every_point_off_the_walls_lies_in_exactly_one_cell_the_one_that_its_name_says() => Smallest.InnerWeights.Sample(
        (w1, w2) =>
        {
            var cell = Assert.Single(Cells, c => c.ClosureContains(w1, w2));
            var expected = (w1 * w2).Sign > 0 ? 0 : w1.Abs() > w2.Abs() ? 1 : 2;
            Assert.Equal(Cells[expected], cell);
            Assert.True(cell.Condition.HoldsAt((Symbols.Weight(1), w1), (Symbols.Weight(2), w2)));
            Assert.True(cell.ClosureContains(-w1, -w2));
        },
        iter: 500);

    [Fact]
    public void A_wall_lies_in_the_closure_of_two_cells_and_the_origin_in_that_of_all()
    {
        Assert.All(new (Rational, Rational)[] { (1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1) }, w => Assert.Equal(2, Cells.Count(c => c.ClosureContains(w.Item1, w.Item2))));
        Assert.Equal(3, Cells.Count(c => c.ClosureContains(0, 0)));
    }

    [Fact]
    public void Signs_of_all_corner_values_are_constant_on_a_cell() => Smallest.InnerWeights.Sample(
        (w1, w2) =>
        {
            var cell = Cells.Single(c => c.ClosureContains(w1, w2));
            var mirror = (w1 * cell.Witness.W1).Sign;
            var (u1, u2) = cell.Witness;
            foreach (var (x, y) in new[] { (1, 0), (0, 1), (1, 1) })
            {
                Assert.Equal((w1 * ((w1 * x) + (w2 * y))).Sign, (u1 * ((u1 * x) + (u2 * y))).Sign);
                Assert.Equal((w2 * ((w1 * x) + (w2 * y))).Sign, (u2 * ((u1 * x) + (u2 * y))).Sign);
            }

            Assert.Equal(mirror, (w2 * u2).Sign);
        },
        iter: 200);

    [Fact]
    public void The_loss_has_a_kink_on_the_axes_and_is_twice_differentiable_where_the_weights_are_opposite() => Assert.Equal(
        [((0, 1), 0), ((1, 0), 0), ((1, -1), 2)], Smallest.Derivation.Walls.Select(w => (w.Ray, w.Smoothness)));

    /// <summary>The difference of the two formulas is (w_1 + w_2)^3 times a function that is 4 p^2 (1 + I) / (12 w_1) on the wall.</summary>
    [Fact]
    public void Every_third_derivative_jumps_by_2_p2_times_1_plus_I_over_w_where_the_weights_are_opposite() => Gen.Select(Smallest.Density, Smallest.Importance, Smallest.InnerWeights).Sample(
        (p, i, w) =>
        {
            var cells = Smallest.Derivation.Loss.At(Smallest.Of(p, i)).Cells;
            foreach (var order in new[] { (3, 0), (2, 1), (1, 2), (0, 3) })
            {
                var difference = cells[1].Loss - cells[2].Loss;
                for (var k = 0; k < 3; k++)
                    difference = difference.Derivative(Symbols.Weight(k < order.Item1 ? 1 : 2));
                Assert.Equal(2 * p * p * (1 + i) / w.W1, difference.Evaluate((Symbols.Weight(1), w.W1), (Symbols.Weight(2), -w.W1)));
            }
        },
        iter: 100);

    [Fact]
    public void The_slope_across_an_axis_jumps_by_half_of_p2_times_the_importance_that_is_lost() => Gen.Select(Smallest.Density, Smallest.Importance, Smallest.InnerWeights).Sample(
        (p, i, w) =>
        {
            var cells = Smallest.Derivation.Loss.At(Smallest.Of(p, i)).Cells;
            Rational Jump(int cell, int feature, Rational w1, Rational w2) =>
                cells[0].Evaluate(c => c.Gradient(feature), w1, w2) - cells[cell].Evaluate(c => c.Gradient(feature), w1, w2);
            Assert.Equal(-i * p * p * w.W1 / 2, Jump(1, 2, w.W1, 0));
            Assert.Equal(-p * p * w.W2 / 2, Jump(2, 1, 0, w.W2));
        },
        iter: 100);

    [Fact]
    public void Cells_are_written_in_LaTeX() => Assert.Equal(
        ["w_1 w_2 > 0", "w_1 w_2 < 0, |w_1| > |w_2|", "w_1 w_2 < 0, |w_1| < |w_2|"], Cells.Select(c => c.ToLatex()));
}
