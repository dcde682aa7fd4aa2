using System.Collections.Immutable;

namespace Superposition.MonteCarlo;

/// <summary>The result of a check of a closed form at several points, with all that reproduces it.</summary>
/// <param name="Points">The points in the order in which they were given.</param>
/// <param name="Samples">N, the number of samples at each point, or the largest where a relative error was wanted.</param>
/// <param name="Seed">The seed from which each point's own seed is derived.</param>
/// <param name="FamilyWiseErrorRate">The probability that a right closed form fails.</param>
/// <param name="Threshold">The bound on |z|.</param>
/// <param name="Outcome">Failed if a |z| exceeds the threshold; else undecided if a z is missing; else passed.</param>
public sealed record CheckResult(
    ImmutableArray<CheckedPoint> Points,
    long Samples,
    ulong Seed,
    double FamilyWiseErrorRate,
    double Threshold,
    CheckOutcome Outcome)
{
    /// <summary>The largest |z| of a loss or a derivative, 0 where all are missing.</summary>
    public double LargestZ => Points.SelectMany(p => p.Gradient.Select(g => g.Z).Prepend(p.Z)).Max(z => Math.Abs(z ?? 0));
}
