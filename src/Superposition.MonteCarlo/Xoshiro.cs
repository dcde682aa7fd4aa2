using System.Numerics;
using System.Runtime.CompilerServices;

namespace Superposition.MonteCarlo;

/// <summary>One of the streams of <see cref="XoshiroLanes"/>.</summary>
internal readonly struct Xoshiro(ulong a, ulong b, ulong c, ulong d)
{
    /// <summary>The present word.</summary>
    public ulong Word
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => unchecked(a + d);
    }

    /// <summary>The stream one word on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Xoshiro Next()
    {
        var (nextC, nextD) = (c ^ a, d ^ b);
        return new(a ^ nextD, b ^ nextC, nextC ^ (b << 17), BitOperations.RotateLeft(nextD, 45));
    }
}
