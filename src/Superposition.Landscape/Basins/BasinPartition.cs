using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>
/// Where trajectories of the gradient flow dW/dt = -grad L end: the weight plane, up to W -> -W, cut into regions by one curve through each
/// saddle and each Clarke point.
/// </summary>
/// <remarks>
/// <para>Along a ray in direction u the least loss is psi(u) = L_0 - A^2/B (see <see cref="RayReduction"/>), so a trajectory whose loss is below
/// psi at a saddle never again crosses the ray of that saddle. This proves the absorbing sets, <see cref="Absorbs"/>, without any look at
/// Hessians: the loss falls along every trajectory, and between two neighbouring saddles there is one minimum.</para>
/// <para>The gradient jumps at the axes; <see cref="Axes"/> says what the flow (in Filippov's sense, of Clarke's gradient) does there. On a ridge
/// it is not unique, but only trajectories that begin on the axis are on a ridge. A sliding stretch would be refused.</para>
/// <para>At a Clarke point the flow may stop: from the side where the loss rises an open set of trajectories runs into it. It is no minimum, and
/// any disturbance towards the other side makes the loss fall on. Convention: those trajectories leave it on the side where the loss falls
/// and count for the minimum reached from there; their share is reported.</para>
/// </remarks>
/// <param name="Census">The critical points.</param>
/// <param name="Axes">The flow at the axes.</param>
/// <param name="Regions">The regions, clockwise; region i lies between the curves of the points i and i + 1 that are neither minima nor the origin.</param>
public sealed record BasinPartition(CriticalPointCensus Census, ImmutableArray<AxisFlow> Axes, ImmutableArray<BasinRegion> Regions)
{
    /// <summary>The partition of a landscape.</summary>
    /// <param name="landscape">The closed form prepared for the search.</param>
    /// <param name="model">The parameters, exact.</param>
    /// <exception cref="NotAnalysedException">The model has another architecture.</exception>
    /// <exception cref="CensusUndecidedException">The census is undecided, a critical point is degenerate, or trajectories slide along an axis.</exception>
    public static BasinPartition Of(LossLandscape landscape, ToyModel model)
    {
        var census = CriticalPointCensus.Of(landscape, model);
        var axes = AxisFlow.AllOf(landscape.Derivation, model);
        if (!census.Certificate.IsComplete)
            throw new CensusUndecidedException("the list of critical points is not proven complete");
        if (census.Points.Any(p => p.Kind == CriticalPointKind.Degenerate))
            throw new CensusUndecidedException("a minimum and a saddle have merged; basins are not defined at a spinodal");
        if (axes.Any(a => a.Stretches.Any(s => s.Passage == AxisPassage.Sliding)))
            throw new CensusUndecidedException("trajectories slide along an axis");
        var around = census.Points.Where(p => !p.IsOrigin).ToList();
        var borders = Enumerable.Range(0, around.Count).Where(i => around[i].Kind != CriticalPointKind.Minimum).ToList();
        return new(census, axes, [.. borders.Select((border, i) => Region(around, border, borders[(i + 1) % borders.Count]))]);
    }

    /// <summary>The saddles between which a minimum lies and the Clarke points there: the borders of the regions that lead to it.</summary>
    public IEnumerable<CriticalPoint> BordersOf(CriticalPoint minimum) =>
        Regions.Where(r => r.Minimum == minimum).SelectMany(r => new[] { r.First, r.Second }).Distinct();

    /// <summary>Whether every trajectory is proven to end in a minimum once its direction is in the minimum's regions and its loss at most this.</summary>
    /// <remarks>It is where the level is certainly below the loss of every border: no ray of a saddle is crossed, no Clarke point reached again.</remarks>
    /// <param name="minimum">A minimum of the census.</param>
    /// <param name="level">The loss.</param>
    public bool Absorbs(CriticalPoint minimum, Rational level) => BordersOf(minimum).All(p => level < p.Loss.Lower);

    private static BasinRegion Region(List<CriticalPoint> around, int first, int second)
    {
        if (around[(first + 1) % around.Count] is { Kind: CriticalPointKind.Minimum } between)
            return new(around[first], around[second], between, IsThroughClarke: false);

        // Without a minimum between them psi is monotonic from one border to the other: it falls to the lower one, which so is a Clarke point.
        if (around[first].Loss.Overlaps(around[second].Loss))
            throw new CensusUndecidedException("which of two neighbouring saddle points is lower");
        var step = around[first].Loss.Lower > around[second].Loss.Lower ? 1 : around.Count - 1;
        var reached = step == 1 ? second : first;
        while (around[reached].Kind == CriticalPointKind.Clarke)
            reached = (reached + step) % around.Count;
        return around[reached].Kind == CriticalPointKind.Minimum
            ? new(around[first], around[second], around[reached], IsThroughClarke: true)
            : throw new CensusUndecidedException("a region without a minimum does not fall to a Clarke point");
    }
}

/// <summary>A region of weights from which the gradient flow ends in one minimum.</summary>
/// <param name="First">The critical point whose curve bounds the region on the anticlockwise side.</param>
/// <param name="Second">The critical point on the clockwise side.</param>
/// <param name="Minimum">The minimum, one of a pair {W, -W}.</param>
/// <param name="IsThroughClarke">Whether the flow first runs into a Clarke point, and leaves it by the convention of <see cref="BasinPartition"/>.</param>
public sealed record BasinRegion(CriticalPoint First, CriticalPoint Second, CriticalPoint Minimum, bool IsThroughClarke);
