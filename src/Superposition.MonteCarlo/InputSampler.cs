using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Superposition.Model;

namespace Superposition.MonteCarlo;

/// <summary>
/// Draws inputs of the toy model: x_1..x_n independent, x_i = 0 with probability 1 - p and else uniform on [0, 1).
/// </summary>
/// <remarks>
/// <para>One 53-bit integer k, uniform on [0, 2^53), decides presence and value: with K = round(2^53 p) the feature is present if and only
/// if k &lt; K, and then x = k/K. Given presence, k is uniform on {0, ..., K - 1}, so the value is independent of the presence.</para>
/// <para>Resolution: the probability of presence is K 2^-53, at most 2^-54 from p; values are multiples of 1/K, about 2^-53/p, and their
/// mean is short of 1/2 by 1/(2K). Densities below 2^-32, whose values would have fewer than 21 bits, are refused.</para>
/// </remarks>
public sealed class InputSampler
{
    private const int Bits = 53;
    private const double SmallestDensity = 1.0 / (1L << 32);

    private readonly CounterGenerator _generator;
    private readonly long _presentBelow;

    /// <summary>The sampler of the given density and seed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The density is below 2^-32.</exception>
    public InputSampler(Density density, ulong seed)
    {
        var p = density.Value.ToDouble();
        if (p < SmallestDensity)
            throw new ArgumentOutOfRangeException(nameof(density), density.ToString(), "a density below 2^-32 is too small to be sampled");
        _generator = new CounterGenerator(seed);
        _presentBelow = (long)Math.Round(p * (1L << Bits));
    }

    /// <summary>Writes the inputs of consecutive samples.</summary>
    /// <param name="firstSample">The index of the first sample.</param>
    /// <param name="count">The number of samples, a multiple of 4.</param>
    /// <param name="inputs">Receives feature after feature: x_i of sample s at i <paramref name="count"/> + s, both from 0.</param>
    /// <exception cref="ArgumentException">The number of samples is not a multiple of 4, or the length not one of it.</exception>
    public void Draw(ulong firstSample, int count, Span<double> inputs)
    {
        if (count <= 0 || inputs.Length % count != 0)
            throw new ArgumentException($"{inputs.Length} inputs are not a whole number of features of {count} samples", nameof(inputs));
        var features = inputs.Length / count;
        var unused = new ulong[features % 2 * count];
        var words = MemoryMarshal.Cast<double, ulong>(inputs);
        for (var i = 0; i < features; i += 2)
        {
            var even = words.Slice(i * count, count);
            var odd = i + 1 < features ? words.Slice((i + 1) * count, count) : unused;
            _generator.Words(firstSample, (uint)i / 2, even, odd);
        }

        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(inputs);
        foreach (ref var vector in vectors)
            vector = Values(vector.AsInt64());
    }

    private Vector256<double> Values(Vector256<long> words)
    {
        // The comparison is all ones where k < K, else zero: presence is a coin toss, which a branch would mispredict.
        var k = words >>> (64 - Bits);
        var present = Vector256.LessThan(k, Vector256.Create(_presentBelow));
        return Vector256.ConvertToDouble(k & present) / Vector256.Create((double)_presentBelow);
    }
}
