using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>The minima on both sides of a first-order transition, from 3/4 to 5/4 of its density, at most to 1.</summary>
/// <param name="Importance">I_2.</param>
/// <param name="Transition">The transition.</param>
/// <param name="Below">The critical points from 3/4 of the density to it.</param>
/// <param name="Above">The critical points from the density onward.</param>
public sealed record LossCrossing(Rational Importance, Transition Transition, BifurcationDiagram Below, BifurcationDiagram Above)
{
    private const int CellsOnEachSide = 60;

    /// <summary>Follows the minima.</summary>
    /// <param name="landscape">The closed form prepared for the search.</param>
    /// <param name="importance">I_2, above 0.</param>
    /// <param name="transition">A first-order transition at that importance.</param>
    /// <exception cref="ArgumentException">The transition is of another kind.</exception>
    /// <exception cref="CensusUndecidedException">A census is undecided.</exception>
    public static LossCrossing Of(LossLandscape landscape, Rational importance, Transition transition)
    {
        if (transition.Kind != TransitionKind.FirstOrder)
            throw new ArgumentException("losses cross at first-order transitions only", nameof(transition));
        var at = transition.Density.Midpoint.ToDouble();
        BifurcationDiagram Along(double lower, double upper) =>
            BifurcationDiagram.Of(landscape, RunningParameter.Density, new(lower, upper, CellsOnEachSide), importance.ToDouble());
        return new(importance, transition, Along(0.75 * at, at), Along(at, Math.Min(1.25 * at, 1)));
    }

    /// <summary>Every minimum, below and above the transition, as one list for each branch.</summary>
    public ImmutableArray<ImmutableArray<BifurcationPoint>> Minima =>
        [.. new[] { Below, Above }.SelectMany(d => d.Branches).Where(b => b.Kind == CriticalPointKind.Minimum).Select(b => b.Points)];

    /// <summary>The global minimum up to the transition.</summary>
    public ImmutableArray<BifurcationPoint> OptimumBelow => Minima.First(m => m[0].IsGlobal);

    /// <summary>The global minimum from the transition onward.</summary>
    public ImmutableArray<BifurcationPoint> OptimumAbove => Minima.Last(m => m[^1].IsGlobal);
}
