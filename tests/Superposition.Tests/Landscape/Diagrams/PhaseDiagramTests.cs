using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Diagrams;

/// <summary>The phase diagram says in each cell what the exact census says.</summary>
public class PhaseDiagramTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    [Fact]
    public void Sampled_cells_are_those_of_the_exact_census()
    {
        var diagram = PhaseDiagram.Of(Landscape, new(0.01, 1, 120), new(0.1, 10, 91));
        for (var cell = 0; cell < diagram.Phases.Length; cell += 97)
        {
            var (p, importance) = (diagram.Densities.Centres[cell % 120], diagram.Importances.Centres[cell / 120]);
            var exact = CriticalPointCensus.Of(Landscape, ToyModel.Smallest(new(Rational.FromDouble(p)), Rational.FromDouble(importance)));
            var at = $"p = {p:R}, I = {importance:R}";
            Assert.True((byte)exact.Phase == diagram.Phases[cell], at);
            Assert.True(exact.Minima.Count() == diagram.Minima[cell], at);
            Assert.True((exact.Minima.First(m => m.IsGlobal).Loss.Midpoint - Rational.FromDouble(diagram.Losses[cell])).Abs() <= Rational.FromDouble(diagram.LossError), at);
        }

        Assert.Equal(0, diagram.Fallbacks);
        Assert.InRange(diagram.LossError, 1e-17, 1e-11);
    }

    [Fact]
    public void The_exchange_of_the_features_mirrors_it()
    {
        var diagram = PhaseDiagram.Of(Landscape, new(0.01, 1, 40), new(0.1, 10, 40));
        for (var row = 0; row < 20; row++)
        {
            for (var column = 0; column < 40; column++)
            {
                var (below, above) = ((row * 40) + column, ((39 - row) * 40) + column);
                Assert.Equal((Phase)diagram.Phases[below], Exchanged((Phase)diagram.Phases[above]));
                Assert.Equal(diagram.Minima[below], diagram.Minima[above]);
                Assert.Equal(diagram.Losses[below], diagram.Losses[above] * diagram.Importances.Centres[row], 1e-12);
            }
        }

        static Phase Exchanged(Phase phase) => phase switch { Phase.FirstOnly => Phase.SecondOnly, Phase.SecondOnly => Phase.FirstOnly, _ => phase };
    }

    [Fact]
    public void It_does_not_depend_on_the_number_of_threads()
    {
        var (one, all) = (With(1), With(-1));
        Assert.Equal(one.Phases.AsSpan(), all.Phases.AsSpan());
        Assert.Equal(one.Losses.AsSpan(), all.Losses.AsSpan());
        Assert.Equal((one.LossError, one.Fallbacks), (all.LossError, all.Fallbacks));

        static PhaseDiagram With(int threads) => PhaseDiagram.Of(Landscape, new(0.001, 1, 64), new(0.5, 2, 33), maxDegreeOfParallelism: threads);
    }

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(1, 1, 10)]
    [InlineData(2, 1, 10)]
    [InlineData(double.NaN, 1, 10)]
    [InlineData(0.1, double.PositiveInfinity, 10)]
    [InlineData(0.1, 1, 0)]
    [InlineData(0.1, 1, 8193)]
    public void An_axis_that_is_none_is_refused(double lower, double upper, int cells) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LogarithmicAxis(lower, upper, cells));

    [Fact]
    public void A_density_above_1_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PhaseDiagram.Of(Landscape, new(0.5, 1.5, 4), new(0.5, 2, 4)));
}
