using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Superposition.Kernels;

/// <summary>A <see cref="CompiledBatch"/> with its table of constants.</summary>
internal sealed class BoundBatch(CompiledBatch code, double[] table, int tableStart)
{
    private const int MostLanes = 8;
    private const int MostOutputs = 6;

    /// <summary>Writes output k of pair i to [k n + i], where n is the number of pairs.</summary>
    /// <exception cref="ArgumentException">The lists have other lengths.</exception>
    public void Run(ReadOnlySpan<double> w1, ReadOnlySpan<double> w2, Span<double> outputs)
    {
        if (w2.Length != w1.Length)
            throw new ArgumentException($"there are {w1.Length} weights w_1 and {w2.Length} weights w_2", nameof(w2));
        if (outputs.Length != code.Outputs * (long)w1.Length)
            throw new ArgumentException($"{w1.Length} points have {code.Outputs * (long)w1.Length} outputs, not {outputs.Length}", nameof(outputs));

        // Whole vectors are stored where they do not lie across two lines of the cache.
        var address = Unsafe.ByteOffset(ref Unsafe.NullRef<double>(), ref MemoryMarshal.GetReference(outputs)) / sizeof(double);
        var start = Math.Min((code.Lanes - (int)(address % code.Lanes)) % code.Lanes, w1.Length);
        var end = start + ((w1.Length - start) / code.Lanes * code.Lanes);
        Few(w1, w2, outputs, 0, start);
        Loop(w1[start..end], w2[start..end], outputs[start..], w1.Length);
        Few(w1, w2, outputs, end, w1.Length);
    }

    /// <summary>The pairs from <paramref name="start"/> to <paramref name="end"/>, at most as many as there are lanes.</summary>
    private void Few(ReadOnlySpan<double> w1, ReadOnlySpan<double> w2, Span<double> outputs, int start, int end)
    {
        if (start == end)
            return;
        var lanes = code.Lanes;
        Span<double> first = stackalloc double[MostLanes], second = stackalloc double[MostLanes], results = stackalloc double[MostLanes * MostOutputs];
        first.Clear();
        second.Clear();
        w1[start..end].CopyTo(first);
        w2[start..end].CopyTo(second);
        Loop(first[..lanes], second[..lanes], results, lanes);
        for (var k = 0; k < code.Outputs; k++)
            results.Slice(k * lanes, end - start).CopyTo(outputs[((k * w1.Length) + start)..]);
    }

    private void Loop(ReadOnlySpan<double> w1, ReadOnlySpan<double> w2, Span<double> outputs, int stride) => code.Loop(
        ref MemoryMarshal.GetReference(w1),
        ref MemoryMarshal.GetReference(w2),
        ref MemoryMarshal.GetReference(outputs),
        (ulong)w1.Length,
        (ulong)stride,
        ref table[tableStart]);
}
