using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>Parameters for the three surfaces of the source's Figure 1, chosen by a rule, for the source prints none.</summary>
public static class FigureOne
{
    /// <summary>The rule.</summary>
    public const string Rule =
        "Of densities 1/10, 2/10, ..., 9/10 and importances 1/10, 2/10, ..., 1. (a) and (b): two densities at one importance, such that each surface has one minimum only, up to W -> -W, "
        + "and that this minimum is first-only with w2 above 1/10 in (a), confused in (b), and moves farther from (a) to (b) than for any other such choice. (c): the largest density and importance.";

    /// <summary>The surfaces (a), (b) and (c), each with what it is to show.</summary>
    public static ImmutableArray<ClaimScene> Scenes { get; } =
    [
        new(
            "1a",
            "Figure 1 (a): a minimum off its prototype",
            "The only minimum is like the prototype (1, 0), but not at it: the second weight is more than 1/10.",
            Of(new(1, 2), new(1, 5)),
            census => census.Minima.Count() == 1 && census.Minima.Single() is { Phase: Phase.FirstOnly } w && w.W2.Lower > new Rational(1, 10)),
        new(
            "1b",
            "Figure 1 (b): the same minimum, moved continuously",
            "Only the density differs from (a). The only minimum is that of (a), for with weights of the same sign there is exactly one, and it depends analytically on the density (Theorem 2); now it stores both features with one sign.",
            Of(new(9, 10), new(1, 5)),
            census => census.Minima.Count() == 1 && census.Minima.Single() is { Phase: Phase.Confused } w && w.W2.Lower > new Rational(1, 3)),
        new(
            "1c",
            "Figure 1 (c): two minima, the confused one lowest",
            "Sparsity is low and both features matter equally. Of two minima the lower one has equal weights, both near 1/√2: the confused features.",
            Of(new(9, 10), 1),
            census => census.Minima.Count() == 2 && census.Minima.Single(m => m.IsGlobal) is { Phase: Phase.Confused } w && w.W1 == w.W2),
    ];

    private static ToyModel Of(Rational density, Rational importance) => ToyModel.Smallest(new Density(density), importance);
}
