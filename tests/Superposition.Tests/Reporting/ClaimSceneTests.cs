using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Reporting;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Reporting;

/// <summary>The parameters of Figure 1 are those that the stated rule selects.</summary>
public sealed class ClaimSceneTests
{
    [Fact]
    public void The_densities_are_the_tenths_that_the_rule_names()
    {
        var events = TransitionCensus.Of(new LossLandscape(Smallest.Derivation), new(3, 10)).Events;
        var firstOrder = events.Single(e => e.Kind == TransitionKind.FirstOrder).Density;
        var crossover = events.Single(e => e.Kind == TransitionKind.Crossover).Density;
        var tenths = Enumerable.Range(1, 9).Select(k => new Rational(k, 10)).ToList();
        var smallest = tenths.First(p => p > firstOrder.Upper);

        Assert.True(smallest < crossover.Lower);
        Assert.True(tenths[^1] > crossover.Upper);
        Assert.Equal(
            [(smallest, new Rational(3, 10)), (tenths[^1], new Rational(3, 10)), (tenths[^1], Rational.One)],
            ClaimScene.All.Select(s => (s.Model.Density.Value, s.Model.Importances[1])));
    }
}
