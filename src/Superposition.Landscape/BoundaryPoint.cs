using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The densities at which the boundaries have a given importance.</summary>
/// <param name="Importance">I_2.</param>
/// <param name="Axis">Where (1, 0) changes its index.</param>
/// <param name="SecondAxis">Where (0, 1) changes its index.</param>
/// <param name="FirstOrder">Where the two minima have equal loss: the antipodal one is the lowest below, the other above.</param>
/// <param name="Spinodal">Above which the antipodal minimum no longer exists; null where it exists at every density.</param>
/// <remarks>Each density is an enclosure, at most 10^-15 wide, or exact.</remarks>
public sealed record BoundaryPoint(
    Rational Importance, RationalInterval Axis, RationalInterval SecondAxis, RationalInterval FirstOrder, RationalInterval? Spinodal)
{
    /// <summary>The densities at an importance.</summary>
    /// <remarks>
    /// By Theorem 7 the antipodal minimum is followed without a break between 0, the axis curve and the spinodal; on each of these gaps all
    /// densities of equal loss are searched. That there is exactly one is found, not assumed. For I_2 above 1 the features are exchanged.
    /// </remarks>
    /// <param name="boundaries">The exact curves.</param>
    /// <param name="importance">I_2, above 0.</param>
    /// <exception cref="CensusUndecidedException">There is not exactly one first-order transition, or the search does not end.</exception>
    public static BoundaryPoint At(PhaseBoundaries boundaries, Rational importance)
    {
        var lower = Rational.Min(importance, importance.Reciprocal());
        var axis = Refined(AxisAt(boundaries, lower));
        var spinodal = boundaries.SpinodalAt(lower) is { } found && lower < Rational.One ? Refined(found) : null;
        var candidates = new[] { axis, spinodal }.OfType<CandidateDensities.Candidate>().Select(c => c.Neighbourhood(LandscapeGap.Resolution)).ToList();
        var firstOrder = FirstOrderAt(boundaries.Landscape, lower, candidates);
        var other = Refined(AxisAt(boundaries, lower.Reciprocal())).Density;
        var (first, second) = importance == lower ? (axis.Density, other) : (other, axis.Density);
        return new(importance, first, second, firstOrder, spinodal?.Density);
    }

    private static RationalInterval FirstOrderAt(LossLandscape landscape, Rational importance, List<RationalInterval> candidates)
    {
        var crossings = new List<RationalInterval>();
        var isComplete = true;
        var gaps = LandscapeGap.Between(landscape, importance, candidates);
        for (var k = 0; k < gaps.Count; k++)
        {
            if (gaps[k].Branches is [var antipodal, var confused])
            {
                var (found, isSearched) = new EqualLossSearch(antipodal, confused).Over(gaps[k].Densities);
                crossings.AddRange(found);
                isComplete &= isSearched;
            }

            isComplete &= candidates.Skip(k - 1).Take(k == 0 ? 1 : 2).All(gaps[k].LossesStayApart);
        }

        return isComplete && crossings is [var only]
            ? only
            : throw new CensusUndecidedException($"it is not proven that there is exactly one first-order transition at the importance {importance}");
    }

    /// <summary>F is positive at p = 0, negative at p = 1 and quadratic in p, so it has one root between.</summary>
    private static RealRoot AxisAt(PhaseBoundaries boundaries, Rational importance) =>
        RealRoot.Isolate(UnivariatePolynomial.From(boundaries.Axis.Substitute(Symbols.Importance(2), importance), Symbols.Density), Rational.Zero, Rational.One).Single();

    private static CandidateDensities.Candidate Refined(RealRoot density) =>
        CandidateDensities.Refine(density, UnivariatePolynomial.Zero, LandscapeGap.Resolution);
}
