using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>Parameters at which one of the seed's claims can be seen, with what is to be looked at.</summary>
/// <param name="Claim">The number of the claim.</param>
/// <param name="Title">The claim in a few words.</param>
/// <param name="Text">What the landscape at these parameters shows.</param>
/// <param name="Model">The parameters. The source prints none for its surfaces; these are chosen here, as simple fractions.</param>
/// <param name="Holds">Whether a census at these parameters shows what the text says.</param>
public sealed record ClaimScene(string Claim, string Title, string Text, ToyModel Model, Func<CriticalPointCensus, bool> Holds)
{
    /// <summary>The scenes for the claims C2, C3 and C5.</summary>
    public static ImmutableArray<ClaimScene> All { get; } =
    [
        new(
            "C2",
            "Minima like the prototypes, but not at them",
            "The global minimum stores both features with opposite signs, like the prototype (1, −1), but it lies away from it: the less important feature gets a weight of less than 0.9, the other one of more than 1.",
            Of(new(2, 5), new(1, 4)),
            census => census.Phase == Phase.Antipodal && Global(census) is var w && w.W2.Lower > new Rational(-9, 10) && w.W1.Lower > Rational.One),
        new(
            "C3",
            "The confused phase",
            "Sparsity is low and both features matter equally. The global minimum stores both features with the same sign, so that they cannot be told apart; the antipodal solution is only a local minimum.",
            Of(new(9, 10), 1),
            census => census.Phase == Phase.Confused && Global(census) is var w && w.W1 == w.W2 && census.Minima.Any(m => m.Phase == Phase.Antipodal)),
        new(
            "C5",
            "Two minima at once",
            "Apart from the symmetry W → −W there are two minima whose losses differ by less than 10 percent. Which of them training finds depends on where it starts.",
            Of(new(1, 2), new(3, 10)),
            census => census.Minima.Count() == 2 && census.Minima.Max(m => m.Loss.Upper) < census.Minima.Min(m => m.Loss.Lower) * new Rational(11, 10)),
    ];

    private static CriticalPoint Global(CriticalPointCensus census) => census.Minima.Single(m => m.IsGlobal);

    private static ToyModel Of(Rational density, Rational importance) => ToyModel.Smallest(new Density(density), importance);
}
