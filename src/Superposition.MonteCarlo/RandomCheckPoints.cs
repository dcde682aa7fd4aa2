using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>Random points of the smallest model, n = 2, m = 1 without bias, with rational coordinates of small denominators.</summary>
/// <remarks>
/// The lines w_1 = 0, w_2 = 0 and w_1 + w_2 = 0 cut the plane into six open sectors, and points visit them in turn. Where the signs are
/// equal, |w_1| &gt; |w_2| and |w_1| &lt; |w_2| alternate, so twelve points meet all sign patterns in both orders.
/// </remarks>
public static class RandomCheckPoints
{
    private const int WeightDenominator = 40;
    private const int LargestWeightRank = 30;
    private const int DensityDenominator = 20;
    private const int InnerPoints = 12;

    private static readonly ImmutableArray<(int Sign1, int Sign2, bool? FirstIsLarger)> Sectors =
        [(1, 1, null), (1, -1, true), (1, -1, false), (-1, -1, null), (-1, 1, true), (-1, 1, false)];

    // Nearly equal steps of the logarithm.
    private static readonly ImmutableArray<Rational> Decade = [1, new(3, 2), 2, 3, new(9, 2), 7, 10];

    // Points on the lines; and points of the sectors at the ends of density and importance.
    private static readonly ImmutableArray<(int Sign1, int Sign2)> Lines = [(1, -1), (-1, 1), (1, 0), (0, -1)];
    private static readonly ImmutableArray<(bool IsSparse, Rational Importance)> Extremes =
        [(true, new(1, 1000)), (true, 1000), (false, new(1, 1000)), (false, 1000)];

    /// <summary>
    /// <paramref name="count"/> points on no line: |w_i| odd multiples of 1/40 in [1/40, 59/40], unequal; the density a multiple of 1/20 in
    /// [1/20, 1]; the relative importance in [1/10, 10], spread evenly over its logarithm. Point k depends on the seed and k alone.
    /// </summary>
    /// <remarks>No |w_i| is 1, where a present feature alone has no loss and only the rare pairs of features say anything.</remarks>
    /// <param name="count">The number of points, at least 1.</param>
    /// <param name="seed">The seed of the points.</param>
    /// <param name="density">The density of all points, or null to draw it.</param>
    /// <param name="relativeImportance">I_2 of all points, above 0, or null to draw it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of points is below 1 or the importance not above 0.</exception>
    public static ImmutableArray<CheckPoint> Generate(int count, ulong seed, Density? density = null, Rational? relativeImportance = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var generator = new CounterGenerator(seed);
        return [.. Enumerable.Range(0, count).Select(index => RandomPoint.Draw(generator, index).InSector(index, density, relativeImportance))];
    }

    /// <summary>
    /// Points in rounds of 20: twelve as above; then one on each half of the wall w_1 + w_2 = 0 and one on each axis; then four of the
    /// sectors in turn with the importances 1/1000 and 1000, two of them at a small density.
    /// </summary>
    /// <param name="count">The number of points, at least 1.</param>
    /// <param name="seed">The seed of the points.</param>
    /// <param name="smallDensity">The small density.</param>
    /// <param name="density">The density of all points, or null to draw it.</param>
    /// <param name="relativeImportance">I_2 of all points, above 0, or null to draw it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of points is below 1 or the importance not above 0.</exception>
    public static ImmutableArray<CheckPoint> GenerateWithBoundaries(
        int count, ulong seed, Density smallDensity, Density? density = null, Rational? relativeImportance = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var generator = new CounterGenerator(seed);
        return [.. Enumerable.Range(0, count).Select(index =>
        {
            var point = RandomPoint.Draw(generator, index);
            var (round, place) = Math.DivRem(index, InnerPoints + Lines.Length + Extremes.Length);
            if (place < InnerPoints)
                return point.InSector((round * InnerPoints) + place, density, relativeImportance);
            if (place < InnerPoints + Lines.Length)
                return point.OnLine(Lines[place - InnerPoints], density, relativeImportance);
            var extreme = place - InnerPoints - Lines.Length;
            var (isSparse, importance) = Extremes[extreme];
            return point.InSector((round * Extremes.Length) + extreme, density ?? (isSparse ? smallDensity : null), relativeImportance ?? importance);
        })];
    }

    /// <summary>What is drawn for one point: the ranks of two unequal weights, a density, an importance.</summary>
    private readonly record struct RandomPoint(int Larger, int Smaller, Density Density, Rational Importance)
    {
        public static RandomPoint Draw(CounterGenerator generator, int index)
        {
            var (first, second) = generator.Words((ulong)index, 0);
            var (third, fourth) = generator.Words((ulong)index, 1);
            var larger = Below(first, LargestWeightRank - 1) + 2;
            return new(
                larger,
                Below(second, larger - 1) + 1,
                new Density(new Rational(Below(third, DensityDenominator) + 1, DensityDenominator)),
                ImportanceAt(Below(fourth, (2 * Decade.Length) - 1)));
        }

        public CheckPoint InSector(int turn, Density? density, Rational? importance)
        {
            var (sign1, sign2, order) = Sectors[turn % Sectors.Length];
            var firstIsLarger = order ?? (turn / Sectors.Length % 2 == 0);
            var (rank1, rank2) = firstIsLarger ? (Larger, Smaller) : (Smaller, Larger);
            return At(sign1 * Weight(rank1), sign2 * Weight(rank2), density, importance);
        }

        public CheckPoint OnLine((int Sign1, int Sign2) signs, Density? density, Rational? importance) =>
            At(signs.Sign1 * Weight(Larger), signs.Sign2 * Weight(Larger), density, importance);

        private CheckPoint At(Rational w1, Rational w2, Density? density, Rational? importance)
        {
            var model = ToyModel.Smallest(density ?? Density, importance ?? Importance);
            return new(model, new(model.Architecture, w1, w2));
        }

        private static Rational Weight(int rank) => new((2 * rank) - 1, WeightDenominator);

        // 0..6 are 1..10, 7..12 the reciprocals of 3/2..10.
        private static Rational ImportanceAt(int index) =>
            index < Decade.Length ? Decade[index] : Decade[index - Decade.Length + 1].Reciprocal();

        // floor(word bound / 2^64), uniform on [0, bound) up to bound 2^-64.
        private static int Below(ulong word, int bound) => (int)Math.BigMul(word, (ulong)bound, out _);
    }
}
