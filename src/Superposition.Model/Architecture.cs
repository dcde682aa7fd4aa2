namespace Superposition.Model;

/// <summary>
/// The shape of a ReLU output model: h = W x with W of m rows and n columns, x' = ReLU(W^T W x + b).
/// </summary>
/// <remarks>Source: Elhage et al., "Toy Models of Superposition", Transformer Circuits Thread, 2022.</remarks>
public sealed record Architecture
{
    /// <summary>The shape with the given sizes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public Architecture(int features, int hiddenDimensions, bool hasBias = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenDimensions, 1);
        Features = features;
        HiddenDimensions = hiddenDimensions;
        HasBias = hasBias;
    }

    /// <summary>The smallest model with superposition: n = 2, m = 1, no bias.</summary>
    public static Architecture Smallest { get; } = new(2, 1);

    /// <summary>n, the number of features, at least 1.</summary>
    public int Features { get; }

    /// <summary>m, the number of hidden dimensions, at least 1.</summary>
    public int HiddenDimensions { get; }

    /// <summary>Whether there is a bias b in R^n before the output ReLU.</summary>
    public bool HasBias { get; }

    /// <summary>The model in words, as every figure and document names it: <c>bias-free, n = 2, m = 1</c>.</summary>
    public override string ToString() => $"{(HasBias ? "with bias" : "bias-free")}, n = {Features}, m = {HiddenDimensions}";
}
