using CsCheck;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>Derivatives at cells, walls, axes and the origin.</summary>
public class PointEvaluationTests
{
    [Theory]
    [InlineData("1", "2", "w1*w2 > 0", 1, true, true)]
    [InlineData("-1", "-2", "w1*w2 > 0", 1, true, true)]
    [InlineData("-2", "1", "w1*w2 < 0, |w1| > |w2|", 1, true, true)]
    [InlineData("1", "-2", "w1*w2 < 0, |w1| < |w2|", 1, true, true)]
    [InlineData("1/3", "-1/3", "wall w1 + w2 = 0", 2, true, true)]
    [InlineData("-1/3", "1/3", "wall w1 + w2 = 0", 2, true, true)]
    [InlineData("0", "2", "axis w1 = 0", 2, false, false)]
    [InlineData("-3/2", "0", "axis w2 = 0", 2, false, false)]
    [InlineData("0", "0", "origin", 3, true, false)]
    public void Derivatives_exist_off_the_axes_and_at_the_origin_only_the_gradient(
        string w1, string w2, string location, int sides, bool hasGradient, bool hasHessian)
    {
        var evaluation = At("1/2", "3/10", w1, w2);

        Assert.Equal(location, evaluation.Location);
        Assert.Equal(sides, evaluation.Sides.Length);
        Assert.Equal((hasGradient, hasHessian), (evaluation.Gradient is not null, evaluation.Hessian is not null));
    }

    /// <summary>With r^2 = w_1^2 + w_2^2, |L(W) - L(0)| is at most a constant times r^2, so the gradient at 0 is 0; second quotients depend on the direction.</summary>
    [Fact]
    public void At_the_origin_the_gradient_is_0_and_second_difference_quotients_depend_on_the_direction()
    {
        var origin = At("1/2", "1", "0", "0");

        Assert.Equal(new Gradient(0, 0), origin.Gradient);
        Assert.Equal(new Rational(1, 3), origin.Loss);
        Rational Quotient(string a, string b) => 100_000_000 * (At("1/2", "1", a, b).Loss - origin.Loss);
        var (same, opposite, first, second) = (Quotient("1e-4", "1e-4"), Quotient("1e-4", "-1e-4"), Quotient("1e-4", "0"), Quotient("0", "1e-4"));
        Assert.True((same + opposite - (2 * (first + second))).Abs() > new Rational(1, 100), "a quadratic form obeys the parallelogram law");
    }

    /// <summary>On w_2 = 0: dL/dw_2 is p^2 w (w^2 - 1 - I)/2 above and p^2 w (w^2 - 1)/2 below; dL/dw_1 = 4p w (w^2 - 1)/3 on both sides.</summary>
    [Fact]
    public void One_sided_slopes_on_the_first_axis_are_known() =>
        Gen.Select(Smallest.Density, Smallest.Importance, Smallest.InnerWeights).Sample(
            (p, i, weights) =>
            {
                var w = weights.W1;
                var sides = PointEvaluation.At(Smallest.Derivation.Loss.At(Smallest.Of(p, i)), w, 0).Sides.ToDictionary(s => s.Cell.Name);
                var (along, square) = (4 * p * w * ((w * w) - 1) / 3, w * w);
                Assert.Equal(new Gradient(along, p * p * w * (square - 1 - i) / 2), sides["w1*w2 > 0"].Gradient);
                Assert.Equal(new Gradient(along, p * p * w * (square - 1) / 2), sides["w1*w2 < 0, |w1| > |w2|"].Gradient);
                var (h11, h12) = (4 * p * ((3 * square) - 1) / 3, p * p * ((3 * square) - 1) / 2);
                Assert.Equal(new Hessian(h11, h12 - (p * p * i / 2), 2 * p * ((i * square) - (2 * i) + square) / 3), sides["w1*w2 > 0"].Hessian);
                Assert.Equal(new Hessian(h11, h12, 2 * p * ((2 * i * p) - (2 * i) + (p * square)) / 3), sides["w1*w2 < 0, |w1| > |w2|"].Hessian);
            },
            iter: 100);

    [Fact]
    public void One_sided_slopes_are_the_limits_of_one_sided_difference_quotients() => Gen.Select(Smallest.Model, Smallest.InnerWeights).Sample(
        (model, weights) =>
        {
            var loss = Smallest.Derivation.Loss.At(model);
            var (w, h) = (weights.W1, weights.W1.Abs() * new Rational(1, 1_000_000));
            foreach (var step in new[] { h, -h })
            {
                var side = PointEvaluation.At(loss, w, step);
                var limit = PointEvaluation.At(loss, w, 0).Sides.Single(s => s.Cell == side.Sides.Single().Cell);
                var error = ((loss.Evaluate(w, step) - loss.Evaluate(w, 0)) / step) - limit.Gradient.G2 - (step * limit.Hessian!.H22 / 2);
                Assert.True(error.Abs() <= 100 * (1 + w.Abs().Pow(3)) * (1 + model.Importances[1]) * (1 + w.Abs().Reciprocal()) * h * h / w.Abs(), $"{error.ToDecimalString(3)}");
            }
        },
        iter: 100);

    [Fact]
    public void Where_the_weights_are_opposite_both_sides_have_the_same_gradient_and_Hessian() => Gen.Select(Smallest.Model, Smallest.InnerWeights).Sample(
        (model, weights) =>
        {
            var sides = PointEvaluation.At(Smallest.Derivation.Loss.At(model), weights.W1, -weights.W1).Sides;
            Assert.Equal(2, sides.Length);
            Assert.Equal((sides[0].Gradient, sides[0].Hessian), (sides[1].Gradient, sides[1].Hessian));
        },
        iter: 100);

    private static PointEvaluation At(string p, string i, string w1, string w2) =>
        PointEvaluation.At(Smallest.Derivation.Loss.At(Smallest.Of(p, i)), Rational.Parse(w1), Rational.Parse(w2));
}
