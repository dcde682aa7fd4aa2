using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Superposition.Landscape;

/// <summary>The phase and the loss of the global minimum, and the number of minima, over a grid of densities and importances.</summary>
/// <remarks>
/// Each cell stands for the parameters at its centre, as the doubles that they are. Each is certified: by bounds of the rounding errors, or where
/// these leave something open by the exact <see cref="CriticalPointCensus"/>. The arrays are row-major, a row for each importance.
/// </remarks>
/// <param name="Densities">The axis of p, of which the columns are the cells.</param>
/// <param name="Importances">The axis of I_2, of which the rows are the cells.</param>
/// <param name="Phases">The phase of the global minimum, as the number of a <see cref="Phase"/>.</param>
/// <param name="Losses">The loss there, in double precision: within <see cref="LossError"/> of it.</param>
/// <param name="Minima">The number of minima, one of each pair {W, -W}: where it is 2, one of them is metastable.</param>
/// <param name="LossError">A bound for the error of every loss.</param>
/// <param name="Fallbacks">The number of cells that the exact census decided.</param>
public sealed record PhaseDiagram(
    LogarithmicAxis Densities,
    LogarithmicAxis Importances,
    ImmutableArray<byte> Phases,
    ImmutableArray<double> Losses,
    ImmutableArray<byte> Minima,
    double LossError,
    int Fallbacks)
{
    /// <summary>Decides every cell.</summary>
    /// <param name="landscape">The closed form prepared for the search.</param>
    /// <param name="densities">The densities, at most 1.</param>
    /// <param name="importances">The importances.</param>
    /// <param name="progress">Is told the number of columns done so far.</param>
    /// <param name="maxDegreeOfParallelism">The largest number of threads, or null for one on each processor.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">A density is above 1.</exception>
    /// <exception cref="CensusUndecidedException">The exact census leaves a cell undecided.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PhaseDiagram Of(
        LossLandscape landscape,
        LogarithmicAxis densities,
        LogarithmicAxis importances,
        IProgress<int>? progress = null,
        int? maxDegreeOfParallelism = null,
        CancellationToken cancellationToken = default)
    {
        if (densities.Upper > 1)
            throw new ArgumentOutOfRangeException(nameof(densities), densities.Upper, "a density is at most 1");
        var cells = new DiagramCells(densities.Centres.Length, importances.Centres.Length);
        var (adding, done, fallbacks, lossError) = (new Lock(), 0, 0, 0.0);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = maxDegreeOfParallelism ?? Environment.ProcessorCount };
        Parallel.For(0, (cells.Columns + DiagramColumns.Count - 1) / DiagramColumns.Count, options, part =>
        {
            var first = part * DiagramColumns.Count;
            var columns = new DiagramColumns(landscape, densities.Centres.AsSpan(first, Math.Min(DiagramColumns.Count, cells.Columns - first)));
            columns.Decide(importances.Centres.AsSpan(), cells, first, cancellationToken);
            lock (adding)
            {
                (fallbacks, lossError) = (fallbacks + columns.Fallbacks, Math.Max(lossError, columns.LossError));
                progress?.Report(done = Math.Min(done + DiagramColumns.Count, cells.Columns));
            }
        });

        return new(
            densities,
            importances,
            ImmutableCollectionsMarshal.AsImmutableArray(cells.Phases),
            ImmutableCollectionsMarshal.AsImmutableArray(cells.Losses),
            ImmutableCollectionsMarshal.AsImmutableArray(cells.Minima),
            lossError,
            fallbacks);
    }
}

/// <summary>The cells of a phase diagram while they are decided.</summary>
internal sealed class DiagramCells(int columns, int rows)
{
    /// <summary>The number of columns.</summary>
    public int Columns => columns;

    /// <summary>The phases of the global minima.</summary>
    public byte[] Phases { get; } = new byte[columns * rows];

    /// <summary>Their losses.</summary>
    public double[] Losses { get; } = new double[columns * rows];

    /// <summary>The numbers of minima.</summary>
    public byte[] Minima { get; } = new byte[columns * rows];
}
