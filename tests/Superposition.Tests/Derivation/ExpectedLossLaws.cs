using CsCheck;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Tests.Derivation;

/// <summary>The closed form against integrals over explicit polygons, a third route, and its symmetries.</summary>
public class ExpectedLossLaws
{
    [Fact]
    public void The_loss_is_the_exact_integral_over_explicit_polygons() => Gen.Select(Smallest.Model, Smallest.Weights).Sample(
        (model, w) => Assert.Equal(ByPolygons(model, w.W1, w.W2), Loss(model, w.W1, w.W2)),
        iter: 1000);

    [Fact]
    public void The_importance_of_the_first_feature_scales_the_loss() => Gen.Select(Smallest.Model, Smallest.Importance, Smallest.Weights).Sample(
        (model, first, w) =>
        {
            var scaled = new ToyModel(Architecture.Smallest, [first, model.Importances[1]], model.Density);
            Assert.Equal(ByPolygons(scaled, w.W1, w.W2), Loss(scaled, w.W1, w.W2));
        },
        iter: 300);

    [Fact]
    public void The_loss_is_even() => Gen.Select(Smallest.Model, Smallest.Weights).Sample(
        (model, w) => Loss(model, w.W1, w.W2) == Loss(model, -w.W1, -w.W2), iter: 300);

    [Fact]
    public void Exchanging_the_features_divides_the_loss_by_the_importance() => Gen.Select(Smallest.Density, Smallest.Importance, Smallest.Weights).Sample(
        (p, i, w) => Loss(Smallest.Of(p, i), w.W1, w.W2) / i == Loss(Smallest.Of(p, i.Reciprocal()), w.W2, w.W1), iter: 300);

    [Fact]
    public void The_loss_is_never_negative() => Gen.Select(Smallest.Model, Smallest.Weights).Sample(
        (model, w) => Loss(model, w.W1, w.W2).Sign >= 0, iter: 300);

    [Fact]
    public void All_cells_that_meet_at_a_point_agree_there() => Gen.Select(Smallest.Model, Smallest.Weights).Sample(
        (model, w) =>
        {
            var loss = Smallest.Derivation.Loss.At(model);
            Assert.All(
                loss.Adjoining(w.W1, w.W2).Where(c => c.IsDefinedAt(w.W1, w.W2)),
                c => Assert.Equal(ByPolygons(model, w.W1, w.W2), c.Evaluate(cell => cell.Loss, w.W1, w.W2)));
        },
        iter: 300);

    private static Rational Loss(ToyModel model, Rational w1, Rational w2) => Smallest.Derivation.Loss.At(model).Evaluate(w1, w2);

    /// <summary>Sum over the sets of active features of p^k (1-p)^(2-k) sum_i I_i (integral of x_i^2 + integral over f_i >= 0 of (x_i - f_i)^2 - x_i^2).</summary>
    private static Rational ByPolygons(ToyModel model, Rational w1, Rational w2)
    {
        Rational p = model.Density.Value, absent = 1 - p;
        var sum = Rational.Zero;
        for (var i = 0; i < 2; i++)
        {
            var (isFirst, importance) = (i == 0, model.Importances[i]);
            Rational a = (isFirst ? w1 : w2) * w1, b = (isFirst ? w1 : w2) * w2;
            var both = UnitSquare.Integral(0, 0, (x, y) => Square(isFirst ? x : y))
                + UnitSquare.Integral(a, b, (x, y) => Square((isFirst ? x : y) - (a * x) - (b * y)) - Square(isFirst ? x : y));
            sum += importance * ((p * p * both) + (p * absent * (Alone(a, isFirst) + Alone(b, !isFirst))));
        }

        return sum;

        static Rational Alone(Rational slope, bool isTarget) =>
            UnitSquare.Integral(0, x => isTarget ? x * x : 0) + UnitSquare.Integral(slope, x => isTarget ? Square(x - (slope * x)) - (x * x) : Square(slope * x));
    }

    private static Rational Square(Rational x) => x * x;
}
