using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Model;

/// <summary>
/// A toy model of superposition: inputs x_1..x_n independent, x_i = 0 with probability 1 - p and else uniform on [0, 1]; output
/// x' = ReLU(W^T W x + b); loss L(W) = E[ sum_i I_i (x_i - x'_i)^2 ].
/// </summary>
/// <remarks>
/// Two models are equal when all their parameters are.
/// Source: Elhage et al., "Toy Models of Superposition", 2022, section "Demonstrating Superposition".
/// </remarks>
public sealed record ToyModel
{
    /// <summary>The model with the given parameters.</summary>
    /// <param name="architecture">n, m and whether there is a bias.</param>
    /// <param name="importances">I_1..I_n, each above 0.</param>
    /// <param name="density">p.</param>
    /// <param name="bias">b_1..b_n where the architecture has a bias, else null.</param>
    /// <exception cref="ArgumentException">A list has not n members, or a bias is given to an architecture without one, or withheld.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An importance is not above 0.</exception>
    public ToyModel(Architecture architecture, ImmutableArray<Rational> importances, Density density, ImmutableArray<Rational>? bias = null)
    {
        if (importances.Length != architecture.Features)
            throw new ArgumentException($"{architecture.Features} importances are needed, {importances.Length} are given", nameof(importances));
        if (architecture.HasBias != bias.HasValue)
            throw new ArgumentException($"the architecture is {architecture}, so a bias is {(bias.HasValue ? "too much" : "missing")}", nameof(bias));
        if (bias is { } b && b.Length != architecture.Features)
            throw new ArgumentException($"{architecture.Features} biases are needed, {b.Length} are given", nameof(bias));
        foreach (var importance in importances)
        {
            if (importance.Sign <= 0)
                throw new ArgumentOutOfRangeException(nameof(importances), importance.ToString(), "an importance is above 0");
        }

        Architecture = architecture;
        Importances = importances;
        Density = density;
        Bias = bias;
    }

    /// <summary>n, m and whether there is a bias.</summary>
    public Architecture Architecture { get; }

    /// <summary>I_1..I_n, each above 0.</summary>
    public ImmutableArray<Rational> Importances { get; }

    /// <summary>p, the probability that a feature is present.</summary>
    public Density Density { get; }

    /// <summary>b_1..b_n, or null without bias.</summary>
    public ImmutableArray<Rational>? Bias { get; }

    /// <summary>The model n = 2, m = 1, no bias, with I_1 = 1 and I_2 = <paramref name="relativeImportance"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The importance is not above 0.</exception>
    public static ToyModel Smallest(Density density, Rational relativeImportance) =>
        new(Architecture.Smallest, [Rational.One, relativeImportance], density);

    /// <inheritdoc/>
    public bool Equals(ToyModel? other) =>
        other is not null && Architecture == other.Architecture && Density == other.Density
        && Importances.AsSpan().SequenceEqual(other.Importances.AsSpan())
        && (Bias ?? []).AsSpan().SequenceEqual((other.Bias ?? []).AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Importances.Concat(Bias ?? []).Aggregate(HashCode.Combine(Architecture, Density), HashCode.Combine);
}
