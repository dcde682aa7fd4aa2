using System.Collections.Immutable;

namespace Superposition.MonteCarlo;

/// <summary>The result of a check of a closed form at several points, with all that reproduces it.</summary>
/// <param name="Points">The points in the order in which they were given.</param>
/// <param name="Samples">N, the number of samples at each point.</param>
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
    CheckOutcome Outcome);
