using System.Collections.Immutable;

namespace Superposition.Kernels;

/// <summary>A cell of the plane of weights and the nodes that hold the function and its derivatives there.</summary>
/// <param name="Conditions">The closed conditions of the cell; all must hold.</param>
/// <param name="Outputs">
/// The indices of six nodes: the function f, then df/dw_1, df/dw_2, then d2f/dw_1^2, d2f/dw_1dw_2, d2f/dw_2^2.
/// </param>
public sealed record KernelCell(ImmutableArray<KernelCondition> Conditions, ImmutableArray<int> Outputs);
