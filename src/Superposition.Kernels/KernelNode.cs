using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>One operation of a <see cref="KernelProgram"/>.</summary>
/// <param name="Operation">What is computed.</param>
/// <param name="X">First operand: the index of an earlier node, or the number of an input; -1 where there is none.</param>
/// <param name="Y">Second operand: the index of an earlier node; -1 where there is none.</param>
/// <param name="Z">Third operand: the index of an earlier node; -1 where there is none.</param>
/// <param name="Value">The number of a constant; 0 for other operations.</param>
public readonly record struct KernelNode(KernelOperation Operation, int X = -1, int Y = -1, int Z = -1, Rational Value = default);
