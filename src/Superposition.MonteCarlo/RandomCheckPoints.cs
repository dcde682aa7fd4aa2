using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>Random points of the smallest model, n = 2, m = 1 without bias, with rational coordinates of small denominators.</summary>
/// <remarks>
/// The lines w_1 = 0, w_2 = 0 and w_1 + w_2 = 0 cut the plane into six open sectors, and points visit them in turn. Where the signs are
/// equal, |w_1| &gt; |w_2| and |w_1| &lt; |w_2| alternate, so twelve points meet all sign patterns in both orders. No point lies on a line.
/// </remarks>
public static class RandomCheckPoints
{
    private const int WeightDenominator = 20;
    private const int LargestWeightNumerator = 30;
    private const int DensityDenominator = 20;

    private static readonly ImmutableArray<(int Sign1, int Sign2, bool? FirstIsLarger)> Sectors =
        [(1, 1, null), (1, -1, true), (1, -1, false), (-1, -1, null), (-1, 1, true), (-1, 1, false)];

    // Nearly equal steps of the logarithm.
    private static readonly ImmutableArray<Rational> Decade = [1, new(3, 2), 2, 3, new(9, 2), 7, 10];

    /// <summary>
    /// <paramref name="count"/> points: |w_i| multiples of 1/20 in [1/20, 3/2], unequal; the density a multiple of 1/20 in [1/20, 1]; the
    /// relative importance in [1/10, 10], spread evenly over its logarithm. Point k depends on the seed and k alone.
    /// </summary>
    /// <param name="count">The number of points, at least 1.</param>
    /// <param name="seed">The seed of the points.</param>
    /// <param name="density">The density of all points, or null to draw it.</param>
    /// <param name="relativeImportance">I_2 of all points, above 0, or null to draw it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of points is below 1 or the importance not above 0.</exception>
    public static ImmutableArray<CheckPoint> Generate(int count, ulong seed, Density? density = null, Rational? relativeImportance = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var generator = new CounterGenerator(seed);
        return [.. Enumerable.Range(0, count).Select(index => Point(generator, index, density, relativeImportance))];
    }

    private static CheckPoint Point(CounterGenerator generator, int index, Density? density, Rational? relativeImportance)
    {
        var (first, second) = generator.Words((ulong)index, 0);
        var (third, fourth) = generator.Words((ulong)index, 1);

        var larger = Below(first, LargestWeightNumerator - 1) + 2;
        var smaller = Below(second, larger - 1) + 1;
        var (sign1, sign2, order) = Sectors[index % Sectors.Length];
        var firstIsLarger = order ?? (index / Sectors.Length % 2 == 0);
        var (w1, w2) = firstIsLarger ? (larger, smaller) : (smaller, larger);

        var model = ToyModel.Smallest(
            density ?? new Density(new Rational(Below(third, DensityDenominator) + 1, DensityDenominator)),
            relativeImportance ?? Importance(Below(fourth, (2 * Decade.Length) - 1)));
        return new CheckPoint(
            model,
            new Weights(model.Architecture, new Rational(sign1 * w1, WeightDenominator), new Rational(sign2 * w2, WeightDenominator)));
    }

    // 0..6 are 1..10, 7..12 the reciprocals of 3/2..10.
    private static Rational Importance(int index) =>
        index < Decade.Length ? Decade[index] : Decade[index - Decade.Length + 1].Reciprocal();

    // floor(word bound / 2^64), uniform on [0, bound) up to bound 2^-64.
    private static int Below(ulong word, int bound) => (int)Math.BigMul(word, (ulong)bound, out _);
}
