using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Diagrams;

/// <summary>Columns of a phase diagram say what the exact census says, where it is hard, and do not mix.</summary>
public class DiagramColumnsTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    /// <summary>From wide to narrow: all decades, importances around 1, around the end of a spinodal, first-order lines and spinodals at I_2 = 0.3 and above 1.</summary>
    [Theory]
    [InlineData(1e-6, 1, 1e-5, 1e5)]
    [InlineData(1e-3, 1, 0.999, 1.001)]
    [InlineData(0.3, 1, 0.5, 2)]
    [InlineData(0.99, 1, 0.6299, 0.63)]
    [InlineData(0.474, 0.4741, 0.2999, 0.3001)]
    [InlineData(0.53722, 0.53724, 0.29999, 0.30001)]
    [InlineData(0.53722, 0.53724, 3.33333, 3.33334)]
    [InlineData(0.582171, 0.582172, 0.99999, 1.00001)]
    [InlineData(0.7179, 0.718, 0.3, 0.3)] // a crossover
    public void Each_cell_is_that_of_the_exact_census(double fromDensity, double toDensity, double fromImportance, double toImportance)
    {
        double[] densities = [.. Between(fromDensity, toDensity, 23)], importances = [.. Between(fromImportance, toImportance, 9)];
        AssertExact(densities, importances, Decided(densities, importances, out var columns), columns.LossError);
    }

    [Fact]
    public void Equal_importances_and_density_1_are_decided_without_the_exact_census()
    {
        double[] densities = [1e-3, 0.01, 0.3, 0.58, 0.6, 0.999, 1], importances = [0.5, 1, 2];
        var cells = Decided(densities, importances, out var columns);
        AssertExact(densities, importances, cells, columns.LossError);
        Assert.Equal(0, columns.Fallbacks);
        Assert.All(cells.Minima[7..14], n => Assert.Equal(2, n));
    }

    [Fact]
    public void Where_two_minima_share_the_loss_to_all_digits_the_exact_census_decides()
    {
        // On I_2 = 1 the losses are equal at p = (40 - 4 sqrt 14)/43 = 0.58217...
        double[] densities = [(40 - (4 * Math.Sqrt(14))) / 43], importances = [1];
        var cells = Decided(densities, importances, out var columns);
        AssertExact(densities, importances, cells, columns.LossError);
        Assert.InRange(columns.LossError, 1e-30, 1e-15);
        Assert.Equal(1, columns.Fallbacks);
    }

    [Fact]
    public void A_column_depends_on_nothing_but_its_density()
    {
        double[] densities = [.. Between(0.01, 1, DiagramColumns.Count)], importances = [.. Between(0.1, 10, 60)];
        var together = Decided(densities, importances, out _);
        foreach (var column in new[] { 0, 1, 2, 3, 17, 30, 31 })
        {
            var everywhere = Decided([.. Enumerable.Repeat(densities[column], 7)], importances, out _);
            for (var row = 0; row < importances.Length; row++)
            {
                for (var lane = 0; lane < 7; lane++)
                {
                    var (one, other) = ((row * densities.Length) + column, (row * 7) + lane);
                    Assert.Equal(
                        (together.Phases[one], together.Losses[one], together.Minima[one]),
                        (everywhere.Phases[other], everywhere.Losses[other], everywhere.Minima[other]));
                }
            }
        }
    }

    private static IEnumerable<double> Between(double from, double to, int count) =>
        Enumerable.Range(0, count).Select(k => from * Math.Pow(to / from, (double)k / (count - 1)));

    private static DiagramCells Decided(double[] densities, double[] importances, out DiagramColumns columns)
    {
        var cells = new DiagramCells(densities.Length, importances.Length);
        columns = new(Landscape, densities);
        columns.Decide(importances, cells, 0, CancellationToken.None);
        return cells;
    }

    private static void AssertExact(double[] densities, double[] importances, DiagramCells cells, double lossError)
    {
        for (var cell = 0; cell < cells.Phases.Length; cell++)
        {
            var (p, importance) = (densities[cell % densities.Length], importances[cell / densities.Length]);
            var exact = CriticalPointCensus.Of(Landscape, ToyModel.Smallest(new(Rational.FromDouble(p)), Rational.FromDouble(importance)));
            var at = $"p = {p:R}, I = {importance:R}";
            Assert.True((byte)exact.Phase == cells.Phases[cell], at);
            Assert.True(exact.Minima.Count() == cells.Minima[cell], at);
            var loss = exact.Minima.First(m => m.IsGlobal).Loss;
            Assert.True((loss.Midpoint - Rational.FromDouble(cells.Losses[cell])).Abs() <= Rational.FromDouble(lossError) + loss.Width, at);
        }
    }
}
