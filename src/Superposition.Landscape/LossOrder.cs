using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>Decides which of two critical points has the lower loss.</summary>
internal static class LossOrder
{
    private static readonly int[] Precisions = [96, 384, 1536];

    /// <summary>-1, 0 or 1 as the loss of the first is below, equal to or above that of the second.</summary>
    /// <remarks>
    /// Different losses are told apart by disjoint enclosures. Equality is only ever concluded from two exact losses or from the exchange
    /// symmetry at I_1 = I_2.
    /// </remarks>
    /// <exception cref="CensusUndecidedException">The enclosures still overlap at the last precision.</exception>
    public static int Compare(CriticalDirection first, CriticalDirection second, ToyModel model)
    {
        if (model.Importances[0] == model.Importances[1] && AreExchanged(first, second))
            return 0;
        foreach (var bits in Precisions)
        {
            var (a, b) = (first.Enclose(bits).Loss, second.Enclose(bits).Loss);
            if (a.IsPoint && a == b)
                return 0;
            if (!a.Overlaps(b))
                return a.Upper < b.Lower ? -1 : 1;
        }

        throw new CensusUndecidedException($"two minima differ in loss by less than about 2^-{Precisions[^1]} of it, or not at all");
    }

    /// <summary>Whether the second direction is exactly the first with the features exchanged.</summary>
    /// <remarks>
    /// With equal importances the exchange maps critical directions to critical directions, here t in one chart to 1 - t in the other. The
    /// image of the first root is a root; once its enclosure lies inside the interval that isolates the second root, it is the second root.
    /// </remarks>
    private static bool AreExchanged(CriticalDirection first, CriticalDirection second)
    {
        if (first.Root is not { } root || second.Root is not { } other || !MapsTo(first.Chart, second.Chart))
            return false;
        while (true)
        {
            var image = (RationalInterval)Rational.One - root.Enclosure;
            if (!image.Overlaps(other.Enclosure))
                return false;
            if (image.Lower >= other.Enclosure.Lower && image.Upper <= other.Enclosure.Upper)
                return true;
            root = root.Refine(root.Enclosure.Width / 2);
        }
    }

    /// <summary>Whether exchanging the weights maps the direction t of one chart to the direction 1 - t of the other, up to sign.</summary>
    private static bool MapsTo(RayReduction chart, RayReduction image) => new[] { 1, -1 }.Any(sign =>
        new[] { Rational.Zero, Rational.One }.All(t =>
            chart.W2.Evaluate(t) == image.W1.Evaluate(Rational.One - t) * sign && chart.W1.Evaluate(t) == image.W2.Evaluate(Rational.One - t) * sign));
}
