using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>The order of losses where they are equal, or all but equal, on losses built for it: L = L_0 - 2 A r^2 + B r^4 with chosen A and B.</summary>
public class LossOrderTests
{
    private static readonly Cell Quadrant = Cell.AllOf(Architecture.Smallest).Single(c => c.Name == "w1*w2 > 0");
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);
    private static readonly UnivariatePolynomial Unit = new(1);

    // With A = 1 the depth is 1/B. B has its minimum 3 - sqrt(1/2) in both: at t = sqrt(1/2) here, at t = sqrt(1/8) there.
    private static readonly UnivariatePolynomial Here = new(3, new Rational(-3, 2), 0, 1);
    private static readonly UnivariatePolynomial There = new(3, -3, 0, 8);

    [Fact]
    public void Equal_irrational_losses_in_different_directions_are_equal()
    {
        var (first, second) = (Direction(Unit, Here), Direction(Unit, There));

        Assert.Equal(0, LossOrder.Compare(first, second));
        Assert.Equal(0, LossOrder.Compare(second, first));
        Assert.Equal(0, LossOrder.Compare(first, first));
    }

    [Theory]
    [InlineData("1e-60")]
    [InlineData("1e-120")]
    public void Losses_are_told_apart_however_close_they_are(string difference)
    {
        var (first, lower, higher) = (Direction(Unit, Here), Shifted(-1), Shifted(1));

        // A smaller B is a greater depth, so a lower loss.
        Assert.Equal((-1, 1), (LossOrder.Compare(first, higher), LossOrder.Compare(higher, first)));
        Assert.Equal((1, -1), (LossOrder.Compare(first, lower), LossOrder.Compare(lower, first)));
        Assert.Equal(-1, LossOrder.Compare(lower, higher));

        CriticalDirection Shifted(int sign) => Direction(Unit, There + new UnivariatePolynomial(Rational.Parse(difference) * sign));
    }

    [Fact]
    public void A_common_factor_of_A_and_B_does_not_hide_the_depth()
    {
        // A = q and B = q b with q = t^2 - t + 1 without real roots: the depth is q/b, and N is divisible by q.
        var q = new UnivariatePolynomial(1, -1, 1);
        var (b, c) = (new UnivariatePolynomial(2, -1, 1), new UnivariatePolynomial(4, -1, 2));
        var (first, second) = (Direction(q, q * b), Direction(q, q * c));

        Assert.False(LossOrder.DepthPolynomial(first).IsZero);
        Assert.Equal(0, LossOrder.Compare(first, Direction(q, q * b)));
        Assert.Equal(-1, LossOrder.Compare(first, second));
    }

    [Fact]
    public void A_wall_and_a_direction_inside_may_have_the_same_loss()
    {
        // B = 2 - 4 t + 8 t^2 has the minimum 3/2 at t = 1/4; on the wall t = 0 of the other chart B = 3/2 as well.
        var inside = Direction(Unit, new(2, -4, 8));
        var wall = new CriticalDirection(Chart(Unit, new(new Rational(3, 2), 1)), Rational.Zero, null, 1, -1, false);

        Assert.Equal((0, 0), (LossOrder.Compare(inside, wall), LossOrder.Compare(wall, wall)));
        Assert.Equal(new UnivariatePolynomial(new Rational(-2, 3), 1), LossOrder.DepthPolynomial(wall));
    }

    /// <summary>At (9/10, 1) there is a saddle in each of the cells w_1 w_2 &lt; 0, of irrational direction, and one is the other with the features exchanged.</summary>
    [Fact]
    public void With_equal_importances_the_saddles_of_exchanged_cells_tie_and_with_others_they_do_not()
    {
        Assert.Equal(0, Compare("1"));
        Assert.Equal(1, Compare("1000000000000000000000000000000000000001/1000000000000000000000000000000000000000"));
        Assert.Equal(-1, Compare("999999999999999999999999999999999999999/1000000000000000000000000000000000000000"));

        static int Compare(string importance)
        {
            var saddles = At("9/10", importance).Where(d => d.Kind == CriticalPointKind.Saddle).ToList();
            Assert.Equal(2, saddles.Count(d => d.Root is not null));
            Assert.Equal(LossOrder.Compare(saddles[0], saddles[1]), -LossOrder.Compare(saddles[1], saddles[0]));
            return LossOrder.Compare(saddles[0], saddles[1]);
        }
    }

    [Theory]
    [InlineData("9/10", "1")]
    [InlineData("1/2", "3/10")]
    [InlineData("1/3", "10")]
    public void The_depth_is_a_root_of_its_polynomial(string density, string importance)
    {
        foreach (var direction in At(density, importance))
        {
            var (polynomial, loss) = (LossOrder.DepthPolynomial(direction).SquareFreePart(), direction.Enclose(200).Loss);
            var depth = direction.Chart.LossAtOrigin - loss;
            Assert.True(depth.IsPoint ? polynomial.SignAt(depth.Lower) == 0 : polynomial.SignAt(depth.Lower) * polynomial.SignAt(depth.Upper) < 0);
        }
    }

    private static List<CriticalDirection> At(string density, string importance) =>
        CriticalDirections.All(Landscape, Landscape.At(Smallest.Of(density, importance)));

    private static CriticalDirection Direction(UnivariatePolynomial a, UnivariatePolynomial b)
    {
        var chart = Chart(a, b);
        return new(chart, null, RealRoot.Isolate(chart.N, Rational.Zero, Rational.One)[0], -1, 1, true);
    }

    /// <summary>The loss with these A and B along W = r (t, 1 - t): each power t^k becomes w_1^k (w_1 + w_2)^(n-k), here with the sum 1.</summary>
    private static RayReduction Chart(UnivariatePolynomial a, UnivariatePolynomial b)
    {
        LaurentPolynomial w1 = Symbols.Weight(1), w2 = Symbols.Weight(2);
        LaurentPolynomial Form(UnivariatePolynomial f, int degree) =>
            LaurentPolynomial.Sum(f.Coefficients.Select((c, k) => (w1.Pow(k) * (w1 + w2).Pow(degree - k)).Scale(c)));
        var loss = new CellLoss(Quadrant, LaurentPolynomial.One - Form(a, 2).Scale(2) + Form(b, 4));
        return new(new RayFamily(loss), Smallest.Of("1", "1"));
    }
}
