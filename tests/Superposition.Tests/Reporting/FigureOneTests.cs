using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Reporting;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Reporting;

/// <summary>The parameters of Figure 1 are those that the stated rule selects.</summary>
public sealed class FigureOneTests
{
    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    [Fact]
    public void The_surfaces_show_what_their_texts_say_and_do_not_stand_for_each_other()
    {
        var censuses = FigureOne.Scenes.Select(s => CriticalPointCensus.Of(Landscape, s.Model)).ToList();

        for (var scene = 0; scene < 3; scene++)
        {
            for (var at = 0; at < 3; at++)
                Assert.Equal(scene == at, FigureOne.Scenes[scene].Holds(censuses[at]));
        }
    }

    [Fact]
    public void No_other_choice_by_the_rule_moves_the_minimum_farther()
    {
        var best = (Square: Rational.Zero, A: (Rational?)null, B: (Rational?)null, Importance: (Rational?)null);
        for (var i = 1; i <= 10; i++)
        {
            var alone = Enumerable.Range(1, 9).Select(p => CriticalPointCensus.Of(Landscape, Smallest.Of(new Rational(p, 10), new Rational(i, 10)))).Where(c => c.Minima.Count() == 1).ToList();
            foreach (var a in alone.Where(c => c.Phase == Phase.FirstOnly && c.Minima.Single().W2.Lower > new Rational(1, 10)))
            {
                foreach (var b in alone.Where(c => c.Phase == Phase.Confused))
                {
                    var (from, to) = (a.Minima.Single(), b.Minima.Single());
                    Rational x = (from.W1 - to.W1).Midpoint, y = (from.W2 - to.W2).Midpoint;
                    if ((x * x) + (y * y) > best.Square)
                        best = ((x * x) + (y * y), a.Model.Density.Value, b.Model.Density.Value, a.Model.Importances[1]);
                }
            }
        }

        var (first, second, third) = (FigureOne.Scenes[0].Model, FigureOne.Scenes[1].Model, FigureOne.Scenes[2].Model);
        Assert.Equal((first.Density.Value, second.Density.Value), (best.A, best.B));
        Assert.Equal([best.Importance!.Value, best.Importance.Value], [first.Importances[1], second.Importances[1]]);
        Assert.Equal((new Rational(9, 10), Rational.One), (third.Density.Value, third.Importances[1]));
    }
}
