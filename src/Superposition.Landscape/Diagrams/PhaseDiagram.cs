using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>The phase and the loss of the global minimum, and the number of minima, over a grid of densities and importances.</summary>
/// <remarks>
/// Each cell stands for the parameters at its centre, as the doubles that they are. Each is certified: by <see cref="DoubleCensus"/>, or where
/// that is undecided by the exact <see cref="CriticalPointCensus"/>. The arrays are row-major, a row for each importance.
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
    /// <param name="progress">Is told the number of rows done so far.</param>
    /// <param name="maxDegreeOfParallelism">The largest number of threads, or -1 for no limit.</param>
    /// <param name="cancellationToken">Stops the work at the end of a row.</param>
    /// <exception cref="ArgumentOutOfRangeException">A density is above 1.</exception>
    /// <exception cref="CensusUndecidedException">The exact census leaves a cell undecided.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PhaseDiagram Of(
        LossLandscape landscape,
        LogarithmicAxis densities,
        LogarithmicAxis importances,
        IProgress<int>? progress = null,
        int maxDegreeOfParallelism = -1,
        CancellationToken cancellationToken = default)
    {
        if (densities.Upper > 1)
            throw new ArgumentOutOfRangeException(nameof(densities), densities.Upper, "a density is at most 1");
        var census = new DoubleCensus(landscape);
        var (columns, rows) = (densities.Centres.Length, importances.Centres.Length);
        var (phases, losses, minima) = (new byte[columns * rows], new double[columns * rows], new byte[columns * rows]);
        var (adding, done, fallbacks, lossError) = (new Lock(), 0, 0, 0.0);
        var options = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = maxDegreeOfParallelism };
        Parallel.For(0, rows, options, row =>
        {
            Span<DoubleCriticalPoint> points = stackalloc DoubleCriticalPoint[DoubleCensus.MaxPoints];
            var (inRow, error) = (0, 0.0);
            for (var column = 0; column < columns; column++)
            {
                var (p, importance, at) = (densities.Centres[column], importances.Centres[row], (row * columns) + column);
                if (census.TryTake(p, importance, points, out var count, out var global))
                {
                    (phases[at], losses[at]) = ((byte)points[global].Phase!.Value, points[global].Loss);
                    foreach (ref readonly var point in points[..count])
                        minima[at] += point.Kind == CriticalPointKind.Minimum ? (byte)1 : (byte)0;
                    error = Math.Max(error, points[global].LossError);
                    continue;
                }

                var exact = CriticalPointCensus.Of(landscape, ToyModel.Smallest(new(Rational.FromDouble(p)), Rational.FromDouble(importance)));
                (phases[at], losses[at], minima[at]) = ((byte)exact.Phase, exact.Minima.First(m => m.IsGlobal).Loss.Midpoint.ToDouble(), (byte)exact.Minima.Count());
                inRow++;
            }

            lock (adding)
            {
                (fallbacks, lossError) = (fallbacks + inRow, Math.Max(lossError, error));
                progress?.Report(++done);
            }
        });

        return new(
            densities,
            importances,
            ImmutableCollectionsMarshal.AsImmutableArray(phases),
            ImmutableCollectionsMarshal.AsImmutableArray(losses),
            ImmutableCollectionsMarshal.AsImmutableArray(minima),
            lossError,
            fallbacks);
    }
}
