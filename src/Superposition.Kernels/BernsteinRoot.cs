namespace Superposition.Kernels;

/// <summary>A simple root of a polynomial on [0, 1], certified.</summary>
/// <param name="Position">An approximation of the root.</param>
/// <param name="Error">The root is proven to lie within this distance.</param>
/// <param name="SignBefore">The sign of the polynomial below the root, up to the next root; above it the sign is the opposite one.</param>
public readonly record struct BernsteinRoot(double Position, double Error, int SignBefore);
