using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Kernels;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>Which parameter runs while the other is fixed.</summary>
public enum RunningParameter
{
    /// <summary>The density p.</summary>
    Density,

    /// <summary>The relative importance I_2.</summary>
    Importance,
}

/// <summary>All critical points but the origin against one parameter, joined to branches.</summary>
/// <remarks>
/// Each point comes from a certified census. Between neighbouring parameters with the same kinds in the same order the points are joined in
/// that order. Where the kinds differ, the change is enclosed by halving until double precision does not tell the ends apart, or decide the
/// middle; there branches end, but those of minima go on where both sides have
/// one with weights of the same sign, or one with opposite signs: there are at most one of each (Theorems 2 and 7).
/// </remarks>
/// <param name="Running">The parameter that runs.</param>
/// <param name="Fixed">The value of the other one.</param>
/// <param name="Branches">The branches, by where they begin.</param>
public sealed record BifurcationDiagram(RunningParameter Running, double Fixed, ImmutableArray<BifurcationBranch> Branches)
{
    private const int MaxHalvings = 50;

    /// <summary>Follows the critical points.</summary>
    /// <param name="landscape">The closed form prepared for the search.</param>
    /// <param name="running">The parameter that runs.</param>
    /// <param name="values">Its values.</param>
    /// <param name="other">The value of the other one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A density is not in (0, 1], or an importance not above 0.</exception>
    /// <exception cref="CensusUndecidedException">A census is undecided.</exception>
    public static BifurcationDiagram Of(LossLandscape landscape, RunningParameter running, LogarithmicAxis values, double other)
    {
        if (running == RunningParameter.Density && values.Upper > 1)
            throw new ArgumentOutOfRangeException(nameof(values), values.Upper, "a density is at most 1");
        if (!(other > 0 && (running == RunningParameter.Density ? double.IsFinite(other) : other <= 1)))
            throw new ArgumentOutOfRangeException(nameof(other), other, running == RunningParameter.Density ? "an importance is above 0" : "a density lies in (0, 1]");
        var snapshots = new Snapshots(landscape, running, other);
        var line = new List<Snapshot>();
        foreach (var value in values.Centres.Prepend(values.Lower).Append(values.Upper).Distinct())
        {
            var next = snapshots.At(value);
            if (line.Count > 0 && !line[^1].IsLike(next))
                line.AddRange(Between(snapshots, line[^1], next));
            line.Add(next);
        }

        return new(running, other, Joined(line));
    }

    private static ImmutableArray<BifurcationBranch> Joined(List<Snapshot> line)
    {
        var branches = new List<(CriticalPointKind Kind, ImmutableArray<BifurcationPoint>.Builder Points)>();
        var current = new List<int>(); // the branch of each point of the snapshot before
        for (var k = 0; k < line.Count; k++)
        {
            var (before, now) = (k == 0 ? null : line[k - 1], line[k]);
            var isLike = before?.IsLike(now) == true;
            current = [.. now.Points.Select((point, i) =>
            {
                var previous = isLike ? i : before is not null && point.Kind == CriticalPointKind.Minimum ? before.MinimumLike(point.At) : -1;
                if (previous < 0)
                    branches.Add((point.Kind, ImmutableArray.CreateBuilder<BifurcationPoint>()));
                var branch = previous < 0 ? branches.Count - 1 : current[previous];
                branches[branch].Points.Add(point.At);
                return branch;
            })];
        }

        return [.. branches.Select(b => new BifurcationBranch(b.Kind, b.Points.ToImmutable()))];
    }

    /// <summary>Snapshots that close in on every change between two.</summary>
    private static IEnumerable<Snapshot> Between(Snapshots snapshots, Snapshot from, Snapshot to, int halvings = 0)
    {
        var middle = Math.Sqrt(from.Parameter * to.Parameter);
        if (halvings == MaxHalvings || middle <= from.Parameter || middle >= to.Parameter || snapshots.TryAt(middle) is not { } between)
            return [];
        return
        [
            .. between.IsLike(from) ? [] : Between(snapshots, from, between, halvings + 1),
            between,
            .. between.IsLike(to) ? [] : Between(snapshots, between, to, halvings + 1),
        ];
    }

