using System.Collections.Immutable;
using System.Globalization;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>The first-order transitions inside a gap: densities at which the lowest two minima have equal loss.</summary>
internal static class FirstOrderTransitions
{
    /// <summary>The transitions, each with an exact polynomial that has the density as a root.</summary>
    public static List<Transition> In(LandscapeGap gap, ImmutableArray<string>.Builder undecided)
    {
        var transitions = new List<Transition>();
        for (var i = 0; i < gap.Minima.Length; i++)
        {
            for (var j = i + 1; j < gap.Minima.Length; j++)
            {
                var (crossings, isComplete) = new EqualLossSearch(gap.Branches[i], gap.Branches[j]).Over(gap.Densities);
                if (!isComplete)
                    undecided.Add(string.Create(CultureInfo.InvariantCulture, $"equal losses between the densities {gap.Densities.Lower.ToDecimalString()} and {gap.Densities.Upper.ToDecimalString()}"));
                transitions.AddRange(crossings.Select(c => Describe(gap, i, j, c, undecided)).OfType<Transition>());
            }
        }

        return transitions;
    }

    private static Transition? Describe(LandscapeGap gap, int i, int j, RationalInterval crossing, ImmutableArray<string>.Builder undecided)
    {
        if ((gap.GlobalAt(crossing.Lower), gap.GlobalAt(crossing.Upper)) is not ({ } before, { } after))
        {
            undecided.Add($"which of the minima of equal loss is the lowest near the density {crossing.Midpoint.ToDecimalString()}");
            return null;
        }

        if (before == after)
            return null;
        var polynomial = ExactPolynomial(gap.Branches[i], gap.Branches[j], crossing);
        return new(
            TransitionKind.FirstOrder, crossing, polynomial, PhaseOf(gap, before).Name(), PhaseOf(gap, after).Name(), Jump(gap, before, after, crossing));
    }

    /// <summary>The phase cannot change inside a gap, so it is that at the sample.</summary>
    private static Phase PhaseOf(LandscapeGap gap, int minimum) => Phases.Of(gap.Minima[minimum].SignOf);

    /// <summary>res_lambda of the polynomials of both minima: where both losses are equal, lambda is a common root of them, so the density is a root.</summary>
    /// <returns>The polynomial without powers of p; null where it does not change its sign at the crossing, so that nothing is claimed.</returns>
    private static UnivariatePolynomial? ExactPolynomial(MinimumBranch first, MinimumBranch second, RationalInterval crossing)
    {
        var resultant = Resultant.Of(first.DepthPolynomial(), second.DepthPolynomial(), MinimumBranch.Depth);
        if (resultant.IsZero)
            return null;
        var polynomial = CandidateDensities.InDensity(resultant);
        if (polynomial.SignAt(crossing.Lower) * polynomial.SignAt(crossing.Upper) >= 0)
            return null;
        return polynomial.Leading.Sign < 0 ? -polynomial : polynomial;
    }

    /// <summary>|W' - W| for the nearer of W' and -W', and dL/dp = L_0/p - G - p dG/dp after less before, where G is equal.</summary>
    private static TransitionJump Jump(LandscapeGap gap, int before, int after, RationalInterval crossing)
    {
        MinimumBranch.Values At(int minimum) => gap.Branches[minimum].Over(crossing, crossing.Midpoint)
            ?? throw new CensusUndecidedException("a minimum is not enclosed at a first-order transition");
        var (from, to) = (At(before), At(after));
        RationalInterval Distance(int sign)
        {
            RationalInterval factor = (Rational)sign;
            return ((factor * to.W1) - from.W1).Pow(2) + ((factor * to.W2) - from.W2).Pow(2);
        }

        var (same, mirrored) = (Distance(1), Distance(-1));
        var nearer = same.Upper < mirrored.Lower ? same : mirrored;
        var bits = 96 + BinaryPlaces.Before(crossing.Upper);
        return new(nearer.Sqrt(96), (-crossing * (to.Slope - from.Slope)).Widen(bits));
    }
}
