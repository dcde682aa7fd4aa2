using System.Collections.Immutable;
using Superposition.Derivation;

namespace Superposition.Landscape;

/// <summary>A <see cref="BasinPartition"/> in the coordinates of <see cref="FlowSector"/>: which trajectories have arrived, and where.</summary>
internal sealed class BasinChart
{
    /// <summary>How near to a Clarke point, in t and relative in u, a trajectory counts as having run into it.</summary>
    /// <remarks>One that is as near and yet passes it crosses the axis as near, and so goes on from the same place.</remarks>
    public const double ClarkeDistance = 1e-4;

    /// <summary>The number of steps after which a trajectory is given up as unresolved.</summary>
    /// <remarks>It happens where a minimum is so shallow, by about (p / max(I, 1/I))^2 of L_0, that the level is lost in the errors of the steps.</remarks>
    public const int MaxSteps = 20_000;

    private readonly ImmutableArray<double> _borders; // the places of the first borders of the regions
    private readonly ImmutableArray<int> _minima; // of each region
    private readonly ImmutableArray<double> _levels; // of each minimum, as L - L_0
    private readonly ImmutableArray<(int Sector, double Square)> _clarkePoints;

    /// <summary>The chart of a partition.</summary>
    /// <param name="derivation">The derivation of the closed form.</param>
    /// <param name="partition">The partition.</param>
    public BasinChart(LossDerivation derivation, BasinPartition partition)
    {
        var loss = derivation.Loss.At(partition.Census.Model);
        var lossAtOrigin = loss.Evaluate(0, 0);
        Sectors = FlowSector.AllOf(loss);
        Minima = [.. partition.Census.Minima];
        _borders = [.. partition.Regions.Select(r => Place(r.First))];
        _minima = [.. partition.Regions.Select(r => Minima.IndexOf(r.Minimum))];

        // Rounding errors of the depth are far below a part in 10^13 of L_0.
        var margin = 1e-13 * lossAtOrigin.ToDouble();
        _levels = [.. Minima.Select(m => partition.BordersOf(m).Min(p => (p.Loss.Lower - lossAtOrigin).ToDouble()) - margin)];
        HighestLevel = _levels.Max();
        _clarkePoints = [.. partition.Regions.SelectMany(ClarkePoints)];
    }

    /// <summary>The sectors.</summary>
    public ImmutableArray<FlowSector> Sectors { get; }

    /// <summary>The minima, in the order of the census.</summary>
    public ImmutableArray<CriticalPoint> Minima { get; }

    /// <summary>A depth L - L_0 above which no trajectory has arrived.</summary>
    public double HighestLevel { get; }

    /// <summary>The index of the minimum that is proven to absorb what is in this direction at this depth, or -1.</summary>
    public int ArrivedAt(int sector, double slope, double depth)
    {
        var place = FlowSector.Place(sector, slope);
        var (region, nearest) = (0, double.PositiveInfinity);
        for (var i = 0; i < _borders.Length; i++)
        {
            var clockwise = _borders[i] - place;
            clockwise += clockwise < 0 ? FlowSector.Count : 0;
            (region, nearest) = clockwise < nearest ? (i, clockwise) : (region, nearest);
        }

        return depth < _levels[_minima[region]] ? _minima[region] : -1;
    }

    /// <summary>Whether a point is where trajectories run into a Clarke point, on the side where the loss rises from it.</summary>
    public bool IsAtClarkePoint(int sector, double slope, double square)
    {
        foreach (var (side, at) in _clarkePoints)
        {
            if (side == sector && slope < ClarkeDistance && Math.Abs(square - at) < ClarkeDistance * at)
                return true;
        }

        return false;
    }

    /// <summary>Whether the flow of a sector leaves the axis that the sector begins with, into the sector.</summary>
    public bool LeavesAxis(int sector, double square) => Sectors[sector].SlopesAtAxis is var (a, b) && a - (b * square) > 0;

    private static double Place(CriticalPoint point) => FlowSector.Place(point.W1.Midpoint.ToDouble(), point.W2.Midpoint.ToDouble());

    /// <summary>The Clarke points that a region runs into: the sector on its side, and u.</summary>
    private static IEnumerable<(int Sector, double Square)> ClarkePoints(BasinRegion region)
    {
        // Places fall clockwise, so the region is behind its first border and before its second.
        if (region is { IsThroughClarke: true, First.Kind: CriticalPointKind.Clarke } && region.First.Loss.Upper <= region.Second.Loss.Upper)
            yield return ((int)(Place(region.First) + FlowSector.Count - 0.5) % FlowSector.Count, Square(region.First));
        else if (region.IsThroughClarke)
            yield return ((int)(Place(region.Second) + 0.5) % FlowSector.Count, Square(region.Second));

        static double Square(CriticalPoint point) => ((point.W1 * point.W1) + (point.W2 * point.W2)).Midpoint.ToDouble();
    }
}

/// <summary>The counts of one block, or of all.</summary>
internal sealed class BasinCounts(int minima)
{
    /// <summary>The trajectories that arrived at each minimum.</summary>
    public long[] Arrived { get; } = new long[minima];

    /// <summary>Those of them that first ran into a Clarke point.</summary>
    public long[] ThroughClarke { get; } = new long[minima];

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
