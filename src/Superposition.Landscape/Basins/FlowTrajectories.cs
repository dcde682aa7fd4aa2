namespace Superposition.Landscape;

/// <summary>Where a trajectory begins: its sector, t and u, see <see cref="FlowSector"/>.</summary>
/// <param name="Sector">The sector.</param>
/// <param name="Slope">t.</param>
/// <param name="Square">u.</param>
internal readonly record struct FlowStart(int Sector, double Slope, double Square);

/// <summary>Follows many trajectories of the gradient flow, each until it is proven where it ends; a lane that is free takes the next one.</summary>
internal static class FlowTrajectories
{
    /// <summary>Follows the trajectories <paramref name="first"/> to <paramref name="end"/> - 1.</summary>
    /// <param name="chart">The regions.</param>
    /// <param name="tolerance">The largest error of a step.</param>
    /// <param name="first">The number of the first.</param>
    /// <param name="end">One more than the number of the last.</param>
    /// <param name="startOf">Where a trajectory begins.</param>
    /// <param name="arrived">Is told the number of each trajectory that arrives, and where; the others are unresolved.</param>
    public static void Follow(
        BasinChart chart, double tolerance, long first, long end, Func<long, FlowStart> startOf, Action<long, (int Minimum, bool IsThroughClarke)> arrived)
    {
        var (numbers, sectors, ages) = (new long[FlowLanes.Count], new int[FlowLanes.Count], new int[FlowLanes.Count]);
        var lanes = new FlowLanes(tolerance);
        var (next, running) = (first, 0U);
        for (var lane = 0; lane < FlowLanes.Count; lane++)
            Refill(lane);
        while (running != 0)
        {
            var (deep, atAxis, atDiagonal) = lanes.Advance(chart.HighestDepth);
            for (var lane = 0; lane < FlowLanes.Count; lane++)
            {
                var bit = 1U << lane;
                if ((running & bit) == 0)
                    continue;
                var isLost = ++ages[lane] > BasinChart.MaxSteps;
                if (((deep | atAxis | atDiagonal) & bit) != 0)
                {
                    var (slope, square, sector) = (lanes.Slope(lane), lanes.Square(lane), sectors[lane]);
                    if ((deep & bit) != 0 && chart.ArrivedAt(sector, slope, square, lanes.Depth(lane)) is { } arrival)
                    {
                        arrived(numbers[lane], arrival);
                        Refill(lane);
                        continue;
                    }

                    if (((atAxis | atDiagonal) & bit) != 0)
                    {
                        var acrossAxis = (atAxis & bit) != 0;
                        sectors[lane] = FlowSector.Neighbour(sector, acrossAxis);
                        lanes.Enter(lane, chart.Sectors[sectors[lane]], acrossAxis ? 0 : 1);
                        isLost |= acrossAxis && !chart.LeavesAxis(sectors[lane], square);
                    }
                }

                if (isLost)
                    Refill(lane);
            }
        }

        // Many have arrived where they begin.
        void Refill(int lane)
        {
            running &= ~(1U << lane);
            while (next < end)
            {
                var (number, (sector, slope, square)) = (next, startOf(next));
                next++;
                if (chart.ArrivedAt(sector, slope, square, chart.Sectors[sector].Depth(slope, square)) is { } arrival)
                {
                    arrived(number, arrival);
                    continue;
                }

                (numbers[lane], sectors[lane], ages[lane]) = (number, sector, 0);
                lanes.Put(lane, chart.Sectors[sector], slope, square);
                running |= 1U << lane;
                return;
            }
        }
    }
}
