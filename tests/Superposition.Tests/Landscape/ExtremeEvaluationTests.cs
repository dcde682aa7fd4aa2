using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Algebra;
using Superposition.Tests.Derivation;
using Superposition.Tests.Kernels;

namespace Superposition.Tests.Landscape;

/// <summary>Loss, gradient and Hessian for weights of any size, on and 1e-300 beside walls and axes, in schoolbook fractions.</summary>
public class ExtremeEvaluationTests
{
    private static readonly Rational Tiny = new Rational(10).Pow(-300);

    [Theory]
    [InlineData("1e-300", "1e-300")]
    [InlineData("1e-300", "1e300")]
    [InlineData("4/7", "1e-300")]
    public void Every_number_is_exact_and_its_decimal_is_right_to_the_last_digit(string density, string importance)
    {
        var (p, i) = (Rational.Parse(density), Rational.Parse(importance));
        var loss = Smallest.Derivation.Loss.At(Smallest.Of(p, i));
        Rational[] sizes = [0, Tiny, new Rational(10).Pow(-8), 1, 1 + Tiny, new Rational(10).Pow(77), new Rational(10).Pow(150)];
        foreach (var w1 in sizes)
        {
            foreach (var w2 in sizes.Concat(sizes.Skip(1).Select(s => -s)))
            {
                var found = PointEvaluation.At(loss, w1, w2);
                foreach (var (cell, side) in FractionLoss.CellsAt(w1, w2).Zip(found.Sides))
                {
                    var exact = FractionLoss.JetIn(cell, w1, w2, p, i);
                    Rational[] numbers = [found.Loss, side.Gradient.G1, side.Gradient.G2, .. side.Hessian is { } h ? new[] { h.H11, h.H12, h.H22 } : []];
                    foreach (var (number, expected) in numbers.Zip(exact))
                    {
                        Assert.True(expected.CompareTo(Fraction.Of(number)) == 0, $"{number} at {w1}, {w2}");
                        FractionLoss.AssertShows(number.ToDecimalString(), expected, $"at {w1}, {w2}");
                    }
                }

                var isWall = (w1 + w2).IsZero || w1.IsZero || w2.IsZero;
                Assert.Equal(w1.IsZero && w2.IsZero ? 3 : isWall ? 2 : 1, found.Sides.Length);
            }
        }
    }
}