    /// <summary>The critical points at one value of the parameter.</summary>
    private sealed record Snapshot(double Parameter, ImmutableArray<(CriticalPointKind Kind, bool IsAntipodal, BifurcationPoint At)> Points)
    {
        /// <summary>The place of the minimum on the same side of the axes, or -1.</summary>
        public int MinimumLike(BifurcationPoint minimum) => Points.ToList().FindIndex(p => p.Kind == CriticalPointKind.Minimum && p.IsAntipodal == (minimum.Phase == Phase.Antipodal));

        public bool IsLike(Snapshot other) =>
            Points.Select(p => (p.Kind, p.IsAntipodal)).SequenceEqual(other.Points.Select(p => (p.Kind, p.IsAntipodal)));
    }

    private sealed class Snapshots(LossLandscape landscape, RunningParameter running, double other)
    {
        private readonly DoubleCensus _census = new(landscape);
        private readonly LossKernel _loss = Compiled(landscape.Derivation.Loss.ToPiecewise());
        private readonly LossKernel _slope = Compiled(new([.. landscape.Derivation.Loss.ToPiecewise().Pieces.Select(p =>
            p with { Polynomial = p.Polynomial.Derivative(running == RunningParameter.Density ? Symbols.Density : Symbols.Importance(2)) })]));

        public Snapshot At(double value) => TryAt(value) ?? Exact(value);

        public Snapshot? TryAt(double value)
        {
            var (p, importance) = Parameters(value);
            var points = new DoubleCriticalPoint[DoubleCensus.MaxPoints];
            return _census.TryTake(p, importance, points, out var count, out var global)
                ? new(value, [.. points.Take(count).Select((c, k) => Entry(value, c.W1, c.W2, c.Loss, c.Kind, c.Phase, k == global))])
                : null;
        }

        private Snapshot Exact(double value)
        {
            var (p, importance) = Parameters(value);
            var census = CriticalPointCensus.Of(landscape, ToyModel.Smallest(new(Rational.FromDouble(p)), Rational.FromDouble(importance)));
            return new(value, [.. census.Points.Where(c => !c.IsOrigin).Select(c =>
                Entry(value, c.W1.Midpoint.ToDouble(), c.W2.Midpoint.ToDouble(), c.Loss.Midpoint.ToDouble(), c.Kind, c.Phase, c.IsGlobal))]);
        }

        private (CriticalPointKind, bool, BifurcationPoint) Entry(double value, double w1, double w2, double loss, CriticalPointKind kind, Phase? phase, bool isGlobal)
        {
            var (p, importance) = Parameters(value);
            (double, double)? eigenvalues = null;
            if (w1 != 0 && w2 != 0)
            {
                var jet = _loss.Jet(w1, w2, p, importance);
                var (mean, half) = ((jet.H11 + jet.H22) / 2, double.Hypot((jet.H11 - jet.H22) / 2, jet.H12));
                eigenvalues = (mean - half, mean + half);
            }

            return (kind, w1 * w2 < 0, new(value, w1, w2, loss, _slope.Loss(w1, w2, p, importance), eigenvalues, phase, isGlobal));
        }

        private (double Density, double Importance) Parameters(double value) => running == RunningParameter.Density ? (value, other) : (other, value);

        private static LossKernel Compiled(PiecewisePolynomial function) =>
            LossKernel.Compile(function, [Symbols.Weight(1), Symbols.Weight(2)], [Symbols.Density, Symbols.Importance(2)]);
    }
}

/// <summary>A critical point followed along a parameter.</summary>
/// <param name="Kind">Its kind, the same on the whole branch.</param>
/// <param name="Points">Its places, by the parameter, ascending.</param>
public sealed record BifurcationBranch(CriticalPointKind Kind, ImmutableArray<BifurcationPoint> Points);

/// <summary>A critical point at one value of the parameter, in double precision.</summary>
/// <param name="Parameter">The value of the parameter.</param>
/// <param name="W1">w_1.</param>
/// <param name="W2">w_2.</param>
/// <param name="Loss">L.</param>
/// <param name="Slope">The derivative of L by the parameter, along the branch; it is the one at fixed weights, since the gradient is 0.</param>
/// <param name="Eigenvalues">The eigenvalues of the Hessian, ascending; null on an axis, where there is none.</param>
/// <param name="Phase">The phase of a minimum, else null.</param>
/// <param name="IsGlobal">Whether it is the global minimum.</param>
public readonly record struct BifurcationPoint(
    double Parameter, double W1, double W2, double Loss, double Slope, (double Lower, double Upper)? Eigenvalues, Phase? Phase, bool IsGlobal);
