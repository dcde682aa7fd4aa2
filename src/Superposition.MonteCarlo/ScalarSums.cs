using System.Runtime.CompilerServices;

namespace Superposition.MonteCarlo;

/// <summary>The sum of some values and of their squares: one lane of <see cref="LaneSums"/>.</summary>
internal readonly record struct ScalarSums(double Sum, double Squares)
{
    /// <summary>The sums with one more value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ScalarSums Add(double value) => new(Sum + value, Math.FusedMultiplyAdd(value, value, Squares));
}
