using System.Collections.Immutable;

namespace Superposition.MonteCarlo;

/// <summary>A loss that is known by sampling: an estimate with its standard error, sample size and seed.</summary>
/// <param name="Samples">N, the number of samples.</param>
/// <param name="Seed">The seed that reproduces the estimate bit for bit.</param>
/// <param name="Mean">The mean of the samples, an unbiased estimate of the loss.</param>
/// <param name="StandardError">sqrt(s^2 / N), where s^2 is the sample variance with the divisor N - 1; not below 0.</param>
public sealed record LossEstimate(long Samples, ulong Seed, double Mean, double StandardError);

/// <summary>One derivative of the loss that is known by sampling.</summary>
/// <param name="Mean">The mean of the samples' derivatives, an unbiased estimate where the loss is differentiable.</param>
/// <param name="StandardError">sqrt(s^2 / N), as of the loss.</param>
public readonly record struct DerivativeEstimate(double Mean, double StandardError);

/// <summary>The loss and its gradient from the same samples.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Gradient">dL/dW_jk at j n + k, both from 0.</param>
public sealed record GradientEstimate(LossEstimate Loss, ImmutableArray<DerivativeEstimate> Gradient);
