using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Diagrams;

/// <summary>The points for drawing lie on the exact boundaries.</summary>
public class BoundaryCurvesTests
{
    private static readonly PhaseBoundaries Boundaries = new(new(Smallest.Derivation));
    private static readonly BoundaryCurves Curves = new(Boundaries);

    [Theory]
    [InlineData(0.474019527609509952, 0.3)] // root of a polynomial of degree 78, found without this program
    [InlineData(0.558019987726962, 0.5)]
    public void The_first_order_line_has_the_importance_of_the_exact_search(double density, double importance) =>
        AssertNarrow(Curves.At(density).FirstOrder, importance);

    [Theory]
    [InlineData(0.537229916609755917, 0.3)]
    [InlineData(0.781339530921628, 0.5)]
    [InlineData(1, 0.62991575806619091)]
    public void The_spinodal_is_where_the_discriminant_vanishes(double density, double importance) =>
        AssertNarrow(Curves.At(density).Spinodal, importance, 1e-6); // a double root is as wide as the root of the errors

    [Fact]
    public void Axis_curve_and_crossover_are_the_exact_ones()
    {
        Assert.Equal(0.3, Curves.At(4.0 / 9).Axis!.Value, 1e-15); // 32 I (1 - p) = p (16 - 9 p)
        Assert.Null(Curves.At(1).Axis);
        Assert.Equal(0.4, Curves.At(4.0 / 7).Crossover, 1e-15); // 4 (1 - I) = 3 p (1 + I)
        Assert.Equal(1.0 / 7, Curves.At(1).Crossover, 1e-15);
    }

    [Fact]
    public void Above_the_density_of_equal_losses_at_equal_importances_there_is_no_first_order_line()
    {
        var end = (40 - (4 * Math.Sqrt(14))) / 43;
        Assert.InRange(Curves.At(end - 1e-6).FirstOrder!.Value.Middle, 0.99, 1);
        Assert.Null(Curves.At(end + 1e-6).FirstOrder);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_density_is_refused(double density) => Assert.Throws<ArgumentOutOfRangeException>(() => Curves.At(density));

    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-3)]
    public void Small_densities_have_the_limits_of_the_corner(double density)
    {
        var point = Curves.At(density);
        Assert.Equal(2, density / point.Axis!.Value, 5 * density);
        Assert.Equal(8 - (4 * Math.Sqrt(2)), density / point.FirstOrder!.Value.Middle, 5 * density);
        Assert.Equal((64 - (16 * Math.Sqrt(7))) / 9, density / point.Spinodal!.Value.Middle, 5 * density);
    }

    private static void AssertNarrow(Bracket? bracket, double importance, double tolerance = 1e-8)
    {
        Assert.NotNull(bracket);
        Assert.True(bracket.Value.Upper - bracket.Value.Lower < tolerance, $"{bracket}");
        Assert.InRange(importance, bracket.Value.Lower - tolerance, bracket.Value.Upper + tolerance);
    }
}
