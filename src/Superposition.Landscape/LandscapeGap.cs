using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>An interval of densities on which the structure of the critical directions does not change, with that structure.</summary>
internal sealed class LandscapeGap
{
    private readonly LossLandscape _landscape;
    private readonly Rational _importance;

    private LandscapeGap(LossLandscape landscape, Rational importance, RationalInterval densities)
    {
        _landscape = landscape;
        _importance = importance;
        Densities = densities;
        Sample = SimplestInside(densities);
        Directions = DirectionsAt(Sample);
        Minima = [.. Directions.Where(d => d.Kind == CriticalPointKind.Minimum)];
        Branches = [.. Minima.Select(Branch)];
    }

    /// <summary>The width to which candidate densities are refined, as a part of their distances from 0 and 1.</summary>
    public static Rational Resolution { get; } = new Rational(1, 2).Pow(60);

    /// <summary>The interval, its ends just inside the candidates.</summary>
    public RationalInterval Densities { get; }

    /// <summary>A density inside.</summary>
    public Rational Sample { get; }

    /// <summary>The critical directions at the sample.</summary>
    public ImmutableArray<CriticalDirection> Directions { get; }

    /// <summary>Those of minima.</summary>
    public ImmutableArray<CriticalDirection> Minima { get; }

    /// <summary>The branches of the minima, in the same order.</summary>
    public ImmutableArray<MinimumBranch> Branches { get; }

    /// <summary>The gaps that candidates leave of (0, 1], in order; the last candidate may reach to 1.</summary>
    /// <exception cref="CensusUndecidedException">Two candidates are closer than the resolution.</exception>
    public static List<LandscapeGap> Between(LossLandscape landscape, Rational importance, List<RationalInterval> candidates)
    {
        var ends = candidates.Prepend(RationalInterval.Zero).Zip(candidates.Append(Rational.One), (a, b) => (Lower: a.Upper, Upper: b.Lower));
        return
        [
            .. ends.Where(e => e.Lower < Rational.One).Select(e => e.Lower < e.Upper
                ? new LandscapeGap(landscape, importance, new(e.Lower, e.Upper))
                : throw new CensusUndecidedException("two critical densities differ by less than about 2^-60 of them")),
        ];
    }

    /// <summary>The critical directions at a density, inside the gap or not.</summary>
    public ImmutableArray<CriticalDirection> DirectionsAt(Rational density) =>
        [.. CriticalDirections.All(_landscape, _landscape.At(ToyModel.Smallest(new Density(density), _importance)))];

    /// <summary>Which minimum, by its place in <see cref="Minima"/>, has the lowest loss at a density; null where the lowest are equal.</summary>
    public int? GlobalAt(Rational density)
    {
        var minima = DirectionsAt(density).Where(d => d.Kind == CriticalPointKind.Minimum).ToList();
        var (best, isShared) = (0, false);
        for (var k = 1; k < minima.Count; k++)
        {
            var order = LossOrder.Compare(minima[k], minima[best]);
            if (order <= 0)
                (best, isShared) = (k, order == 0);
        }

        return isShared ? null : best;
    }

    /// <summary>Whether no two minima of this gap have the same loss at any density within the enclosure of a candidate that bounds the gap.</summary>
    public bool LossesStayApart(RationalInterval candidate)
    {
        var anchor = candidate.Lower >= Densities.Upper ? candidate.Lower : candidate.Upper;
        var values = Branches.Select(b => b.Over(candidate, anchor)?.G).ToList();
        return values.Select((g, k) => values.Skip(k + 1).All(h => g is { } a && h is { } b && !a.Overlaps(b))).All(apart => apart);
    }

    private MinimumBranch Branch(CriticalDirection minimum)
    {
        var family = _landscape.Families.Single(f => f.Loss.Cell.Name == minimum.Chart.Loss.Cell.Name);
        var index = Directions.Where(d => d.Root is not null && d.Chart.Loss.Cell == minimum.Chart.Loss.Cell).ToList().IndexOf(minimum);
        return new(family, _importance, index, minimum.Exact ?? SymmetricDirection(family, minimum.Root!));
    }

    /// <summary>1/2, where N has this root for every density (equal importances) and it is the minimum's.</summary>
    private Rational? SymmetricDirection(RayFamily family, RealRoot root)
    {
        var half = new Rational(1, 2);
        var isRoot = root.SignOf(new UnivariatePolynomial(-half, Rational.One)) == 0;
        return isRoot && CandidateDensities.Reduced(family, _importance).Substitute(RayFamily.Direction, half).IsZero ? half : null;
    }

    /// <summary>A dyadic number inside with as few digits as possible.</summary>
    private static Rational SimplestInside(RationalInterval interval)
    {
        for (Rational scale = 2; ; scale *= 2)
        {
            Rational candidate = (interval.Midpoint * scale).Floor();
            candidate /= scale;
            if (candidate > interval.Lower && candidate < interval.Upper)
                return candidate;
        }
    }
}
