using System.Collections.Immutable;

namespace Superposition.MonteCarlo;

/// <summary>The closed form and the network at one point.</summary>
/// <param name="Point">Where both were evaluated.</param>
/// <param name="Exact">The loss by the closed form.</param>
/// <param name="Estimate">Mean, standard error, number of samples and the point's own seed.</param>
/// <param name="Z">(mean - exact) / standard error, or null where the samples carry no information about the loss.</param>
public sealed record CheckedPoint(CheckPoint Point, double Exact, LossEstimate Estimate, double? Z)
{
    /// <summary>The derivatives by the weights, row after row; empty where the closed form has no gradient or too few samples contain a pair of features.</summary>
    public ImmutableArray<CheckedDerivative> Gradient { get; init; } = [];
}

/// <summary>One derivative of the loss by the closed form and by the network.</summary>
/// <param name="Exact">The value of the closed form.</param>
/// <param name="Estimate">Mean and standard error over the samples of the loss.</param>
/// <param name="Z">(mean - exact) / standard error, or null where the samples carry no information.</param>
public sealed record CheckedDerivative(double Exact, DerivativeEstimate Estimate, double? Z);
