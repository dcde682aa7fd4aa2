using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>
/// Where trajectories of the gradient flow dW/dt = -grad L end: the weight plane, up to W -> -W, cut into regions by one curve through each
/// saddle and each Clarke point.
/// </summary>
/// <remarks>
/// <para>The loss falls along every trajectory, and along a ray in direction u it is least at psi(u) = L_0 - A^2/B (see <see cref="RayReduction"/>). So
/// a trajectory whose loss is below psi at a saddle never again crosses the ray of that saddle. An axis it crosses only one way at each distance,
/// so it never again leaves a region through an axis when its loss is below that of all points where the flow leads out. This proves the
/// absorbing sets, <see cref="BasinRegion.Level"/>, without any look at Hessians: a trajectory that cannot leave converges to a critical point of
/// the closed region; to none on its borders, since either their loss is too high or, on an axis, the flow on the region's side leads
/// away from them; so to the minimum.</para>
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
        return new(census, axes, [.. borders.Select((_, i) => Region(axes, around, borders, i))]);
    }

    private static BasinRegion Region(ImmutableArray<AxisFlow> axes, List<CriticalPoint> around, List<int> borders, int index)
    {
        var (first, second) = (around[borders[index]], around[borders[(index + 1) % borders.Count]]);
        var (atFirst, atSecond) = (Barrier(axes, first, AxisPassage.Anticlockwise), Barrier(axes, second, AxisPassage.Clockwise));
        if (around[(borders[index] + 1) % around.Count] is { Kind: CriticalPointKind.Minimum } between)
            return new(first, second, between, Lower(atFirst, atSecond), Reached: null);

        // Without a minimum between them psi is monotonic from one border to the other: it falls to the lower one, which so is a Clarke point.
        if (first.Loss.Overlaps(second.Loss))
            throw new CensusUndecidedException("which of two neighbouring saddle points is lower");
        var (reached, barrier, step) = first.Loss.Lower > second.Loss.Lower ? (second, atFirst, 1) : (first, atSecond, borders.Count - 1);
        if (reached.Kind != CriticalPointKind.Clarke)
            throw new CensusUndecidedException("a region without a minimum does not fall to a Clarke point");
        var next = Region(axes, around, borders, (index + step) % borders.Count);
        return new(first, second, next.Minimum, Lower(barrier, next.Level), reached);
    }

    /// <summary>A loss below which no trajectory leaves a region through a border, null where none does at any loss.</summary>
    private static Rational? Barrier(ImmutableArray<AxisFlow> axes, CriticalPoint border, AxisPassage outward) =>
        axes.FirstOrDefault(a => (border.W1 * a.Ray.W2) - (border.W2 * a.Ray.W1) == RationalInterval.Zero) is { } axis
            ? axis.LeastLossAcross(outward)
            : border.Loss.Lower;

    private static Rational? Lower(Rational? left, Rational? right) => left is { } a && right is { } b ? Rational.Min(a, b) : left ?? right;
}

/// <summary>A region of weights from which the gradient flow ends in one minimum.</summary>
/// <param name="First">The critical point whose curve bounds the region on the anticlockwise side.</param>
/// <param name="Second">The critical point on the clockwise side.</param>
/// <param name="Minimum">The minimum, one of a pair {W, -W}.</param>
/// <param name="Level">Every trajectory in the region with a loss below this is proven to end in the minimum; null where every one is.</param>
/// <param name="Reached">The Clarke point that the flow first runs into, and leaves by the convention of <see cref="BasinPartition"/>; null where the
/// minimum is in the region.</param>
public sealed record BasinRegion(CriticalPoint First, CriticalPoint Second, CriticalPoint Minimum, Rational? Level, CriticalPoint? Reached)
{
    /// <summary>Whether the flow first runs into a Clarke point.</summary>
    public bool IsThroughClarke => Reached is not null;
}
