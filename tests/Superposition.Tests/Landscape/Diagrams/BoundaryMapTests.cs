using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Diagrams;

/// <summary>The points where boundaries meet or end are the known ones, and the curves are those of the boundaries.</summary>
public class BoundaryMapTests
{
    private static readonly PhaseBoundaries Boundaries = new(new(Smallest.Derivation));
    private static readonly BoundaryMap Map = BoundaryMap.Of(Boundaries, new(0.3, 1, 50));
    private static readonly Rational Width = new(1, 1L << 59);

    [Fact]
    public void At_equal_importances_the_first_order_line_has_the_density_of_claim_7()
    {
        var point = Map.EqualImportances;
        Assert.Equal(Rational.One, point.Importance);
        Assert.True(point.Density.Width < Width);

        // (40 - 4 sqrt 14)/43 is the only root of 43 p^2 - 80 p + 32 below 1.
        UnivariatePolynomial polynomial = new(32, -80, 43);
        Assert.Equal((1, -1), (polynomial.SignAt(point.Density.Lower), polynomial.SignAt(point.Density.Upper)));
        Assert.Equal((40 - (4 * Math.Sqrt(14))) / 43, point.Density.Midpoint.ToDouble(), 1e-15);
    }

    [Fact]
    public void Where_the_first_order_line_meets_the_crossover_both_exact_curves_pass()
    {
        var point = Map.Meeting;
        Assert.True(point.Density.Width < Width);
        var onCrossover = (4 - (3 * point.Density.Midpoint)) / (4 + (3 * point.Density.Midpoint));
        Assert.True(point.Importance.Contains(onCrossover));
        Assert.Equal(point.Density.Midpoint.ToDouble(), BoundaryPoint.At(Boundaries, onCrossover).FirstOrder.Midpoint.ToDouble(), 1e-14);
    }

    [Fact]
    public void The_spinodal_ends_at_the_known_importance_and_points_come_with_their_mirror_images()
    {
        Assert.Equal(["A", "B", "B′", "C", "C′"], Map.SpecialPoints.Select(p => p.Label));
        Assert.Equal((1, 0.62991575806619091), (Map.SpecialPoints[3].Density.Midpoint.ToDouble(), Map.SpecialPoints[3].Importance.Midpoint.ToDouble()));
        foreach (var k in new[] { 1, 3 })
        {
            Assert.Equal(Map.SpecialPoints[k].Density, Map.SpecialPoints[k + 1].Density);
            Assert.True((Map.SpecialPoints[k].Importance * Map.SpecialPoints[k + 1].Importance).Contains(Rational.One));
        }
    }

    [Fact]
    public void The_curves_are_those_of_the_boundaries_at_ascending_densities_from_end_to_end()
    {
        var densities = Map.Points.Select(p => p.Density).ToList();
        Assert.Equal((0.3, 1), (densities[0], densities[^1]));
        Assert.Equal(densities.Distinct().Order(), densities);
        BoundaryCurves curves = new(Boundaries);
        Assert.All(Map.Points.Where((_, k) => k % 7 == 0), point => Assert.Equal(curves.At(point.Density), point));

        // Near its end the first-order line is almost vertical; near density 1 the axis curve goes to infinity.
        Assert.InRange(Map.Points.Last(p => p.FirstOrder is not null).FirstOrder!.Value.Lower, 0.9998, 1);
        Assert.InRange(Map.Points.Max(p => p.Axis ?? 0), 1e6, double.PositiveInfinity);
    }

    [Fact]
    public void A_crossover_is_one_of_the_global_minimum_exactly_where_its_phase_changes_there()
    {
        foreach (var point in Map.Points.Where((_, k) => k % 5 == 0))
        {
            var (below, above) = (PhaseAt(0.9999), PhaseAt(1.0001));
            Assert.True((below, above) == (Phase.FirstOnly, Phase.Confused) == Map.IsCrossoverOfGlobal(point), $"p = {point.Density:R}: {below}, {above}");

            Phase PhaseAt(double factor) => CriticalPointCensus.Of(
                Boundaries.Landscape, ToyModel.Smallest(new(Rational.FromDouble(point.Density)), Rational.FromDouble(factor * point.Crossover))).Phase;
        }
    }

    [Fact]
    public void A_density_above_1_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BoundaryMap.Of(Boundaries, new(0.5, 1.5, 4)));
}
