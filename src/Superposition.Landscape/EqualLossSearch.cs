using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>Finds all densities of an interval at which two minima have the same loss.</summary>
/// <param name="first">One minimum.</param>
/// <param name="second">The other.</param>
internal sealed class EqualLossSearch(MinimumBranch first, MinimumBranch second)
{
    private const int MaxDepth = 40;
    private static readonly RationalInterval Unbounded = new(-1, 1);
    private static readonly Rational Resolution = new Rational(1, 2).Pow(72);

    /// <summary>Enclosures of the densities, at most 2^-72 of them wide, and whether none is missing.</summary>
    /// <remarks>
    /// An interval on which the enclosed difference of the losses does not contain 0 holds none; one on which the enclosed derivative of the
    /// difference does not contain 0 holds one exactly if the difference has opposite signs at its ends; any other is halved.
    /// </remarks>
    public (List<RationalInterval> Crossings, bool IsComplete) Over(RationalInterval densities)
    {
        var crossings = new List<RationalInterval>();
        return (crossings, Search(densities, 0, crossings));
    }

    private bool Search(RationalInterval densities, int depth, List<RationalInterval> crossings)
    {
        var (difference, slope) = Difference(densities, densities.Midpoint);
        if (difference.Sign is 1 or -1)
            return true;
        if (slope.Sign is 1 or -1 && densities.Lower.Sign > 0 && Narrow(densities) is var (crossing, isDecided) && isDecided)
        {
            if (crossing is { } found)
                crossings.Add(found);
            return true;
        }

        if (depth == MaxDepth)
            return false;
        var middle = densities.Midpoint;
        return Search(new(densities.Lower, middle), depth + 1, crossings) && Search(new(middle, densities.Upper), depth + 1, crossings);
    }

    /// <summary>The only zero that a monotonic difference can have on the densities, or null where it has none; by interval Newton steps.</summary>
    private (RationalInterval? Crossing, bool IsDecided) Narrow(RationalInterval densities)
    {
        var (below, above) = (SignAt(densities.Lower), SignAt(densities.Upper));
        if (below is null or 0 || above is null or 0)
            return (null, false);
        if (below == above)
            return (null, true);
        var bits = 100 + BinaryPlaces.Before(densities.Lower);
        while (densities.Width > Resolution * densities.Lower)
        {
            var middle = densities.Midpoint;
            var slope = Difference(densities, middle).Slope;
            if (slope.Sign is not (1 or -1))
                return (null, false);
            var newton = middle - (Difference(middle, middle).Difference / slope);
            var (lower, upper) = (Rational.Max(densities.Lower, newton.Lower), Rational.Min(densities.Upper, newton.Upper));
            if (lower >= upper || upper - lower > densities.Width * new Rational(3, 4))
                return (null, false);
            densities = new RationalInterval(lower, upper).Widen(bits);
        }

        return (densities, true);
    }

    private int? SignAt(Rational density) => Difference(density, density).Difference.Sign;

    private (RationalInterval Difference, RationalInterval Slope) Difference(RationalInterval densities, Rational anchor) =>
        first.Over(densities, anchor) is { } a && second.Over(densities, anchor) is { } b ? (a.G - b.G, a.Slope - b.Slope) : (Unbounded, Unbounded);
}
