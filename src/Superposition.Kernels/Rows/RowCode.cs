using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Superposition.Kernels;

/// <summary>One row of losses, by the same operations one by one and in vectors.</summary>
internal readonly ref struct RowCode(ReadOnlySpan<RowRange> ranges, ReadOnlySpan<double> coefficients, ReadOnlySpan<double> axis, Span<double> losses)
{
    private const int Lanes = 4;

    private readonly ReadOnlySpan<RowRange> _ranges = ranges;
    private readonly ReadOnlySpan<double> _coefficients = coefficients;
    private readonly ReadOnlySpan<double> _axis = axis;
    private readonly Span<double> _losses = losses;

    /// <summary>The places from <paramref name="start"/> to <paramref name="end"/>, one by one.</summary>
    public void Run(int start, int end)
    {
        var r = 0;
        for (var k = start; k < end; k++)
        {
            while (k >= _ranges[r].End)
                r++;
            _losses[k] = At(r, _axis[k]);
        }
    }

    /// <summary>
    /// All places; whole vectors are stored past the caches, which spares the memory a read of each line: a grid is larger than they are, or so small
    /// that it does not matter. Such stores are not ordered before others: a barrier must follow.
    /// </summary>
    public unsafe void RunByVectors()
    {
        fixed (double* axis = _axis, losses = _losses)
        {
            var (place, rest) = Math.DivRem((nint)losses, sizeof(double));
            var k = rest != 0 ? _losses.Length : (int)Math.Min(-place & (Lanes - 1), _losses.Length); // vectors are stored aligned
            Run(0, k);
            for (var r = 0; r < _ranges.Length; r++)
            {
                k += RunRange(r, axis + k, losses + k, _ranges[r].End - k);
                for (; k < _ranges[r].End && k + Lanes <= _losses.Length; k += Lanes)
                    Mixed(r, k).StoreAlignedNonTemporal(losses + k);
            }

            Run(k, _losses.Length);
        }
    }

    private double At(int r, double x)
    {
        var c = CoefficientsOf(r);
        var sum = c[RowPolynomial.Count - 1];
        for (var j = RowPolynomial.Count - 2; j > 0; j--)
            sum = Math.FusedMultiplyAdd(sum, x, c[j]);
        return _ranges[r].Divides ? sum + (c[0] / x) : sum;
    }

    private Vector256<double> At(int r, Vector256<double> x)
    {
        var c = CoefficientsOf(r);
        var sum = Vector256.Create(c[RowPolynomial.Count - 1]);
        for (var j = RowPolynomial.Count - 2; j > 0; j--)
            sum = Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(c[j]));
        return _ranges[r].Divides ? sum + (Vector256.Create(c[0]) / x) : sum;
    }

    /// <summary>A vector that may reach from a range into the next ones.</summary>
    private Vector256<double> Mixed(int r, int k)
    {
        var x = Vector256.Create(_axis.Slice(k, Lanes));
        var value = At(r, x);
        for (; k + Lanes > _ranges[r].End; r++)
            value = Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(x, Vector256.Create(_axis[_ranges[r].End])), At(r + 1, x), value);
        return value;
    }

    /// <summary>Pairs of vectors of one range, with its coefficients in registers; gives the number of places done.</summary>
    private unsafe int RunRange(int r, double* axis, double* losses, int count)
    {
        var c = CoefficientsOf(r);
        var (below, c0, c1, c2) = (Vector256.Create(c[0]), Vector256.Create(c[1]), Vector256.Create(c[2]), Vector256.Create(c[3]));
        var (c3, c4, c5) = (Vector256.Create(c[4]), Vector256.Create(c[5]), Vector256.Create(c[6]));
        var done = Math.Max(0, count) / (2 * Lanes) * (2 * Lanes);
        var end = axis + done;
        if (_ranges[r].Divides)
        {
            for (; axis < end; axis += 2 * Lanes, losses += 2 * Lanes)
            {
                var (x, y) = (Vector256.Load(axis), Vector256.Load(axis + Lanes));
                (Horner(x, c0, c1, c2, c3, c4, c5) + (below / x)).StoreAlignedNonTemporal(losses);
                (Horner(y, c0, c1, c2, c3, c4, c5) + (below / y)).StoreAlignedNonTemporal(losses + Lanes);
            }

            return done;
        }

        for (; axis < end; axis += 2 * Lanes, losses += 2 * Lanes)
        {
            Horner(Vector256.Load(axis), c0, c1, c2, c3, c4, c5).StoreAlignedNonTemporal(losses);
            Horner(Vector256.Load(axis + Lanes), c0, c1, c2, c3, c4, c5).StoreAlignedNonTemporal(losses + Lanes);
        }

        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Horner(
        Vector256<double> x, Vector256<double> c0, Vector256<double> c1, Vector256<double> c2, Vector256<double> c3, Vector256<double> c4, Vector256<double> c5)
    {
        var sum = Vector256.FusedMultiplyAdd(c5, x, c4);
        sum = Vector256.FusedMultiplyAdd(sum, x, c3);
        sum = Vector256.FusedMultiplyAdd(sum, x, c2);
        sum = Vector256.FusedMultiplyAdd(sum, x, c1);
        return Vector256.FusedMultiplyAdd(sum, x, c0);
    }

    private ReadOnlySpan<double> CoefficientsOf(int r) => _coefficients.Slice(r * RowPolynomial.Count, RowPolynomial.Count);
}
