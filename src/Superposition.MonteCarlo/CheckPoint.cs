using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>A point at which a closed form is compared with the network.</summary>
/// <param name="Model">Importances, density and bias.</param>
/// <param name="Weights">W.</param>
public sealed record CheckPoint(ToyModel Model, Weights Weights);
