namespace Superposition.MonteCarlo;

/// <summary>The closed form and the network at one point.</summary>
/// <param name="Point">Where both were evaluated.</param>
/// <param name="Exact">The value of the closed form.</param>
/// <param name="Estimate">Mean, standard error, number of samples and the point's own seed.</param>
/// <param name="Z">(mean - exact) / standard error, or null where the samples carry no information about the loss.</param>
public sealed record CheckedPoint(CheckPoint Point, double Exact, LossEstimate Estimate, double? Z);
