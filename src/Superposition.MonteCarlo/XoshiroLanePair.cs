using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Superposition.MonteCarlo;

/// <summary>Two <see cref="XoshiroLanes"/>, one in each half of a vector of 512 bits: each has the same words as by itself.</summary>
internal readonly struct XoshiroLanePair(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c, Vector512<ulong> d)
{
    private readonly Vector512<ulong> _a = a;
    private readonly Vector512<ulong> _b = b;
    private readonly Vector512<ulong> _c = c;
    private readonly Vector512<ulong> _d = d;

    /// <summary>The words.</summary>
    public Vector512<ulong> Words
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _a + _d;
    }

    /// <summary>The states after these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public XoshiroLanePair Next()
    {
        var c = _c ^ _a;
        var d = _d ^ _b;
        return new(_a ^ d, _b ^ c, c ^ (_b << 17), Avx512F.IsSupported ? Avx512F.RotateLeft(d, 45) : (d << 45) | (d >>> 19));
    }
}
