using Superposition.Algebra;
using Superposition.Model;
using Superposition.MonteCarlo;

namespace Superposition.Tests.MonteCarlo;

public sealed class RandomCheckPointsTests
{
    [Fact]
    public void Six_points_meet_the_six_sectors_and_sixty_meet_each_ten_times()
    {
        Assert.Equal(6, RandomCheckPoints.Generate(6, 1).Select(Sector).Distinct().Count());
        Assert.All(RandomCheckPoints.Generate(60, 1).CountBy(Sector), sector => Assert.Equal(10, sector.Value));
    }

    [Fact]
    public void Twelve_points_meet_every_sign_pattern_in_both_orders() =>
        Assert.Equal(
            8,
            RandomCheckPoints.Generate(12, 1).Select(p => (W(p, 0).Sign, W(p, 1).Sign, W(p, 0).Abs() > W(p, 1).Abs())).Distinct().Count());

    [Fact]
    public void Points_lie_in_their_ranges_and_on_no_boundary()
    {
        var points = RandomCheckPoints.Generate(2000, 2);

        Assert.All(points, p =>
        {
            Assert.Equal(Architecture.Smallest, p.Model.Architecture);
            Assert.All([W(p, 0), W(p, 1)], w => Assert.True(!w.IsZero && w.Abs() <= new Rational(3, 2) && (w * 40).IsInteger && !(w * 20).IsInteger, $"{w}"));
            Assert.NotEqual(W(p, 0).Abs(), W(p, 1).Abs());
            Assert.True(p.Model.Density.Value >= new Rational(1, 20), $"{p.Model.Density}");
            Assert.InRange(p.Model.Importances[1], new Rational(1, 10), 10);
        });
        Assert.Equal(20, points.Select(p => p.Model.Density).Distinct().Count());
        Assert.Equal(13, points.Select(p => p.Model.Importances[1]).Distinct().Count());
    }

    [Fact]
    public void The_logarithm_of_the_importance_has_the_mean_0_of_a_symmetric_distribution()
    {
        var points = RandomCheckPoints.Generate(2000, 3);

        // The deviation of the logarithm to base 10 is 0.62.
        Assert.InRange(points.Average(p => Math.Log10(p.Model.Importances[1].ToDouble())) / 0.62 * Math.Sqrt(points.Length), -5, 5);
    }

    [Fact]
    public void A_point_depends_on_the_seed_and_its_index_alone()
    {
        var points = RandomCheckPoints.Generate(20, 4).Select(Coordinates).ToList();

        Assert.Equal(points, RandomCheckPoints.Generate(40, 4).Take(20).Select(Coordinates));
        Assert.NotEqual(points, RandomCheckPoints.Generate(20, 5).Select(Coordinates));
    }

    [Fact]
    public void A_given_density_or_importance_holds_at_every_point_and_moves_nothing_else()
    {
        var free = RandomCheckPoints.Generate(20, 4);

        var fixedDensity = RandomCheckPoints.Generate(20, 4, new Density(new Rational(1, 1000)));
        var fixedImportance = RandomCheckPoints.Generate(20, 4, null, 4);

        Assert.Equal(free.Select(p => Coordinates(p) with { Density = new Rational(1, 1000) }), fixedDensity.Select(Coordinates));
        Assert.Equal(free.Select(p => Coordinates(p) with { Importance = 4 }), fixedImportance.Select(Coordinates));
    }

    [Fact]
    public void Of_every_twenty_points_four_lie_on_walls_and_axes_and_four_at_extreme_parameters()
    {
        var small = new Density(new Rational(1, 1000));
        var points = RandomCheckPoints.GenerateWithBoundaries(60, 5, small);

        Assert.All(points.Chunk(20), round =>
        {
            Assert.Equal(6, round[..12].Select(Sector).Distinct().Count());
            Assert.Equal([(1, -1, 0), (-1, 1, 0), (1, 0, 1), (0, -1, -1)], round[12..16].Select(Sector));
            Assert.Equal([small, small], round[16..18].Select(p => p.Model.Density));
            Assert.Equal([new(1, 1000), 1000, new(1, 1000), 1000], round[16..].Select(p => p.Model.Importances[1]));
        });
        Assert.Equal(6, points.Chunk(20).SelectMany(round => round[16..]).Select(Sector).Distinct().Count());
        Assert.All(points, p => Assert.All([W(p, 0), W(p, 1)], w => Assert.False(w.Abs().IsOne)));
        Assert.Equal(
            RandomCheckPoints.Generate(12, 5).Select(Coordinates), RandomCheckPoints.GenerateWithBoundaries(12, 5, small).Select(Coordinates));
        Assert.All(RandomCheckPoints.GenerateWithBoundaries(40, 5, small, new Density(1), 3), p => Assert.Equal((Rational.One, 3), (p.Model.Density.Value, p.Model.Importances[1])));
    }

    [Fact]
    public void No_points_and_no_importance_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomCheckPoints.Generate(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomCheckPoints.Generate(1, 1, null, 0));
    }

    private static Rational W(CheckPoint point, int feature) => point.Weights[0, feature];

    private static (int Sign1, int Sign2, int SignOfSum) Sector(CheckPoint point) =>
        (W(point, 0).Sign, W(point, 1).Sign, (W(point, 0) + W(point, 1)).Sign);

    private static (Rational W1, Rational W2, Rational Density, Rational Importance) Coordinates(CheckPoint point) =>
        (W(point, 0), W(point, 1), point.Model.Density.Value, point.Model.Importances[1]);
}
