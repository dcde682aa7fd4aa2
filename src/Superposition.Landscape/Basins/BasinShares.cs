using System.Collections.Immutable;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The share of initial weights from which the gradient flow ends in each minimum, W and -W pooled, by quadrature over the basins' boundaries.</summary>
/// <param name="Partition">The regions.</param>
/// <param name="Initial">The distribution of the initial weights.</param>
/// <param name="Basins">The share of each minimum, clockwise; they sum to 1.</param>
/// <param name="Separatrices">The curves between the regions: curve i bounds region i on the anticlockwise side.</param>
public sealed record BasinShares(
    BasinPartition Partition, InitialWeights Initial, ImmutableArray<BasinShare> Basins, ImmutableArray<Separatrix> Separatrices)
{
    private const double Tolerance = 1e-11;

    /// <summary>Traces the boundaries and takes the shares.</summary>
    /// <param name="landscape">The closed form prepared for the search.</param>
    /// <param name="model">The parameters, exact.</param>
    /// <param name="initial">The distribution of the initial weights.</param>
    /// <exception cref="NotAnalysedException">The model has another architecture.</exception>
    /// <exception cref="CensusUndecidedException">The partition is undecided, or a boundary does not lead from the origin to the end of the distribution.</exception>
    public static BasinShares Of(LossLandscape landscape, ToyModel model, InitialWeights initial)
    {
        var partition = BasinPartition.Of(landscape, model);
        var (coarse, fine) = (Traced(32 * Tolerance), Traced(Tolerance));
        var regions = partition.Regions.Select((region, i) => (region, Share: Share(fine, i), Error: Math.Abs(Share(fine, i) - Share(coarse, i)))).ToList();
        return new(
            partition,
            initial,
            [
                .. partition.Census.Minima.Select(minimum => regions.FindAll(r => r.region.Minimum == minimum)).Select(parts => new BasinShare(
                    parts[0].region.Minimum,
                    Probability(parts.Sum(r => r.Share)),
                    parts.Sum(r => r.Error) + (2 * InitialWeights.Negligible),
                    Probability(parts.Where(r => r.region.IsThroughClarke).Sum(r => r.Share)))),
            ],
            fine);

        // An error of order 5 in each step falls by 32 where the steps are halved.
        ImmutableArray<Separatrix> Traced(double tolerance)
        {
            var tracer = new SeparatrixTracer(landscape.Derivation, partition, initial, tolerance);
            return [.. partition.Regions.Select(r => tracer.Through(r.First))];
        }
    }

    /// <summary>A difference of angles may pass 0 or 1 by its error.</summary>
    private static double Probability(double difference) => difference > 0 ? Math.Min(difference, 1) : 0;

    /// <summary>The probability of region i: the difference of the mean angles of its two curves, in half turns.</summary>
    private static double Share(ImmutableArray<Separatrix> curves, int i) => i + 1 < curves.Length
        ? (curves[i].MeanAngle - curves[i + 1].MeanAngle) / Math.PI
        : 1 - ((curves[0].MeanAngle - curves[i].MeanAngle) / Math.PI);
}

/// <summary>The share of one minimum.</summary>
/// <param name="Minimum">The minimum, one of a pair {W, -W}.</param>
/// <param name="Share">The probability that the flow from random initial weights ends in W or -W, in [0, 1].</param>
/// <param name="EstimatedError">How much it changes as the steps double, and 1e-12 for each end of the distribution that is left out; an estimate of its error from above.</param>
/// <param name="ThroughClarke">The part of the share whose trajectories first run into a Clarke point; see <see cref="BasinPartition"/>.</param>
public sealed record BasinShare(CriticalPoint Minimum, double Share, double EstimatedError, double ThroughClarke);
