using System.Runtime.CompilerServices;

namespace Superposition.MonteCarlo;

/// <summary>
/// Philox 4x32-10, a counter-based generator: word j of item k under seed s is a function of (s, k, j) alone. It seeds the streams of
/// <see cref="XoshiroLanes"/>, so that block k of the samples can be drawn by any thread at any time.
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
    private const uint ItemDomain = 0;
    private const uint SeedDomain = 1;

    /// <summary>The generator of the given seed, which is the key of the cipher.</summary>
    public CounterGenerator(ulong seed) => Seed = seed;

    /// <summary>The seed: its low half is k_0, its high half k_1.</summary>
    public ulong Seed { get; }

    /// <summary>The ten rounds on one counter under one key: the published bijection itself.</summary>
    /// <returns>Four words, each uniform on [0, 2^32).</returns>
    /// <remarks>Optimised at once: seeding would be a tenth of a short run before the runtime compiles the code again.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>The 64-bit words 2 <paramref name="pair"/> and 2 <paramref name="pair"/> + 1 of one item.</summary>
    /// <param name="index">The index of the item.</param>
    /// <param name="pair">The index of the pair of words, from 0.</param>
    /// <returns>Two words, each uniform on [0, 2^64).</returns>
    public (ulong Even, ulong Odd) Words(ulong index, uint pair) => Words(index, pair, ItemDomain);

    /// <summary>A seed for part <paramref name="index"/> of a larger experiment, from counters that no item uses.</summary>
    public ulong SubSeed(ulong index) => Words(index, 0, SeedDomain).Even;

    private (ulong Even, ulong Odd) Words(ulong index, uint pair, uint domain)
    {
        var (w0, w1, w2, w3) = Block(((uint)index, (uint)(index >> 32), pair, domain), ((uint)Seed, (uint)(Seed >> 32)));
        return (w0 | ((ulong)w1 << 32), w2 | ((ulong)w3 << 32));
    }
}
