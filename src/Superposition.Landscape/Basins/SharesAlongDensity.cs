using System.Collections.Immutable;
using System.Globalization;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The shares of the basins against the density, at one importance and one distribution of initial weights.</summary>
/// <param name="Transitions">The importance, and where minima appear, vanish or change their phase.</param>
/// <param name="Shares">The shares, by density.</param>
/// <param name="Undecided">Densities at which the shares are undecided; not in <paramref name="Shares"/>.</param>
public sealed record SharesAlongDensity(TransitionCensus Transitions, ImmutableArray<BasinShares> Shares, ImmutableArray<Rational> Undecided)
{
    /// <summary>How many densities are spread evenly on the logarithmic scale, and how many more between neighbouring events.</summary>
    private const int Points = 40;
    private const int PointsBetween = 6;

    /// <summary>How near to an event a density lies on both sides of it, as a part of the event's.</summary>
    private static readonly Rational Beside = new(1, 10_000);

    /// <summary>
    /// Takes the shares at 40 densities from the smallest to 1, even on a logarithmic scale and rounded to 4 digits; on both sides of each
    /// spinodal, axis event and crossover, at 6 more between neighbours of these, and at one that is given.
    /// </summary>
    /// <param name="landscape">The closed form prepared for the search.</param>
    /// <param name="transitions">The events at the importance.</param>
    /// <param name="initial">The distribution of the initial weights.</param>
    /// <param name="smallest">The smallest density, above 0 and below 1.</param>
    /// <param name="also">One more density, in (0, 1].</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work is stopped.</exception>
    public static SharesAlongDensity Of(
        LossLandscape landscape, TransitionCensus transitions, InitialWeights initial, Rational smallest, Rational also, CancellationToken cancellation = default)
    {
        var events = transitions.Events.Where(e => e.Kind != TransitionKind.FirstOrder).Select(e => e.Density.Midpoint).ToList();
        var between = events.Zip(events.Skip(1)).SelectMany(pair =>
            Enumerable.Range(1, PointsBetween).Select(k => pair.First + (new Rational(k, PointsBetween + 1) * (pair.Second - pair.First))));
        var beside = events.SelectMany(e => new[] { e * (Rational.One - Beside), e * (Rational.One + Beside) });
        var densities = Enumerable.Range(0, Points)
            .Select(k => Rounded(Math.Pow(smallest.ToDouble(), 1 - (k / (Points - 1.0))), digits: 4))
            .Concat(between.Select(p => Rounded(p.ToDouble(), digits: 4)))
            .Concat(beside.Select(p => Rounded(p.ToDouble(), digits: 8)))
            .Append(also)
            .Where(p => p >= smallest && p <= Rational.One)
            .Distinct().Order().ToList();
        var shares = new BasinShares?[densities.Count];
        Parallel.For(0, densities.Count, new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, k =>
        {
            try
            {
                shares[k] = BasinShares.Of(landscape, ToyModel.Smallest(new(densities[k]), transitions.Importance), initial);
            }
            catch (CensusUndecidedException)
            {
                // It stays null, and its density is listed as undecided.
            }
        });
        return new(transitions, [.. shares.OfType<BasinShares>()], [.. densities.Where((_, k) => shares[k] is null)]);
    }

    private static Rational Rounded(double value, int digits) =>
        Rational.Parse(value.ToString(string.Create(CultureInfo.InvariantCulture, $"E{digits - 1}"), CultureInfo.InvariantCulture));
}
