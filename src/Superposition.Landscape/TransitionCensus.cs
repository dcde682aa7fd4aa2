using System.Collections.Immutable;
using System.Globalization;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>Every event of the landscape as the density runs over (0, 1] at fixed importance.</summary>
/// <param name="Importance">I_2, with I_1 = 1.</param>
/// <param name="Events">The events, sorted by density.</param>
/// <param name="Undecided">What could not be decided; the list is complete where this is empty.</param>
/// <remarks>
/// Guarantees, where nothing is undecided:
/// <list type="bullet">
/// <item>complete: between neighbouring roots of the exact polynomials of <see cref="CandidateDensities"/> no critical direction appears,
/// vanishes, leaves its cell or changes its phase, and a census decides what changes at each root;</item>
/// <item>complete also for first-order transitions: on each gap the difference of losses is enclosed, see <see cref="EqualLossSearch"/>;</item>
/// <item>certified: each density lies in its enclosure, at most 10^-15 wide.</item>
/// </list>
/// </remarks>
public sealed record TransitionCensus(Rational Importance, ImmutableArray<Transition> Events, ImmutableArray<string> Undecided)
{
    /// <summary>How completeness is shown, for all output.</summary>
    public const string Method =
        "critical directions can change only at roots of exact polynomials in p (discriminant, ends of cells, thresholds), all isolated; a census decides "
        + "on both sides of each; equal losses are searched on every gap by enclosures of the difference of losses and of its derivative";

    /// <summary>Whether nothing is left undecided.</summary>
    public bool IsComplete => Undecided.IsEmpty;

    /// <summary>Takes the census of transitions.</summary>
    /// <param name="landscape">The closed form prepared for the search.</param>
    /// <param name="importance">I_2, above 0.</param>
    /// <param name="progress">Told how many hundredths of the gaps between candidates are searched.</param>
    /// <exception cref="CensusUndecidedException">A polynomial of candidates vanishes identically, a census at a density between them fails, or a number is not resolved to 15 digits.</exception>
    public static TransitionCensus Of(LossLandscape landscape, Rational importance, IProgress<int>? progress = null)
    {
        var undecided = ImmutableArray.CreateBuilder<string>();
        var candidates = CandidateDensities.Of(landscape, importance, LandscapeGap.Resolution);
        var neighbourhoods = candidates.ConvertAll(c => c.Neighbourhood(LandscapeGap.Resolution));
        var gaps = LandscapeGap.Between(landscape, importance, neighbourhoods);
        var events = new List<Transition>();
        for (var k = 0; k < gaps.Count; k++)
        {
            events.AddRange(FirstOrderTransitions.In(gaps[k], undecided));
            progress?.Report(100 * (k + 1) / gaps.Count);
        }

        for (var k = 0; k < candidates.Count; k++)
        {
            var (density, polynomial) = candidates[k];

            // Beyond the density 1 there is no gap; what counts is the landscape at 1 itself.
            var after = k + 1 < gaps.Count ? gaps[k + 1].Directions : gaps[k].DirectionsAt(Rational.One);
            events.AddRange(StructureChange.Across(gaps[k].Directions, after, density, polynomial, undecided));
            if (gaps.Skip(k).Take(2).Any(gap => !gap.LossesStayApart(neighbourhoods[k])))
                undecided.Add(string.Create(CultureInfo.InvariantCulture, $"the losses of two minima are too close at the density {density.Midpoint.ToDecimalString()}"));
        }

        if (events.Any(e => !IsResolved(e)))
            throw new CensusUndecidedException("a transition is not resolved to 15 digits");
        return new(importance, [.. events.OrderBy(e => e.Density.Lower)], undecided.ToImmutable());
    }

    private static bool IsResolved(Transition transition)
    {
        RationalInterval[] numbers = transition.Jump is { } jump ? [transition.Density, jump.Distance, jump.Slope] : [transition.Density];
        return numbers.All(number => CriticalPointCensus.CertifiedDecimal(number) is not null);
    }
}
