namespace Superposition.Kernels;

/// <summary>A real number held as the unevaluated sum of a node and of a node some 2^53 times smaller.</summary>
/// <param name="High">The rounded number.</param>
/// <param name="Low">What rounding lost, to first order; null where nothing was lost.</param>
internal readonly record struct SplitValue(int High, int? Low);
