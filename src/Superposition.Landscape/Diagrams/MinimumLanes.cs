using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Superposition.Landscape;

/// <summary>The minimum of a cell of the weight plane at four densities and one importance, certified: with the error bounds of <see cref="DoubleCensus"/>.</summary>
/// <param name="Ratio">s = t/(1 - t), the direction between the cell's bounding rays; (1 - t)/t where the cell is seen from its end.</param>
/// <param name="RatioError">A bound for its error.</param>
/// <param name="Gain">A^2/B by p: the loss is p (L_0/p - gain).</param>
/// <param name="GainError">A bound for its error.</param>
/// <param name="IsCertain">All bits set where there is such a minimum; elsewhere nothing is known.</param>
internal readonly record struct MinimumLanes(
    Vector256<double> Ratio, Vector256<double> RatioError, Vector256<double> Gain, Vector256<double> GainError, Vector256<double> IsCertain)
{
    private const double UnitRoundoff = 1.0 / (1L << 53);
    private const double LargestRelativeError = 1.0 / (1 << 20);
    private const double LargestChange = 1.0 / 8;

    /// <summary>Finds the minimum near a guess.</summary>
    /// <param name="row">The tables at the importance.</param>
    /// <param name="view">The cell.</param>
    /// <param name="density">p.</param>
    /// <param name="guess">A guess of s.</param>
    /// <param name="room">Room for the coefficients of a polynomial.</param>
    public static MinimumLanes Find(in DiagramRow row, CellView view, Vector256<double> density, Vector256<double> guess, Span<Vector256<double>> room)
    {
        var n = row.N(view, density, room);
        var ratio = guess;

        // -N has the sign of the derivative of the loss by t.
        var isCertain = n.FindRoot(view.IsFromEnd ? -1 : 1, ref ratio, out var error);
        return At(row, view, density, ratio, error, isCertain, n.Slope, room);
    }

    /// <summary>The minimum on the bounding ray s = 0, where it is known to be one.</summary>
    public static MinimumLanes OnWall(in DiagramRow row, CellView view, Vector256<double> density, Span<Vector256<double>> room)
    {
        return At(row, view, density, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.AllBitsSet, 0, room);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static MinimumLanes At(
        in DiagramRow row, CellView view, Vector256<double> density, Vector256<double> ratio, Vector256<double> error, Vector256<double> isCertain, double slope, Span<Vector256<double>> room)
    {
        var a = row.A(view, density, room);
        var (valueA, errorA) = (a.Evaluate(ratio), a.ValueError);
        var b = row.B(view, density, room);
        var (valueB, errorB) = (b.Evaluate(ratio), b.ValueError);
        var (inverseA, inverseB) = (Vector256<double>.One / valueA, Vector256<double>.One / valueB);
        var square = valueA * inverseB;
        var gain = valueA * square;
        var gainError = (gain * ((2 * errorA * inverseA) + (errorB * inverseB) + Vector256.Create(4 * UnitRoundoff)))
            + (4 * slope * error * error * square * inverseB);

        // A and B are known up to 2^-20 of themselves, and change by 1/8 of themselves within the error of the direction: A/B^2 is less than doubled,
        // and half of slope error^2 times it bounds what the gain loses.
        const double changes = LargestRelativeError / LargestChange;
        isCertain &= Vector256.GreaterThan(valueA * LargestRelativeError, Vector256.Create(errorA) + (changes * a.Slope * error));
        isCertain &= Vector256.GreaterThan(valueB * LargestRelativeError, Vector256.Create(errorB) + (changes * b.Slope * error));
        return new(ratio, error, gain, gainError, isCertain);
    }
}
