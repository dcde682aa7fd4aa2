using System.Collections.Immutable;

namespace Superposition.Kernels;

/// <summary>
/// The condition <c>Sign * (f_1 f_2 ... f_n) &gt;= 0</c>, decided from the signs of the factors and never from their product.
/// </summary>
/// <remarks>
/// Every factor is an input, its negative, or the sum or difference of two inputs, so its sign in floating point is exact.
/// </remarks>
/// <param name="Factors">The indices of the nodes f_1, ..., f_n.</param>
/// <param name="Sign">1 or -1.</param>
public sealed record KernelCondition(ImmutableArray<int> Factors, int Sign);
