using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Superposition.Derivation;

namespace Superposition.Landscape;

/// <summary>Where the gradient flow from every point of a square grid ends, by following its trajectory; boundaries of basins are not used.</summary>
/// <remarks>
/// The rules by which a trajectory has arrived, or runs into a Clarke point, are those of <see cref="BasinSampling"/>. The flow is the same from W
/// and -W, so half of the grid is followed. The grid has no point on an axis, where the flow need not be unique. What is found does not depend on
/// the number of threads or the width of vectors.
/// </remarks>
/// <param name="Partition">The regions at the parameters.</param>
/// <param name="Reach">The grid fills the square from -reach to reach in both weights.</param>
/// <param name="Resolution">The number of points in each direction, even.</param>
/// <param name="Destinations">At [i * resolution + j], for w_2 = Coordinate(i) and w_1 = Coordinate(j): the index of the minimum in the census's order, or -1 where the trajectory is unresolved.</param>
/// <param name="ThroughClarke">In the same order: 1 where the trajectory first ran into a Clarke point, else 0.</param>
public sealed record BasinMap(
    BasinPartition Partition, double Reach, int Resolution, ImmutableArray<sbyte> Destinations, ImmutableArray<sbyte> ThroughClarke)
{
    /// <summary>The code of a trajectory that arrived nowhere.</summary>
    public const sbyte Unresolved = -1;

    /// <summary>The smallest resolution.</summary>
    public const int MinResolution = 16;

    /// <summary>The largest resolution.</summary>
    public const int MaxResolution = 4096;

    /// <summary>Follows the trajectories.</summary>
    /// <param name="derivation">The derivation of the closed form.</param>
    /// <param name="partition">The regions at the parameters.</param>
    /// <param name="reach">The grid's half side, above 0 and finite.</param>
    /// <param name="resolution">The number of points in each direction, even, from 16 to 4096.</param>
    /// <param name="progress">Is told the number of rows done so far, of resolution / 2.</param>
    /// <param name="maxDegreeOfParallelism">The largest number of threads, or null for one on each processor.</param>
    /// <param name="cancellationToken">Stops the work at the end of a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="CensusUndecidedException">A minimum lies too little below the saddle beside it, so near a spinodal that no trajectory would be seen to arrive.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BasinMap Of(
        LossDerivation derivation,
        BasinPartition partition,
        double reach,
        int resolution,
        IProgress<int>? progress = null,
        int? maxDegreeOfParallelism = null,
        CancellationToken cancellationToken = default)
    {
        if (!(reach > 0 && double.IsFinite(reach)))
            throw new ArgumentOutOfRangeException(nameof(reach), reach, "the reach of a map is above 0 and finite");
        if (resolution is < MinResolution or > MaxResolution || resolution % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "the resolution of a map is an even number in [16, 4096]");
        var chart = new BasinChart(derivation, partition);
        var (destinations, throughClarke) = (new sbyte[resolution * resolution], new sbyte[resolution * resolution]);
        var (reporting, done) = (new Lock(), 0);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = maxDegreeOfParallelism ?? Environment.ProcessorCount };
        Parallel.For(0, resolution / 2, options, row =>
        {
            FollowRow(chart, Place(row, reach, resolution), reach, Row(destinations, row), Row(throughClarke, row));
            Mirror(destinations, row);
            Mirror(throughClarke, row);
            lock (reporting)
                progress?.Report(++done);
        });

        return new(partition, reach, resolution, ImmutableCollectionsMarshal.AsImmutableArray(destinations), ImmutableCollectionsMarshal.AsImmutableArray(throughClarke));

        Memory<sbyte> Row(sbyte[] codes, int row) => codes.AsMemory(row * resolution, resolution);

        void Mirror(sbyte[] codes, int row)
        {
            var opposite = Row(codes, resolution - 1 - row).Span;
            Row(codes, row).Span.CopyTo(opposite);
            opposite.Reverse();
        }
    }

    /// <summary>The weight of a column or row: the middle of one of as many equal parts.</summary>
    public double Coordinate(int index) => Place(index, Reach, Resolution);

    private static double Place(int index, double reach, int resolution) => reach * ((2 * index) + 1 - resolution) / resolution;

    private static void FollowRow(BasinChart chart, double w2, double reach, Memory<sbyte> destinations, Memory<sbyte> throughClarke)
    {
        destinations.Span.Fill(Unresolved);
        FlowTrajectories.Follow(
            chart,
            BasinSampling.StandardTolerance,
            0,
            destinations.Length,
            column =>
            {
                var w1 = Place((int)column, reach, destinations.Length);
                var (sector, slope) = FlowSector.At(w1, w2);
                return new(sector, slope, Math.Max(w1 * w1, w2 * w2));
            },
            (column, arrival) =>
            {
                destinations.Span[(int)column] = (sbyte)arrival.Minimum;
                throughClarke.Span[(int)column] = (sbyte)(arrival.IsThroughClarke ? 1 : 0);
            });
    }
}
