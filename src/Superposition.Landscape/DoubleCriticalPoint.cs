namespace Superposition.Landscape;

/// <summary>A critical point in double precision, certified: it exists, is of this kind, and is as near as the errors say.</summary>
/// <param name="W1">w_1.</param>
/// <param name="W2">w_2.</param>
/// <param name="Loss">L(W).</param>
/// <param name="Kind">The kind.</param>
/// <param name="WeightError">A bound for the errors of w_1 and w_2.</param>
/// <param name="LossError">A bound for the error of the loss.</param>
/// <param name="Phase">The phase of a minimum, else null.</param>
public readonly record struct DoubleCriticalPoint(
    double W1, double W2, double Loss, CriticalPointKind Kind, double WeightError, double LossError, Phase? Phase);
