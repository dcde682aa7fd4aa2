using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Superposition.MonteCarlo;

/// <summary>
/// Philox 4x32-10, a counter-based generator: word j of sample k under seed s is a function of (s, k, j) alone, so what is drawn does not
/// depend on the order or the number of threads that draw it.
/// </summary>
/// <remarks>
/// <para>One round maps (c_0, c_1, c_2, c_3) under the key (k_0, k_1) to (hi(M_1 c_2) ^ c_1 ^ k_0, lo(M_1 c_2), hi(M_0 c_0) ^ c_3 ^ k_1,
/// lo(M_0 c_0)), where hi and lo are the halves of the 64-bit product. There are ten rounds; after each the key moves on by (W_0, W_1).
/// </para>
/// <para>Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011, where the generator passes
/// BigCrush. For one key the map is a bijection of the 2^128 counters, so no two blocks of a seed are the same.</para>
/// <para><c>default</c> is the generator of seed 0.</para>
/// </remarks>
public readonly struct CounterGenerator
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint KeyStep0 = 0x9E3779B9;
    private const uint KeyStep1 = 0xBB67AE85;
    private const uint SampleDomain = 0;
    private const uint SeedDomain = 1;

    /// <summary>The generator of the given seed, which is the key of the cipher.</summary>
    public CounterGenerator(ulong seed) => Seed = seed;

    /// <summary>The seed: its low half is k_0, its high half k_1.</summary>
    public ulong Seed { get; }

    /// <summary>The ten rounds on one counter under one key: the published bijection itself.</summary>
    /// <returns>Four words, each uniform on [0, 2^32).</returns>
    public static (uint W0, uint W1, uint W2, uint W3) Block((uint C0, uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        var (c0, c1, c2, c3) = counter;
        var (k0, k1) = key;
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            unchecked
            {
                k0 += KeyStep0;
                k1 += KeyStep1;
            }
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>The 64-bit words of the features 2 <paramref name="pair"/> and 2 <paramref name="pair"/> + 1 of one sample.</summary>
    /// <param name="sample">The index of the sample.</param>
    /// <param name="pair">The index of the pair of features, from 0.</param>
    /// <returns>Two words, each uniform on [0, 2^64).</returns>
    public (ulong Even, ulong Odd) Words(ulong sample, uint pair) => Words(sample, pair, SampleDomain);

    /// <summary>The same words for consecutive samples, four at a time.</summary>
    /// <param name="firstSample">The index of the first sample.</param>
    /// <param name="pair">The index of the pair of features, from 0.</param>
    /// <param name="even">Receives the even words; its length, a multiple of 4, is the number of samples.</param>
    /// <param name="odd">Receives the odd words; as long.</param>
    /// <exception cref="ArgumentException">The lengths differ or are not a multiple of 4.</exception>
    public void Words(ulong firstSample, uint pair, Span<ulong> even, Span<ulong> odd)
    {
        if (even.Length != odd.Length || even.Length % Vector256<ulong>.Count != 0)
            throw new ArgumentException($"the lengths {even.Length} and {odd.Length} are not equal multiples of {Vector256<ulong>.Count}");
        var evenVectors = MemoryMarshal.Cast<ulong, Vector256<ulong>>(even);
        var oddVectors = MemoryMarshal.Cast<ulong, Vector256<ulong>>(odd);
        var samples = Vector256.Create(firstSample) + Vector256<ulong>.Indices;
        for (var s = 0; s < evenVectors.Length; s++)
        {
            (evenVectors[s], oddVectors[s]) = FourBlocks(samples, pair);
            samples += Vector256.Create((ulong)Vector256<ulong>.Count);
        }
    }

    /// <summary>A seed for part <paramref name="index"/> of a larger experiment, from counters that no sample uses.</summary>
    public ulong SubSeed(ulong index) => Words(index, 0, SeedDomain).Even;

    private (ulong Even, ulong Odd) Words(ulong index, uint pair, uint domain)
    {
        var (w0, w1, w2, w3) = Block(((uint)index, (uint)(index >> 32), pair, domain), ((uint)Seed, (uint)(Seed >> 32)));
        return (w0 | ((ulong)w1 << 32), w2 | ((ulong)w3 << 32));
    }

    // Each 64-bit lane carries a 32-bit word in its low half; the high half is arbitrary until the words are joined at the end.
    private (Vector256<ulong> Even, Vector256<ulong> Odd) FourBlocks(Vector256<ulong> samples, uint pair)
    {
        var (c0, c1, c2, c3) = (samples, samples >>> 32, Vector256.Create((ulong)pair), Vector256.Create((ulong)SampleDomain));
        var (k0, k1) = ((uint)Seed, (uint)(Seed >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = LowProduct(c0, Multiplier0);
            var product1 = LowProduct(c2, Multiplier1);
            c0 = (product1 >>> 32) ^ c1 ^ Vector256.Create((ulong)k0);
            c1 = product1;
            c2 = (product0 >>> 32) ^ c3 ^ Vector256.Create((ulong)k1);
            c3 = product0;
            unchecked
            {
                k0 += KeyStep0;
                k1 += KeyStep1;
            }
        }

        var low = Vector256.Create((ulong)uint.MaxValue);
        return ((c0 & low) | (c1 << 32), (c2 & low) | (c3 << 32));
    }

    private static Vector256<ulong> LowProduct(Vector256<ulong> left, uint right) => Avx2.IsSupported
        ? Avx2.Multiply(left.AsUInt32(), Vector256.Create((ulong)right).AsUInt32())
        : (left & Vector256.Create((ulong)uint.MaxValue)) * Vector256.Create((ulong)right);
}
