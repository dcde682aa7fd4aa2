using CsCheck;
using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Tests.Derivation;

/// <summary>Gradient and Hessian against exact difference quotients.</summary>
/// <remarks>
/// Along a line w + s h the function s -> w_1 w_2 L is a polynomial of degree at most 6 in s, so the central differences over nine points, which are
/// exact up to degree 8, give its derivatives at s = 0 without error; those of L follow by the product rule.
/// </remarks>
public class CellLossLaws
{
    private static readonly Rational[] First = [new(4, 5), new(-1, 5), new(4, 105), new(-1, 280)];
    private static readonly Rational[] Second = [new(8, 5), new(-1, 5), new(8, 315), new(-1, 560)];

    private static readonly Gen<(CellLoss Cell, Rational W1, Rational W2)> Points = Gen.Select(Smallest.Model, Smallest.InnerWeights, (model, w) =>
        (Smallest.Derivation.Loss.At(model).Adjoining(w.W1, w.W2).Single(), w.W1, w.W2));

    [Fact]
    public void The_gradient_is_the_limit_of_difference_quotients() => Points.Sample(
        (cell, w1, w2) =>
        {
            Assert.Equal(Slope(cell.Loss, w1, w2, 1, 0), cell.Evaluate(c => c.Gradient(1), w1, w2));
            Assert.Equal(Slope(cell.Loss, w1, w2, 0, 1), cell.Evaluate(c => c.Gradient(2), w1, w2));
        },
        iter: 300);

    [Fact]
    public void The_Hessian_is_the_limit_of_second_difference_quotients() => Points.Sample(
        (cell, w1, w2) =>
        {
            var (h11, h12, h22) = (cell.Evaluate(c => c.Hessian(1, 1), w1, w2), cell.Evaluate(c => c.Hessian(1, 2), w1, w2), cell.Evaluate(c => c.Hessian(2, 2), w1, w2));
            Assert.Equal(Curvature(cell.Loss, w1, w2, 1, 0), h11);
            Assert.Equal(Curvature(cell.Loss, w1, w2, 0, 1), h22);
            Assert.Equal(Curvature(cell.Loss, w1, w2, 1, 1), h11 + (2 * h12) + h22);
            Assert.Equal(h12, cell.Evaluate(c => c.Hessian(2, 1), w1, w2));
        },
        iter: 300);

    /// <summary>Euler: each term is homogeneous, of degree 0, 2 or 4, so r L' is 2 (L_2) + 4 (L_4) with L_4 = (L(2w) - 4 L(w) + 3 L(0)) / 12.</summary>
    [Fact]
    public void The_gradient_along_a_ray_obeys_Eulers_theorem() => Points.Sample(
        (cell, w1, w2) =>
        {
            Rational Loss(int scale) => cell.Evaluate(c => c.Loss, w1 * scale, w2 * scale);
            var origin = cell.Loss.CoefficientOf(Monomial.One);
            var quartic = (Loss(2) - (4 * Loss(1)) + (3 * origin)) / 12;
            var quadratic = Loss(1) - origin - quartic;
            var radial = (w1 * cell.Evaluate(c => c.Gradient(1), w1, w2)) + (w2 * cell.Evaluate(c => c.Gradient(2), w1, w2));
            Assert.Equal((2 * quadratic) + (4 * quartic), radial);
        },
        iter: 200);

    // The step keeps all nine points off the axes: |h k| is at most 4/7 of the smaller weight.
    private static Rational Slope(LaurentPolynomial loss, Rational w1, Rational w2, int d1, int d2)
    {
        var (scaled, h) = Scaled(loss, w1, w2, d1, d2);
        var derivative = First.Select((c, k) => c * (scaled(k + 1) - scaled(-k - 1))).Aggregate((a, b) => a + b) / h;
        return (derivative - (((d1 * w2) + (d2 * w1)) * scaled(0) / (w1 * w2))) / (w1 * w2);
    }

    private static Rational Curvature(LaurentPolynomial loss, Rational w1, Rational w2, int d1, int d2)
    {
        var (scaled, h) = Scaled(loss, w1, w2, d1, d2);
        var second = (new Rational(-205, 72) * scaled(0)) + Second.Select((c, k) => c * (scaled(k + 1) + scaled(-k - 1))).Aggregate((a, b) => a + b);
        var value = scaled(0) / (w1 * w2);
        return ((second / (h * h)) - (2 * ((d1 * w2) + (d2 * w1)) * Slope(loss, w1, w2, d1, d2)) - (2 * d1 * d2 * value)) / (w1 * w2);
    }

    private static (Func<int, Rational> Scaled, Rational Step) Scaled(LaurentPolynomial loss, Rational w1, Rational w2, int d1, int d2)
    {
        var h = Rational.Min(w1.Abs(), w2.Abs()) / 7;
        return (Value, h);

        Rational Value(int k)
        {
            var (x, y) = (w1 + (k * h * d1), w2 + (k * h * d2));
            return x * y * loss.Evaluate((new("w_1"), x), (new("w_2"), y));
        }
    }
}
