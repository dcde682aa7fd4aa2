using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>A census with all that proves it again: enclosures of the critical directions, from which those of the points follow.</summary>
/// <param name="Model">The parameters.</param>
/// <param name="Cells">The reductions L = L_0 - 2 A r^2 + B r^4 of the cells, clockwise from the axis w_1 = 0, w_2 &gt; 0.</param>
/// <param name="Points">The critical points other than the origin, clockwise.</param>
/// <param name="Certificate">The counts.</param>
/// <remarks>
/// Guarantees:
/// <list type="bullet">
/// <item>a direction is the wall t = 0, or its enclosure holds one root of N, strictly inside, and is apart from the others and from 0 and 1;</item>
/// <item>w_1, w_2 and the loss follow from the direction: the enclosures contain what A, B bounded term by term on that of t give;</item>
/// <item>they are at most 2^-<see cref="ResolvedBits"/> of a number wide, and the losses of local minima are apart from those of the global ones.</item>
/// </list>
/// </remarks>
public sealed record CensusEvidence(
    ToyModel Model, ImmutableArray<RayReduction> Cells, ImmutableArray<CriticalPointEvidence> Points, CensusCertificate Certificate)
{
    /// <summary>Enclosures are at most 2^-62 of their numbers wide.</summary>
    public const int ResolvedBits = 62;

    private static readonly int[] Precisions = [128, 256, 512, 1024, 2048, 4096];

    /// <summary>Takes the census and encloses its directions.</summary>
    /// <param name="landscape">The closed form prepared for the search.</param>
    /// <param name="model">The parameters, exact.</param>
    /// <exception cref="NotAnalysedException">The model has another architecture than the derivation.</exception>
    /// <exception cref="CensusUndecidedException">The census is not proven complete, or an enclosure is not narrow enough at the last precision.</exception>
    public static CensusEvidence Of(LossLandscape landscape, ToyModel model)
    {
        var census = CriticalPointCensus.Of(landscape, model);
        if (!census.Certificate.IsComplete)
            throw new CensusUndecidedException("the census is not proven complete");
        var charts = landscape.At(model);
        var directions = CriticalDirections.All(landscape, charts);
        foreach (var bits in Precisions)
        {
            ImmutableArray<CriticalPointEvidence> points =
            [
                .. directions
                    .Zip(census.Points, (direction, point) => CriticalPointEvidence.Of(direction, charts.IndexOf(direction.Chart), point, bits))
                    .OfType<CriticalPointEvidence>(),
            ];
            if (points.Length == directions.Count && points.All(p => p.IsNarrow(ResolvedBits)) && AreApart(points) && IsGlobalDecided(points))
                return new(model, charts, points, census.Certificate);
        }

        throw new CensusUndecidedException($"an enclosure of the certificate is not resolved to 2^-{ResolvedBits}");
    }

    private static bool AreApart(ImmutableArray<CriticalPointEvidence> points) =>
        points.Zip(points.Skip(1)).All(pair => pair.First.Cell != pair.Second.Cell || pair.First.Direction.Upper < pair.Second.Direction.Lower);

    /// <summary>Whether exactly the enclosures of the global minima reach down to the lowest upper end.</summary>
    private static bool IsGlobalDecided(ImmutableArray<CriticalPointEvidence> points)
    {
        var lowest = points.Select(p => p.Point.Loss.Upper).Aggregate(Rational.Min);
        return points.All(p => p.Point.Kind != CriticalPointKind.Minimum || p.Point.IsGlobal == p.Point.Loss.Lower <= lowest);
    }
}
