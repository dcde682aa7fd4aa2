using CsCheck;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape;

/// <summary>The census in double precision says what the exact one says, or nothing.</summary>
public class DoubleCensusTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);
    private static readonly DoubleCensus Census = new(Landscape);

    [Theory]
    [InlineData(2, 1, 0.99)]
    [InlineData(3, 3, 0.9)]
    [InlineData(55, 55, 0)]
    public void It_agrees_with_the_exact_census_within_its_error_bounds(int densityDecades, int importanceDecades, double share)
    {
        var (decided, all) = (0, 0);
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[-999_999, 999_999].Where(y => y != 0)).Sample(
            (x, y) =>
            {
                var (density, importance) = (Math.Pow(10, -densityDecades * x * 1e-6), Math.Pow(10, importanceDecades * y * 1e-6));
                Interlocked.Increment(ref all);
                if (IsConfirmed(density, importance))
                    Interlocked.Increment(ref decided);
            },
            iter: 300);
        Assert.True(decided >= all * share, $"{decided} of {all} decided");
    }

    [Theory]
    [InlineData(0.5, 0.3)]
    [InlineData(0.47402, 0.3)]
    [InlineData(0.53722, 0.3)]
    [InlineData(1, 0.629)]
    [InlineData(0.58, 0.999999)]
    public void Near_the_curves_it_is_right(double density, double importance) => Assert.True(IsConfirmed(density, importance));

    [Theory]
    [InlineData(0.5, 1)] // the wall is critical
    [InlineData(0.474019527609, 0.3)] // the losses differ by 1e-13
    [InlineData(0.53722991660975588, 0.3)] // a double root to 16 digits
    [InlineData(1e-61, 1)]
    [InlineData(0, 1)]
    [InlineData(1.5, 1)]
    [InlineData(0.5, 0)]
    [InlineData(0.5, 1e61)]
    [InlineData(double.NaN, 1)]
    [InlineData(0.5, double.NaN)]
    [InlineData(0.5, double.PositiveInfinity)]
    public void What_doubles_cannot_decide_is_left_undecided(double density, double importance) =>
        Assert.False(Census.TryTake(density, importance, new DoubleCriticalPoint[DoubleCensus.MaxPoints], out _, out _));

    /// <summary>Whether a census was taken; fails where it differs from the exact one.</summary>
    private static bool IsConfirmed(double density, double importance)
    {
        var points = new DoubleCriticalPoint[DoubleCensus.MaxPoints];
        if (!Census.TryTake(density, importance, points, out var count, out var global))
            return false;
        var exact = CriticalPointCensus.Of(Landscape, ToyModel.Smallest(new(Rational.FromDouble(density)), Rational.FromDouble(importance)));
        Assert.Equal(exact.Points.Where(p => !p.IsOrigin).Select(p => (p.Kind, p.Phase, p.IsGlobal)), points.Take(count).Select((p, k) => (p.Kind, p.Phase, k == global)));
        foreach (var (expected, actual) in exact.Points.Zip(points.Take(count)))
        {
            AssertNear(expected.W1, actual.W1, actual.WeightError);
            AssertNear(expected.W2, actual.W2, actual.WeightError);
            AssertNear(expected.Loss, actual.Loss, actual.LossError);
            Assert.True(actual.WeightError < 1e-5, $"error {actual.WeightError} at {density}, {importance}");
        }

        return true;
    }

    private static void AssertNear(RationalInterval exact, double value, double error) =>
        Assert.True((exact.Midpoint - Rational.FromDouble(value)).Abs() <= Rational.FromDouble(error) + exact.Width, $"{value} +- {error} is not {exact}");
}
