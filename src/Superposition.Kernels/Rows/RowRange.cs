namespace Superposition.Kernels;

/// <summary>A range of a row on which the loss is one Laurent polynomial.</summary>
/// <param name="End">The first place behind it.</param>
/// <param name="Divides">Whether the power x^-1 occurs.</param>
internal readonly record struct RowRange(int End, bool Divides);
