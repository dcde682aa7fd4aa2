using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>A point of the plane of density and importance where boundaries meet or end.</summary>
/// <param name="Label">Its name in figures: a letter, with a prime for the mirror image under I_2 -> 1/I_2.</param>
/// <param name="Meaning">What is there, in words.</param>
/// <param name="Density">p: exact, or enclosed within 2^-60.</param>
/// <param name="Importance">I_2: exact, or enclosed about as well.</param>
public sealed record SpecialPoint(string Label, string Meaning, RationalInterval Density, RationalInterval Importance)
{
    /// <summary>The label of the point at equal importances.</summary>
    public const string EqualImportances = "A";

    /// <summary>The label of the point where first-only, antipodal and confused meet.</summary>
    public const string Meeting = "B";

    private const int Bits = 60;

    /// <summary>The special points: of the first-order line at equal importances, with the crossover, and of the spinodal at density 1.</summary>
    /// <param name="boundaries">The exact boundaries.</param>
    /// <exception cref="CensusUndecidedException">The antipodal minimum is not the lowest at one end of the search or is it at the other.</exception>
    public static ImmutableArray<SpecialPoint> Of(PhaseBoundaries boundaries)
    {
        var equal = EndOfAntipodal(boundaries.Landscape, _ => Rational.One);
        var meeting = EndOfAntipodal(boundaries.Landscape, p => CrossoverAt(p).Midpoint);
        SpecialPoint crossing = new(Meeting, "the first-order line meets the crossover between first-only and confused", meeting, CrossoverAt(meeting));
        SpecialPoint end = new("C", "the spinodal ends: at density 1", Rational.One, boundaries.SpinodalEnd.Enclosure);
        return
        [
            new(EqualImportances, "the first-order line at equal importances", equal, Rational.One),
            crossing,
            Mirrored(crossing, "the first-order line meets the crossover between second-only and confused"),
            end,
            Mirrored(end, end.Meaning),
        ];
    }

    private static SpecialPoint Mirrored(SpecialPoint point, string meaning) =>
        new(point.Label + "′", meaning, point.Density, point.Importance.Reciprocal());

    /// <summary>I_2 on the line of Theorem 9, which is linear in I_2.</summary>
    private static RationalInterval CrossoverAt(RationalInterval density)
    {
        var constant = LandscapeTheorems.CrossoverLine.Substitute(Symbols.Importance(2), Rational.Zero);
        var linear = LandscapeTheorems.CrossoverLine.Derivative(Symbols.Importance(2));
        return -constant.Evaluate((Symbols.Density, density)) / linear.Evaluate((Symbols.Density, density));
    }

    /// <summary>Halves the densities on a curve between one at which the antipodal minimum is the lowest, by an exact census, and one at which it is not.</summary>
    private static RationalInterval EndOfAntipodal(LossLandscape landscape, Func<Rational, Rational> importanceAt)
    {
        bool IsAntipodal(Rational density) =>
            CriticalPointCensus.Of(landscape, ToyModel.Smallest(new(density), importanceAt(density))).Phase == Phase.Antipodal;
        var (lower, upper, width) = (new Rational(1, 8), Rational.One, new Rational(1, 2).Pow(Bits));
        if (!IsAntipodal(lower) || IsAntipodal(upper))
            throw new CensusUndecidedException("the antipodal minimum is not the lowest at density 1/8 and another one at density 1");
        while (upper - lower > width)
        {
            var middle = (lower + upper) / 2;
            (lower, upper) = IsAntipodal(middle) ? (middle, upper) : (lower, middle);
        }

        return new(lower, upper);
    }
}
