using CsCheck;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Basins;

/// <summary>Which side takes a trajectory that arrives at an axis, where the gradient jumps.</summary>
public class AxisFlowTests
{
    /// <summary>From the formulas by hand: across w_1 = 0 the slopes are p^2 I r (1 - r^2)/2 and -p^2 r ((1 + I) - I r^2)/2; across w_2 = 0 with 1/I.</summary>
    [Fact]
    public void The_flow_crosses_into_equal_signs_up_to_1_then_comes_a_ridge_then_it_crosses_into_opposite_signs() =>
        Gen.Select(Smallest.Density, Smallest.Importance).Sample((p, i) =>
        {
            var axes = AxisFlow.AllOf(Smallest.Derivation, Smallest.Of(p, i));
            AxisStretch[] Stretches(AxisPassage inner, AxisPassage outer, Rational end) => [new(0, 1, inner), new(1, end, AxisPassage.Ridge), new(end, null, outer)];

            Assert.Equal([(0, 1), (1, 0)], axes.Select(a => a.Ray));
            Assert.Equal(Stretches(AxisPassage.Clockwise, AxisPassage.Anticlockwise, 1 + i.Reciprocal()), axes[0].Stretches);
            Assert.Equal(Stretches(AxisPassage.Anticlockwise, AxisPassage.Clockwise, 1 + i), axes[1].Stretches);
        });

    /// <summary>For all parameters at once: the same signs from the formulas with p and I free.</summary>
    [Fact]
    public void Nowhere_do_trajectories_slide_along_an_axis()
    {
        LaurentPolynomial p = Symbols.Density, i = Symbols.Importance(2), r = new Variable("r");
        var cells = Smallest.Derivation.Loss.Cells;
        LaurentPolynomial Clockwise(int cell, int w1, int w2) =>
            (CellWall.OnRay(cells[cell].Gradient(2), (w1, w2)) * w1) - (CellWall.OnRay(cells[cell].Gradient(1), (w1, w2)) * w2);
        var half = (p * p * r).Scale(new(1, 2));

        Assert.Equal(half * i * (1 - (r * r)), Clockwise(2, 0, 1));
        Assert.Equal(half * (1 + i - (i * r * r)), Clockwise(0, 0, 1));
        Assert.Equal(half * ((r * r) - 1 - i), Clockwise(0, 1, 0));
        Assert.Equal(half * ((r * r) - 1), Clockwise(1, 1, 0));
    }

    [Fact]
    public void The_passage_follows_from_the_one_sided_gradients_at_a_point() => Gen.Select(Smallest.Model, Smallest.InnerWeights).Sample((model, weights) =>
    {
        var r = weights.W1.Abs();
        foreach (var axis in AxisFlow.AllOf(Smallest.Derivation, model))
        {
            var sides = PointEvaluation.At(Smallest.Derivation.Loss.At(model), axis.Ray.W1 * r, axis.Ray.W2 * r).Sides;
            var signs = sides.ToDictionary(s => s.Cell.Name, s => ((axis.Ray.W1 * s.Gradient.G2) - (axis.Ray.W2 * s.Gradient.G1)).Sign);
            var same = signs["w1*w2 > 0"];
            var opposite = signs.Single(s => s.Key != "w1*w2 > 0").Value;
            if (same == 0 || opposite == 0)
                continue;
            var (before, after) = axis.Ray.W1.IsZero ? (opposite, same) : (same, opposite);
            var expected = before == after ? (after > 0 ? AxisPassage.Clockwise : AxisPassage.Anticlockwise) : after > 0 ? AxisPassage.Ridge : AxisPassage.Sliding;
            Assert.Equal(expected, axis.Stretches[axis.StretchAt(r * r)].Passage);
        }
    });

    [Fact]
    public void At_the_end_of_a_stretch_the_one_beyond_is_meant_and_the_origin_has_none()
    {
        var axis = AxisFlow.AllOf(Smallest.Derivation, Smallest.Of("1/2", "1/3"))[0];

        Assert.Equal([0, 1, 1, 2, 2], new Rational[] { new(99, 100), 1, new(399, 100), 4, 1000 }.Select(axis.StretchAt));
        Assert.Throws<ArgumentOutOfRangeException>(() => axis.StretchAt(0));
    }
}
