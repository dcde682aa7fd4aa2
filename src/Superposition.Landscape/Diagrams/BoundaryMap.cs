using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>All boundaries over a range of densities, with the points where they meet or end.</summary>
/// <param name="Boundaries">The exact boundaries.</param>
/// <param name="Points">The boundaries at densities, ascending.</param>
/// <param name="SpecialPoints">The special points, those outside of the range too.</param>
public sealed record BoundaryMap(PhaseBoundaries Boundaries, ImmutableArray<BoundaryCurvePoint> Points, ImmutableArray<SpecialPoint> SpecialPoints)
{
    /// <summary>The first-order line ends with a vertical tangent, and the axis curve leaves to infinity at density 1; so many more densities halve the distance to each.</summary>
    private const int Halvings = 30;

    /// <summary>The point where the first-order line crosses I_2 = 1, the largest density that it has.</summary>
    public SpecialPoint EqualImportances => SpecialPoints.Single(p => p.Label == SpecialPoint.EqualImportances);

    /// <summary>The point where the first-order line meets the crossover.</summary>
    public SpecialPoint Meeting => SpecialPoints.Single(p => p.Label == SpecialPoint.Meeting);

    /// <summary>The boundaries over a range.</summary>
    /// <param name="boundaries">The exact boundaries.</param>
    /// <param name="densities">The densities: both ends and the centres of the cells; more are added near the end of the first-order line and near 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">A density is above 1.</exception>
    /// <exception cref="CensusUndecidedException">A special point is undecided.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static BoundaryMap Of(PhaseBoundaries boundaries, LogarithmicAxis densities, CancellationToken cancellationToken = default)
    {
        if (densities.Upper > 1)
            throw new ArgumentOutOfRangeException(nameof(densities), densities.Upper, "a density is at most 1");
        var special = SpecialPoint.Of(boundaries);
        double[] ends = [special[0].Density.Lower.ToDouble(), 1];
        var all = densities.Centres.Prepend(densities.Lower).Append(densities.Upper)
            .Concat(ends.SelectMany(end => Enumerable.Range(1, Halvings).Select(k => end * (1 - Math.ScaleB(1, -k)))))
            .Where(p => p >= densities.Lower && p <= densities.Upper)
            .Distinct().Order();
        var curves = new BoundaryCurves(boundaries);
        return new(boundaries, [.. all.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(curves.At)], special);
    }

    /// <summary>Whether the crossover at a density belongs to the global minimum: the antipodal one is not the lowest there.</summary>
    /// <param name="point">The boundaries at the density.</param>
    public bool IsCrossoverOfGlobal(BoundaryCurvePoint point) => point.FirstOrder is { } line
        ? point.Crossover < line.Lower
        : Rational.FromDouble(point.Density) >= EqualImportances.Density.Upper;
}
