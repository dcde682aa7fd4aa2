using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Superposition.MonteCarlo;

/// <summary>The sums of some values and of their squares, lane by lane.</summary>
internal readonly struct LaneSums(Vector256<double> sum, Vector256<double> squares)
{
    private readonly Vector256<double> _sum = sum;
    private readonly Vector256<double> _squares = squares;

    /// <summary>The sums with one more value in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneSums Add(Vector256<double> values) => new(_sum + values, Vector256.FusedMultiplyAdd(values, values, _squares));

    /// <summary>The sums with other ones in one lane.</summary>
    public LaneSums With(int lane, ScalarSums sums) => new(_sum.WithElement(lane, sums.Sum), _squares.WithElement(lane, sums.Squares));

    /// <summary>The moments of all lanes together; the values were shifted down by <paramref name="shift"/>.</summary>
    public SampleMoments Moments(int count, double shift) => SampleMoments.FromSums(count, shift, Total(_sum), Total(_squares));

    // Halves are added to halves: pairwise, and in the same order on every machine.
    private static double Total(Vector256<double> lanes)
    {
        var two = lanes.GetLower() + lanes.GetUpper();
        return two[0] + two[1];
    }
}
