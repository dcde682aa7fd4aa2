using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>Parameters for one of the source's three loss surfaces, with the claim that it shows.</summary>
/// <param name="Claim">The number of the claim.</param>
/// <param name="Letter">Which of the source's surfaces this stands for: a, b or c.</param>
/// <param name="Title">The claim in a few words.</param>
/// <param name="Text">What the landscape at these parameters shows.</param>
/// <param name="Model">The parameters, chosen by <see cref="Rule"/>.</param>
/// <param name="Holds">Whether a census at these parameters shows what the text says.</param>
public sealed record ClaimScene(string Claim, char Letter, string Title, string Text, ToyModel Model, Func<CriticalPointCensus, bool> Holds)
{
    /// <summary>How the parameters are chosen, for the source prints none.</summary>
    public const string Rule =
        "The source prints no parameters. (a) and (b) have the importance $I_2 = 3/10$ and follow the minimum with weights of the same sign, which moves analytically with the density "
        + "(Theorem 2): (a) at the smallest tenth between the first-order line, above which it is the global minimum, and the crossover of Theorem 9, up to which it is called first-only; "
        + "(b) beyond the crossover, at the largest tenth below $1$. (c) has equal importances, where both minima exist at every density (Theorem 8), and the density of (b).";

    /// <summary>The scenes for (a), (b) and (c): the claims C2, C4 and C3; (a) and (c) show C5 too.</summary>
    public static ImmutableArray<ClaimScene> All { get; } =
    [
        new(
            "C2",
            'a',
            "A minimum like a prototype, but not at it",
            "The global minimum is like the prototype (1, 0), which drops the second feature, but it lies away from it: the second weight is more than 1/5. The antipodal minimum, local here, is not at (1, −1) either.",
            Of(new(1, 2), new(3, 10)),
            census => census.Phase == Phase.FirstOnly && Global(census) is var w && w.W1.Upper < Rational.One && w.W2.Lower > new Rational(1, 5) && HasTwo(census)),
        new(
            "C4",
            'b',
            "The same minimum after a continuous move",
            "At the same importance and a larger density the minimum with weights of the same sign has moved so far towards equal weights that it is called confused. On the way nothing jumped. The antipodal minimum has vanished.",
            Of(new(9, 10), new(3, 10)),
            census => census.Phase == Phase.Confused && Global(census) is var w && w.W1.Lower > w.W2.Upper && w.W2.Lower > new Rational(1, 5) && census.Minima.Count() == 1),
        new(
            "C3",
            'c',
            "The confused phase, and two minima",
            "Sparsity is low and both features matter equally. The global minimum stores both features with the same sign, so that they cannot be told apart; the antipodal solution is only a local minimum.",
            Of(new(9, 10), 1),
            census => census.Phase == Phase.Confused && Global(census) is var w && w.W1 == w.W2 && HasTwo(census)),
    ];

    /// <summary>The title of the surface.</summary>
    public string FigureTitle => $"Figure 1 ({Letter}): {Title}";

    private static CriticalPoint Global(CriticalPointCensus census) => census.Minima.Single(m => m.IsGlobal);

    private static bool HasTwo(CriticalPointCensus census) => census.Minima.Count() == 2 && census.Minima.Any(m => m.Phase == Phase.Antipodal);

    private static ToyModel Of(Rational density, Rational importance) => ToyModel.Smallest(new Density(density), importance);
}
