using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>An interval that is proven to hold a point of a curve.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
public readonly record struct Bracket(double Lower, double Upper)
{
    /// <summary>The geometric middle.</summary>
    public double Middle => Math.Sqrt(Lower * Upper);
}

/// <summary>The importances at most 1 at which the boundaries have a given density; the other branches have 1/I_2 in the place of I_2.</summary>
/// <param name="Density">p.</param>
/// <param name="Axis">I_2 on the axis curve of (1, 0), which for densities near 1 is above 1, and null at 1: the exact curve, rounded.</param>
/// <param name="Crossover">I_2 on the crossover between first-only and confused of Theorem 9: the exact line, rounded.</param>
/// <param name="FirstOrder">I_2 where the antipodal and the other minimum have equal loss; null where the antipodal one is not the lowest near 1, or double precision does not decide.</param>
/// <param name="Spinodal">I*(p) of Theorem 8, where the antipodal minimum appears; null where double precision does not decide.</param>
public sealed record BoundaryCurvePoint(double Density, double? Axis, double Crossover, Bracket? FirstOrder, Bracket? Spinodal);

/// <summary>The boundaries in the plane of density and importance as points for drawing.</summary>
/// <remarks>
/// Axis curves and crossovers come from their exact equations, both linear in I_2. A point of the spinodal and of the first-order line is a
/// bracket: at its ends the certified census in double precision gives different answers, so that a boundary lies between.
/// </remarks>
public sealed class BoundaryCurves
{
    /// <summary>Just below 1; at equal importances the wall is critical, which double precision cannot decide.</summary>
    private const double NearlyEqual = 1 - 1e-6;

    private const int MaxSteps = 60;
    private static readonly ImmutableArray<double> Places = [0.5, 0.375, 0.625];

    private readonly DoubleCensus _census;
    private readonly (UnivariatePolynomial Constant, UnivariatePolynomial Linear) _axis;
    private readonly (UnivariatePolynomial Constant, UnivariatePolynomial Linear) _crossover;

    /// <summary>The curves of a landscape.</summary>
    /// <param name="boundaries">The exact boundaries.</param>
    /// <exception cref="CensusUndecidedException">A curve that should be linear in I_2 is not.</exception>
    public BoundaryCurves(PhaseBoundaries boundaries)
    {
        _census = new(boundaries.Landscape);
        _axis = InImportance(boundaries.Axis);
        _crossover = InImportance(LandscapeTheorems.CrossoverLine);
    }

    /// <summary>The points at a density.</summary>
    /// <param name="density">p, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The density is not in (0, 1].</exception>
    public BoundaryCurvePoint At(double density)
    {
        if (!(density is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(density), density, "a density lies in (0, 1]");
        var p = Rational.FromDouble(density);
        return new(
            density,
            Root(_axis, p),
            Root(_crossover, p) ?? throw new CensusUndecidedException("the crossover line is parallel to the axis of importances"),
            Between(density, (points, global) => points[global].Phase == Phase.Antipodal),
            Between(density, (points, _) => HasAntipodal(points)));
    }

    private static bool HasAntipodal(ReadOnlySpan<DoubleCriticalPoint> points)
    {
        foreach (ref readonly var point in points)
        {
            if (point.Phase == Phase.Antipodal)
                return true;
        }

        return false;
    }

    private static (UnivariatePolynomial Constant, UnivariatePolynomial Linear) InImportance(LaurentPolynomial curve)
    {
        var powers = curve.Collect(Symbols.Importance(2)).ToDictionary(c => c.Monomial.ExponentOf(Symbols.Importance(2)), c => UnivariatePolynomial.From(c.Coefficient, Symbols.Density));
        return powers.Keys.Order().ToArray() is [0, 1]
            ? (powers[0], powers[1])
            : throw new CensusUndecidedException("a boundary is not linear in the importance");
    }

    private static double? Root((UnivariatePolynomial Constant, UnivariatePolynomial Linear) curve, Rational p) =>
        curve.Linear.Evaluate(p) is { IsZero: false } linear ? (-curve.Constant.Evaluate(p) / linear).ToDouble() : null;

    /// <summary>Halves (p/16, 1) on a logarithmic scale, between an importance at which a property does not hold and one at which it does.</summary>
    /// <remarks>p/16 is far below the slopes k of p/I_2 = k with which the curves leave the corner of small densities.</remarks>
    private Bracket? Between(double density, Property property)
    {
        Span<DoubleCriticalPoint> points = stackalloc DoubleCriticalPoint[DoubleCensus.MaxPoints];
        bool? Holds(double importance, Span<DoubleCriticalPoint> room) =>
            _census.TryTake(density, importance, room, out var count, out var global) ? property(room[..count], global) : null;
        var (lower, upper) = (density / 16, NearlyEqual);
        if (Holds(lower, points) is not false || Holds(upper, points) is not true)
            return null;
        for (var step = 0; step < MaxSteps; step++)
        {
            var isHalved = false;
            foreach (var place in Places)
            {
                var importance = lower * Math.Pow(upper / lower, place);
                if (isHalved || importance <= lower || importance >= upper || Holds(importance, points) is not { } holds)
                    continue;
                (lower, upper, isHalved) = holds ? (lower, importance, true) : (importance, upper, true);
            }

            if (!isHalved)
                break;
        }

        return new(lower, upper);
    }

    private delegate bool Property(ReadOnlySpan<DoubleCriticalPoint> points, int global);
}
