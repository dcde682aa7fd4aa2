using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
    /// <param name="maxDegreeOfParallelism">The largest number of threads, or -1 for no limit.</param>
    /// <param name="cancellationToken">Stops the work at the end of a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BasinMap Of(
        LossDerivation derivation,
        BasinPartition partition,
        double reach,
        int resolution,
        IProgress<int>? progress = null,
        int maxDegreeOfParallelism = -1,
        CancellationToken cancellationToken = default)
    {
        if (!(reach > 0 && double.IsFinite(reach)))
            throw new ArgumentOutOfRangeException(nameof(reach), reach, "the reach of a map is above 0 and finite");
        if (resolution is < MinResolution or > MaxResolution || resolution % 2 != 0)
            throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "the resolution of a map is an even number in [16, 4096]");
        var chart = new BasinChart(derivation, partition);
        var (destinations, throughClarke) = (new sbyte[resolution * resolution], new sbyte[resolution * resolution]);
        var (reporting, done) = (new Lock(), 0);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = maxDegreeOfParallelism };
        Parallel.For(0, resolution / 2, options, row =>
        {
            FollowRow(chart, Place(row, reach, resolution), reach, Row(destinations, row), Row(throughClarke, row));
            Mirror(destinations, row);
            Mirror(throughClarke, row);
            lock (reporting)
                progress?.Report(++done);
        });

        return new(partition, reach, resolution, ImmutableCollectionsMarshal.AsImmutableArray(destinations), ImmutableCollectionsMarshal.AsImmutableArray(throughClarke));

        Span<sbyte> Row(sbyte[] codes, int row) => codes.AsSpan(row * resolution, resolution);

        void Mirror(sbyte[] codes, int row)
        {
            var opposite = Row(codes, resolution - 1 - row);
            Row(codes, row).CopyTo(opposite);
            opposite.Reverse();
        }
    }

    /// <summary>The weight of a column or row: the middle of one of as many equal parts.</summary>
    public double Coordinate(int index) => Place(index, Reach, Resolution);

    private static double Place(int index, double reach, int resolution) => reach * ((2 * index) + 1 - resolution) / resolution;

    private static void FollowRow(BasinChart chart, double w2, double reach, Span<sbyte> destinations, Span<sbyte> throughClarke)
    {
        Span<double> coefficients = stackalloc double[FlowSector.Length * FlowLanes.Count];
        Span<int> columns = stackalloc int[FlowLanes.Count], sectors = stackalloc int[FlowLanes.Count], ages = stackalloc int[FlowLanes.Count];
        var lanes = new FlowLanes(coefficients, BasinSampling.StandardTolerance);
        var (next, running) = (0, 0U);
        destinations.Fill(Unresolved);
        for (var lane = 0; lane < FlowLanes.Count; lane++)
            Refill(lane, ref lanes, columns, sectors, ages, destinations.Length);
        while (running != 0)
        {
            var (moved, atAxis, atDiagonal) = lanes.Advance();
            var deep = Vector256.LessThan(lanes.Depth, Vector256.Create(chart.HighestLevel)).ExtractMostSignificantBits() & moved;
            var near = Vector256.LessThan(lanes.Slope, Vector256.Create(BasinChart.ClarkeDistance)).ExtractMostSignificantBits() & moved;
            for (var lane = 0; lane < FlowLanes.Count; lane++)
            {
                var bit = 1U << lane;
                if ((running & bit) == 0)
                    continue;
                var hasEnded = ++ages[lane] > BasinChart.MaxSteps;
                if (((deep | near | atAxis | atDiagonal) & bit) != 0)
                {
                    var (slope, square) = (lanes.Slope[lane], Math.Pow(lanes.Root[lane], 8));
                    if ((deep & bit) != 0 && chart.ArrivedAt(sectors[lane], slope, lanes.Depth[lane]) is >= 0 and var minimum)
                    {
                        destinations[columns[lane]] = (sbyte)minimum;
                        hasEnded = true;
                    }
                    else
                    {
                        var isCaptured = (near & bit) != 0 && chart.IsAtClarkePoint(sectors[lane], slope, square);
                        if (isCaptured)
                            throughClarke[columns[lane]] = 1;
                        var acrossAxis = isCaptured || (atAxis & bit) != 0;
                        if (acrossAxis || (atDiagonal & bit) != 0)
                        {
                            sectors[lane] = FlowSector.Neighbour(sectors[lane], acrossAxis);
                            lanes.Enter(lane, chart.Sectors[sectors[lane]], acrossAxis ? 0 : 1);
                            hasEnded |= acrossAxis && !chart.LeavesAxis(sectors[lane], square);
                        }
                    }
                }

                if (hasEnded)
                    Refill(lane, ref lanes, columns, sectors, ages, destinations.Length);
            }
        }

        void Refill(int lane, ref FlowLanes into, Span<int> columnOf, Span<int> sectorOf, Span<int> ageOf, int count)
        {
            running &= ~(1U << lane);
            if (next == count)
                return;
            var w1 = Place(next, reach, count);
            var (sector, slope) = FlowSector.At(w1, w2);
            (columnOf[lane], sectorOf[lane], ageOf[lane]) = (next++, sector, 0);
            into.Put(lane, chart.Sectors[sector], slope, Math.Max(w1 * w1, w2 * w2));
            running |= 1U << lane;
        }
    }
}
