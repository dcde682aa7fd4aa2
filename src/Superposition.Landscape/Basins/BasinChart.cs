using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Landscape;

/// <summary>A <see cref="BasinPartition"/> in the coordinates of <see cref="FlowSector"/>: which trajectories have arrived, and where.</summary>
internal sealed class BasinChart
{
    /// <summary>The number of steps after which a trajectory is given up as unresolved.</summary>
    public const int MaxSteps = 100_000;

    /// <summary>Rounding errors of a depth are far below this part of L + L_0.</summary>
    private const double Margin = 1e-13;

    private readonly ImmutableArray<Region> _regions;

    /// <summary>The chart of a partition.</summary>
    /// <param name="derivation">The derivation of the closed form.</param>
    /// <param name="partition">The partition.</param>
    /// <exception cref="CensusUndecidedException">A minimum lies too little below the level of its region, so that no trajectory would be seen to arrive.</exception>
    public BasinChart(LossDerivation derivation, BasinPartition partition)
    {
        var loss = derivation.Loss.At(partition.Census.Model);
        var lossAtOrigin = loss.Evaluate(0, 0);
        Sectors = FlowSector.AllOf(loss);
        Minima = [.. partition.Census.Minima];
        _regions = [.. partition.Regions.Select(r => new Region(
            Place(r.First), Minima.IndexOf(r.Minimum), Depth(r.Level), r.IsThroughClarke, Trap(ClarkeTrap.Of(Sectors, lossAtOrigin, r))))];
        HighestDepth = _regions.Max(r => Math.Max(r.Depth, r.Trap.Depth));

        foreach (var region in partition.Regions.Where(r => !r.IsThroughClarke && r.Level is not null))
        {
            // Twice the margin, so that there are doubles between the minimum and the depth where trajectories arrive.
            var (level, lowest) = (region.Level!.Value, region.Minimum.Loss.Upper);
            if ((level - lowest).ToDouble() <= 2 * Margin * (level + lossAtOrigin).ToDouble())
                throw new CensusUndecidedException("which trajectories arrive: near a spinodal a minimum lies less below its saddle than double precision tells apart");
        }

        double Depth(Rational? level) => level is { } value
            ? (value - lossAtOrigin).ToDouble() - (Margin * (value + lossAtOrigin).ToDouble())
            : double.PositiveInfinity;

        TrapBounds Trap(ClarkeTrap? trap) => trap is null
            ? new(-1, 0, 0, double.NegativeInfinity)
            : new(trap.Sector, trap.Slope.ToDouble() * (1 - Margin), trap.Square.ToDouble() * (1 + Margin), Depth(trap.Level));
    }

    /// <summary>The sectors.</summary>
    public ImmutableArray<FlowSector> Sectors { get; }

    /// <summary>The minima, in the order of the census.</summary>
    public ImmutableArray<CriticalPoint> Minima { get; }

    /// <summary>A depth L - L_0 above which no trajectory has arrived.</summary>
    public double HighestDepth { get; }

    /// <summary>The index of the minimum in which a trajectory that is here is proven to end, and whether it is proven to run into a Clarke point before.</summary>
    /// <returns>Null where neither is proven, or only the minimum and not the way.</returns>
    public (int Minimum, bool IsThroughClarke)? ArrivedAt(int sector, double slope, double square, double depth)
    {
        var place = FlowSector.Place(sector, slope);
        var (region, nearest) = (_regions[0], double.PositiveInfinity);
        foreach (var candidate in _regions)
        {
            var clockwise = candidate.FirstPlace - place;
            clockwise += clockwise < 0 ? FlowSector.Count : 0;
            (region, nearest) = clockwise < nearest ? (candidate, clockwise) : (region, nearest);
        }

        var (trap, isTrapped) = (region.Trap, region.IsThroughClarke);
        isTrapped = isTrapped && trap.Sector == sector && slope < trap.Slope && square >= trap.Square && depth < trap.Depth;
        return isTrapped || (!region.IsThroughClarke && depth < region.Depth) ? (region.Minimum, isTrapped) : null;
    }

    /// <summary>Whether the flow of a sector leaves the axis that the sector begins with, into the sector.</summary>
    public bool LeavesAxis(int sector, double square) => Sectors[sector].SlopesAtAxis is var (a, b) && a - (b * square) > 0;

    private static double Place(CriticalPoint point) => FlowSector.Place(point.W1.Midpoint.ToDouble(), point.W2.Midpoint.ToDouble());

    private sealed record Region(double FirstPlace, int Minimum, double Depth, bool IsThroughClarke, TrapBounds Trap);

    private readonly record struct TrapBounds(int Sector, double Slope, double Square, double Depth);
}

/// <summary>The counts of one block, or of all.</summary>
internal sealed class BasinCounts(int minima)
{
    /// <summary>The trajectories that arrived at each minimum.</summary>
    public long[] Arrived { get; } = new long[minima];

    /// <summary>Those of them that first run into a Clarke point.</summary>
    public long[] ThroughClarke { get; } = new long[minima];

    /// <summary>Counts one trajectory.</summary>
    public void Add((int Minimum, bool IsThroughClarke) arrival)
    {
        Arrived[arrival.Minimum]++;
        ThroughClarke[arrival.Minimum] += arrival.IsThroughClarke ? 1 : 0;
    }

    /// <summary>Adds the counts of a block.</summary>
    public void Add(BasinCounts other)
    {
        for (var k = 0; k < Arrived.Length; k++)
        {
            Arrived[k] += other.Arrived[k];
            ThroughClarke[k] += other.ThroughClarke[k];
        }
    }
}
