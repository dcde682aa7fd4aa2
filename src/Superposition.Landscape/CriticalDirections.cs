using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>Finds every direction of the half plane that holds a critical point other than the origin.</summary>
internal static class CriticalDirections
{
    /// <summary>The directions, clockwise from the first wall.</summary>
    /// <remarks>
    /// Inside a cell: the roots of N in (0, 1), all of them. On a wall where the loss is C^1: the wall, where N is 0 there. On a wall with a
    /// kink: the wall, where the slopes of psi on its two sides do not have the same strict sign, that is, where 0 lies in the Clarke
    /// subdifferential, the hull of the one-sided gradients; along the ray both vanish at r^2 = A/B.
    /// </remarks>
    public static List<CriticalDirection> All(LossLandscape landscape, ImmutableArray<RayReduction> charts)
    {
        var inside = charts.Select(Inside).ToList();
        var directions = new List<CriticalDirection>();
        for (var k = 0; k < charts.Length; k++)
        {
            var before = (k + charts.Length - 1) % charts.Length;
            var isSmooth = landscape.Derivation.Walls[k].Smoothness >= 2;
            var slopeBefore = -charts[before].N.SignAt(Rational.One);
            var slopeAfter = -charts[k].N.SignAt(Rational.Zero);
            if (isSmooth && slopeBefore != slopeAfter)
                throw new CensusUndecidedException("the slopes differ across a wall where the loss is smooth");
            if (slopeBefore * slopeAfter <= 0)
                directions.Add(new(charts[k], Rational.Zero, null, inside[before].Signs[^1], inside[k].Signs[0], isSmooth));
            directions.AddRange(inside[k].Roots.Select((root, i) =>
                new CriticalDirection(charts[k], null, root, inside[k].Signs[i], inside[k].Signs[i + 1], true)));
        }

        return directions;
    }

    /// <summary>The roots of N in (0, 1) and the sign of psi' = -A N / B^2 in the gaps before, between and after them.</summary>
    private static (ImmutableArray<RealRoot> Roots, ImmutableArray<int> Signs) Inside(RayReduction chart)
    {
        var roots = RealRoot.Isolate(chart.N, Rational.Zero, Rational.One);
        var gaps = roots.Select(r => r.Enclosure.Upper).Prepend(Rational.Zero).Zip(roots.Select(r => r.Enclosure.Lower).Append(Rational.One));
        return (roots, [.. gaps.Select(gap => -chart.N.SignAt((gap.First + gap.Second) / 2))]);
    }
}
