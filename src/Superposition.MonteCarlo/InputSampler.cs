using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>
/// Inputs of the toy model: x_1..x_n independent, x_i = 0 with probability 1 - p and else uniform on (0, 1]. One word is drawn for each.
/// </summary>
/// <remarks>
/// <para>The 52 high bits k of a word, uniform on [0, 2^52), decide presence and value together: x = max(0, (K - k)/K) with K = 2^52 p, rounded
/// to an integer. Given presence, k is uniform on {0, ..., K - 1}, so the value is independent of the presence.</para>
/// <para>Resolution: values are multiples of 1/K, about 2^-52/p, up to an error of twice that, and so the probability of presence is within 2^-50
/// of p; the values' mean is above 1/2 by 1/(2K). At p = 1/1000 these are relative errors below 1e-12, which no number of samples
/// up to 2^40 can show. Densities below 2^-32, whose values would have fewer than 20 bits, are refused.</para>
/// <para>Which sample is which: the samples are drawn in blocks of 2^16. Feature i of sample 4 r + l of block b is word r of lane l of the
/// streams <see cref="XoshiroLanes.Seeded"/> (seed, b, i). So it is a function of the seed, the density, i and the index of the
/// sample.</para>
/// </remarks>
public readonly struct InputSampler
{
    private const ulong One = 0x3FF0_0000_0000_0000;
    private const double SmallestDensity = 1.0 / (1L << 32);

    private readonly Vector512<double> _minusScale;
    private readonly Vector512<double> _end;

    /// <summary>The sampler of the given density.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The density is below 2^-32.</exception>
    public InputSampler(Density density)
    {
        var p = density.Value.ToDouble();
        if (p < SmallestDensity)
            throw new ArgumentOutOfRangeException(nameof(density), density.ToString(), "a density below 2^-32 is too small to be sampled");

        // Above 1 the doubles are the multiples of 2^-52: the sum rounds p to K 2^-52, and the difference is exact.
        var bound = 1 + p;
        var rounded = bound - 1;
        _minusScale = Vector512.Create(-1 / rounded);
        _end = Vector512.Create(bound / rounded);
    }

    /// <summary>The inputs that four words stand for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Values(Vector256<ulong> words)
    {
        // u = 1 + k 2^-52 runs from 1, where x = 1, to 2, and is 1 + K 2^-52 where x = 0.
        var u = ((words >>> 12) | Vector256.Create(One)).AsDouble();
        return Vector256.MaxNative(Vector256.FusedMultiplyAdd(u, _minusScale.GetLower(), _end.GetLower()), Vector256<double>.Zero);
    }

    /// <summary>The inputs that eight words stand for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector512<double> Values(Vector512<ulong> words)
    {
        var u = ((words >>> 12) | Vector512.Create(One)).AsDouble();
        return Vector512.MaxNative(Vector512.FusedMultiplyAdd(u, _minusScale, _end), Vector512<double>.Zero);
    }

    /// <summary>The input that one word stands for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal double Value(ulong word)
    {
        var x = Math.FusedMultiplyAdd(BitConverter.UInt64BitsToDouble((word >>> 12) | One), _minusScale.ToScalar(), _end.ToScalar());
        return x > 0 ? x : 0;
    }
}
