using System.Collections.Immutable;
using System.Globalization;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>The first-order transitions inside a gap: densities at which the lowest two minima have equal loss.</summary>
internal static class FirstOrderTransitions
{
    /// <summary>The transitions, with exact polynomials where the directions of both minima are the same for all densities.</summary>
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
        var polynomial = ExactPolynomial(gap.Branches[i], gap.Branches[j]);
        return new(
            TransitionKind.FirstOrder, crossing, polynomial, PhaseOf(gap, before).Name(), PhaseOf(gap, after).Name(), Jump(gap, before, after, crossing));
    }

    /// <summary>The phase cannot change inside a gap, so it is that at the sample.</summary>
    private static Phase PhaseOf(LandscapeGap gap, int minimum) => Phases.Of(gap.Minima[minimum].SignOf);

    /// <summary>
    /// a_1^2/b_1 = a_2^2/b_2 as a_1^2 b_2 - a_2^2 b_1 = 0, without the factors that it shares with a and b, which have no zeros in (0, 1].
    /// </summary>
    private static UnivariatePolynomial? ExactPolynomial(MinimumBranch first, MinimumBranch second)
    {
        if (first.FixedDirection is null || second.FixedDirection is null)
            return null;
        var ((a1, b1), (a2, b2)) = (first.InFixedDirection(), second.InFixedDirection());
        var polynomial = ((a1 * a1 * b2) - (a2 * a2 * b1)).SquareFreePart();
        var common = polynomial.Gcd(a1 * a2 * b1 * b2);
        polynomial = polynomial.DivRem(common).Quotient.Primitive();
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
