using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>The loss on a square grid of the weight plane, in double precision.</summary>
/// <remarks>
/// The grid contains its border and is symmetric: Coordinate(n - 1 - k) = -Coordinate(k) exactly, so the bits of L(W) and L(-W) agree. The axes are rows and columns of it where the resolution is odd; the walls w_1 = +-w_2 are its diagonals.
/// </remarks>
/// <param name="Census">The parameters and the critical points.</param>
/// <param name="Reach">The grid fills the square from -reach to reach in both weights.</param>
/// <param name="Resolution">The number n of points in each direction.</param>
/// <param name="Losses">At [i * n + j], the loss for w_2 = Coordinate(i) and w_1 = Coordinate(j).</param>
public sealed record LossGrid(CriticalPointCensus Census, double Reach, int Resolution, ImmutableArray<double> Losses)
{
    /// <summary>The smallest resolution.</summary>
    public const int MinResolution = 16;

    /// <summary>The largest resolution; its losses take 134 MB.</summary>
    public const int MaxResolution = 4096;

    private const int RowsAtATime = 16;

    /// <summary>Computes the losses by <see cref="LossRows"/>, rows in parallel; the bits do not depend on the number of threads.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="census">The parameters and the critical points.</param>
    /// <param name="reach">The half side, above 0 and finite.</param>
    /// <param name="resolution">The number of points in each direction, from 16 to 4096.</param>
    /// <param name="cancellationToken">Stops the work at the end of a few rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static LossGrid Of(ExpectedLoss loss, CriticalPointCensus census, double reach, int resolution, CancellationToken cancellationToken = default)
    {
        if (!(reach > 0 && double.IsFinite(reach)))
            throw new ArgumentOutOfRangeException(nameof(reach), reach, "the reach of a grid is above 0 and finite");
        if (resolution is < MinResolution or > MaxResolution)
            throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "the resolution of a grid is in [16, 4096]");
        ImmutableArray<double> axis = [.. Enumerable.Range(0, resolution).Select(k => Place(k, reach, resolution))];
        var rows = LossRows.Of(
            loss.ToPiecewise(),
            (Symbols.Weight(1), Symbols.Weight(2)),
            [(Symbols.Density, census.Model.Density.Value), (Symbols.Importance(2), census.Model.Importances[1])],
            axis);
        var losses = GC.AllocateUninitializedArray<double>(resolution * resolution);
        Parallel.For(0, (resolution + RowsAtATime - 1) / RowsAtATime, new() { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, part =>
        {
            var (start, end) = (part * RowsAtATime, Math.Min((part + 1) * RowsAtATime, resolution));
            rows.Fill(axis.AsSpan(start..end), losses.AsSpan(start * resolution, (end - start) * resolution));
        });
        return new(census, reach, resolution, ImmutableCollectionsMarshal.AsImmutableArray(losses));
    }

    /// <summary>The weight of a column or row: reach (2 k - (n - 1))/(n - 1), from -reach to reach.</summary>
    public double Coordinate(int index) => Place(index, Reach, Resolution);

    /// <summary>The loss between the points of the grid, by linear interpolation in both directions; outside, that of the nearest point of the border.</summary>
    public double Interpolated(double w1, double w2)
    {
        var ((row, down), (column, right)) = (Position(w2), Position(w1));
        var at = (row * Resolution) + column;
        var lower = Losses[at] + (right * (Losses[at + 1] - Losses[at]));
        var upper = Losses[at + Resolution] + (right * (Losses[at + Resolution + 1] - Losses[at + Resolution]));
        return lower + (down * (upper - lower));
    }

    private (int Index, double Fraction) Position(double weight)
    {
        var place = Math.Clamp(((weight / Reach) + 1) / 2 * (Resolution - 1), 0, Resolution - 1);
        var index = Math.Min((int)place, Resolution - 2);
        return (index, place - index);
    }

    private static double Place(int index, double reach, int resolution) => reach * ((2 * index) + 1 - resolution) / (resolution - 1);
}
