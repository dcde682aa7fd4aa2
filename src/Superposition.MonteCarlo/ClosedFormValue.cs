using System.Collections.Immutable;

namespace Superposition.MonteCarlo;

/// <summary>What a closed form says at one point.</summary>
/// <param name="Loss">L(W).</param>
/// <param name="Gradient">dL/dW_jk at j n + k, both from 0; empty where the loss has no gradient, which then is not checked.</param>
public sealed record ClosedFormValue(double Loss, ImmutableArray<double> Gradient);
