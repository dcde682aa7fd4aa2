using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Superposition.MonteCarlo;

/// <summary>
/// Four independent streams of xoshiro256+, one in each lane of a vector. There are four on every machine: where the hardware's vectors
/// are narrower, they are worked through in parts, and every lane has the same bits.
/// </summary>
/// <remarks>
/// <para>With the state (a, b, c, d) the word is a + d modulo 2^64, and the state moves on by c ^= a, d ^= b, b ^= c, a ^= d,
/// c ^= b_old shifted left by 17, d rotated left by 45. The period is 2^256 - 1.</para>
/// <para>Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM Transactions on Mathematical Software 47, 2021.
/// They recommend the generator for floating point numbers: only the lowest bits of its words are weak, and
/// <see cref="InputSampler"/> uses the 52 high bits.</para>
/// <para>Each feature has its own streams in each block of samples, seeded with words of <see cref="CounterGenerator"/>. That is a bijection of its
/// counters, so no state is zero and no two states of a seed are equal. Even 2^40 samples of a thousand features are below 2^50
/// words in 2^36 streams, which overlap with a probability below 2^-150.</para>
/// <para><c>default</c> is the state zero, which only repeats itself; take <see cref="Seeded"/>.</para>
/// </remarks>
public readonly struct XoshiroLanes
{
    /// <summary>The number of streams, 4.</summary>
    public const int Count = 4;

    private readonly Vector256<ulong> _a;
    private readonly Vector256<ulong> _b;
    private readonly Vector256<ulong> _c;
    private readonly Vector256<ulong> _d;

    /// <summary>The streams in the given states, which must not be zero in all four words of a lane.</summary>
    public XoshiroLanes(Vector256<ulong> a, Vector256<ulong> b, Vector256<ulong> c, Vector256<ulong> d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The present word of every stream, uniform on [0, 2^64).</summary>
    public Vector256<ulong> Words
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _a + _d;
    }

    /// <summary>The streams of feature i in one block of samples: the state of lane l is made of the words 16 i + 4 l to 16 i + 4 l + 3 of the item
    /// with the number of the block.</summary>
    /// <param name="seed">The seed of the samples.</param>
    /// <param name="block">The index of the block.</param>
    /// <param name="feature">The index of the feature, from 0, below 2^28.</param>
    public static XoshiroLanes Seeded(ulong seed, ulong block, int feature)
    {
        var generator = new CounterGenerator(seed);
        Span<ulong> states = stackalloc ulong[4 * Count];
        for (var lane = 0; lane < Count; lane++)
        {
            var pair = 2 * (uint)((feature * Count) + lane);
            (states[lane], states[Count + lane]) = generator.Words(block, pair);
            (states[(2 * Count) + lane], states[(3 * Count) + lane]) = generator.Words(block, pair + 1);
        }

        return new(
            Vector256.Create<ulong>(states),
            Vector256.Create<ulong>(states[Count..]),
            Vector256.Create<ulong>(states[(2 * Count)..]),
            Vector256.Create<ulong>(states[(3 * Count)..]));
    }

    /// <summary>These streams and others, moved on together.</summary>
    internal XoshiroLanePair With(XoshiroLanes others) =>
        new(Vector512.Create(_a, others._a), Vector512.Create(_b, others._b), Vector512.Create(_c, others._c), Vector512.Create(_d, others._d));

    /// <summary>One of the streams.</summary>
    internal Xoshiro Lane(int lane) => new(_a[lane], _b[lane], _c[lane], _d[lane]);

    /// <summary>Every stream one word on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public XoshiroLanes Next()
    {
        var c = _c ^ _a;
        var d = _d ^ _b;
        return new(_a ^ d, _b ^ c, c ^ (_b << 17), Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(d, 45) : (d << 45) | (d >>> 19));
    }
}
