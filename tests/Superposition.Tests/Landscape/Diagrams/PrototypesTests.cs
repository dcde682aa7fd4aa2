using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Landscape.Diagrams;

/// <summary>The prototypes are those of the paper's notebook: p/3 - p^2/4 for a dropped feature and (1 + I) p^2/6 for antipodal ones.</summary>
public class PrototypesTests
{
    private static readonly Prototypes Prototypes = new(Smallest.Derivation);

    [Fact]
    public void Their_losses_are_those_of_the_notebook()
    {
        Assert.Equal("p/3 - p^2/4", Written(Prototypes.SecondOnly));
        Assert.Equal("I p/3 - I p^2/4", Written(Prototypes.FirstOnly));
        Assert.Equal("p^2/6 + I p^2/6", Written(Prototypes.Antipodal));

        // Three values each decide polynomials of these degrees.
        static string Written(LaurentPolynomial loss)
        {
            (string Text, Func<Rational, Rational, Rational> Value)[] forms =
            [
                ("p/3 - p^2/4", (p, _) => (p / 3) - (p * p / 4)),
                ("I p/3 - I p^2/4", (p, i) => i * ((p / 3) - (p * p / 4))),
                ("p^2/6 + I p^2/6", (p, i) => (1 + i) * p * p / 6),
            ];
            var points = from p in new Rational[] { new(1, 7), new(1, 2), 1 } from i in new Rational[] { new(1, 3), 1, 5 } select (p, i);
            return forms.Single(f => points.All(x => loss.Evaluate((Superposition.Model.Symbols.Density, x.p), (Superposition.Model.Symbols.Importance(2), x.i)) == f.Value(x.p, x.i))).Text;
        }
    }

    [Fact]
    public void All_three_meet_at_density_4_over_7_and_equal_importances()
    {
        Rational density = new(4, 7);
        Assert.Equal(Rational.One, Prototypes.BoundaryAt(density));
        Assert.Null(Prototypes.BoundaryAt(new(3, 5)));
        Assert.Equal(Phase.Coexistence, Prototypes.At(density, 1));
        Assert.Equal(Phase.Antipodal, Prototypes.At(new(56, 100), Rational.One));
    }

    [Theory]
    [InlineData("1/10", "1/100", Phase.FirstOnly)]
    [InlineData("1/10", "1/10", Phase.Antipodal)]
    [InlineData("1/10", "100", Phase.SecondOnly)]
    [InlineData("9/10", "1/2", Phase.FirstOnly)]
    [InlineData("9/10", "1", Phase.Coexistence)]
    public void The_lowest_wins(string density, string importance, Phase phase) =>
        Assert.Equal(phase, Prototypes.At(Rational.Parse(density), Rational.Parse(importance)));

    [Fact]
    public void A_grid_has_in_each_cell_the_lowest_also_where_two_share_it()
    {
        LogarithmicAxis densities = new(0.05, 1, 40);
        LogarithmicAxis importances = new(0.1, 10, 31); // the middle row has equal importances
        var phases = Prototypes.Over(densities, importances);
        for (var k = 0; k < phases.Length; k++)
            Assert.Equal(Prototypes.At(Rational.FromDouble(densities.Centres[k % 40]), Rational.FromDouble(importances.Centres[k / 40])), (Phase)phases[k]);
        Assert.Equal(Enum.GetValues<Phase>().Where(p => p != Phase.Confused), phases.Distinct().Select(p => (Phase)p).Order());
    }
}
