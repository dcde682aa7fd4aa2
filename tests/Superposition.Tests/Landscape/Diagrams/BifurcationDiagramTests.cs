using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Diagrams;

/// <summary>Branches of critical points end where the exact census of transitions says, and their slopes are those of their losses.</summary>
public class BifurcationDiagramTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    [Fact]
    public void The_antipodal_minimum_and_a_saddle_end_at_the_spinodal()
    {
        const double spinodal = 0.537229916609755917;
        var branches = AlongDensity(0.3).Branches;
        Assert.Equal(spinodal, Assert.Single(branches, b => b.Points[0].Phase == Phase.Antipodal).Points[^1].Parameter, 1e-7);
        Assert.Contains(branches, b => b.Kind == CriticalPointKind.Saddle && Math.Abs(b.Points[^1].Parameter - spinodal) < 1e-7 && b.Points[^1].W1 * b.Points[^1].W2 < 0);
    }

    [Fact]
    public void Every_point_of_a_branch_is_one_of_the_exact_census()
    {
        foreach (var branch in AlongDensity(0.3).Branches)
        {
            var point = branch.Points[branch.Points.Length / 2];
            var exact = CriticalPointCensus.Of(Landscape, ToyModel.Smallest(new(Rational.FromDouble(point.Parameter)), Rational.FromDouble(0.3)));
            var same = Assert.Single(exact.Points, c => Math.Abs(c.W1.Midpoint.ToDouble() - point.W1) < 1e-9 && Math.Abs(c.W2.Midpoint.ToDouble() - point.W2) < 1e-9);
            Assert.Equal((branch.Kind, point.Phase, point.IsGlobal), (same.Kind, same.Phase, same.IsGlobal));
            Assert.Equal(same.Loss.Midpoint.ToDouble(), point.Loss, 1e-14);
            if (same.Eigenvalues is { } eigenvalues)
            {
                Assert.Equal(eigenvalues.Lower.Midpoint.ToDouble(), point.Eigenvalues!.Value.Lower, 1e-9);
                Assert.Equal(eigenvalues.Upper.Midpoint.ToDouble(), point.Eigenvalues!.Value.Upper, 1e-9);
            }
        }
    }

    [Theory]
    [InlineData(RunningParameter.Density, 0.3)]
    [InlineData(RunningParameter.Importance, 0.5)]
    public void The_slope_is_that_of_the_loss_along_the_branch(RunningParameter running, double other)
    {
        var (lower, upper) = running == RunningParameter.Density ? (0.01, 1.0) : (0.1, 10.0);
        foreach (var branch in BifurcationDiagram.Of(Landscape, running, new(lower, upper, 2000), other).Branches.Where(b => b.Points.Length > 20))
        {
            var k = branch.Points.Length / 2;
            var (before, at, after) = (branch.Points[k - 1], branch.Points[k], branch.Points[k + 1]);
            var quotient = (after.Loss - before.Loss) / (after.Parameter - before.Parameter);
            Assert.True(Math.Abs(quotient - at.Slope) < 1e-4, $"{branch.Kind} at {at.Parameter}: {quotient} and {at.Slope}");
        }
    }

    [Fact]
    public void At_the_jump_the_slopes_differ_by_what_the_census_of_transitions_certifies()
    {
        var jump = TransitionCensus.Of(Landscape, Rational.One).Events.Single(e => e.Kind == TransitionKind.FirstOrder).Jump!;
        var density = (40 - (4 * Math.Sqrt(14))) / 43;
        var minima = BifurcationDiagram.Of(Landscape, RunningParameter.Density, new(density, 0.6, 1), 1).Branches.Where(b => b.Kind == CriticalPointKind.Minimum).ToList();
        var (antipodal, confused) = (minima.Single(b => b.Points[0].Phase == Phase.Antipodal).Points[0], minima.Single(b => b.Points[0].Phase == Phase.Confused).Points[0]);
        Assert.Equal(antipodal.Loss, confused.Loss, 1e-15);
        Assert.Equal(jump.Slope.Midpoint.ToDouble(), confused.Slope - antipodal.Slope, 1e-12);
    }

    [Fact]
    public void Against_importance_the_antipodal_minimum_lives_between_the_two_spinodals()
    {
        var antipodal = Assert.Single(
            BifurcationDiagram.Of(Landscape, RunningParameter.Importance, new(0.1, 10, 50), 0.537229916609755917).Branches, b => b.Points[0].Phase == Phase.Antipodal);
        Assert.Equal(0.3, antipodal.Points[0].Parameter, 1e-7);
        Assert.Equal(1 / 0.3, antipodal.Points[^1].Parameter, 1e-6);
    }

    [Theory]
    [InlineData(RunningParameter.Density, 0.3)]
    [InlineData(RunningParameter.Density, 0.8)]
    [InlineData(RunningParameter.Density, 3)]
    [InlineData(RunningParameter.Importance, 0.5)]
    [InlineData(RunningParameter.Importance, 0.9)]
    public void Along_a_branch_the_parameter_grows_also_where_points_close_in_on_a_change(RunningParameter running, double other) => Assert.All(
        BifurcationDiagram.Of(Landscape, running, new(0.1, 1, 30), other).Branches,
        branch => Assert.All(branch.Points.Zip(branch.Points.Skip(1)), pair => Assert.True(pair.First.Parameter < pair.Second.Parameter, $"{pair}")));

    [Theory]
    [InlineData(RunningParameter.Density, 0)]
    [InlineData(RunningParameter.Density, double.PositiveInfinity)]
    [InlineData(RunningParameter.Importance, 1.5)]
    [InlineData(RunningParameter.Importance, 0)]
    [InlineData(RunningParameter.Importance, double.NaN)]
    public void A_fixed_parameter_outside_its_range_is_refused(RunningParameter running, double other) =>
        Assert.Equal("other", Assert.Throws<ArgumentOutOfRangeException>(() => BifurcationDiagram.Of(Landscape, running, new(0.1, 1, 4), other)).ParamName);

    private static BifurcationDiagram AlongDensity(double importance) => BifurcationDiagram.Of(Landscape, RunningParameter.Density, new(0.01, 1, 100), importance);
}
