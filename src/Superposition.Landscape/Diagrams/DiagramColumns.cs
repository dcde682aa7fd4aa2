using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Superposition.Algebra;
using Superposition.Kernels;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>Some neighbouring columns of a phase diagram, four to a vector, decided from equal importances outwards.</summary>
/// <remarks>
/// <para>By <see cref="LandscapeTheorems"/> (2, 5, 7 and 8) there is one minimum with w_1 w_2 &gt; 0 and at most one with w_1 w_2 &lt; 0, the latter in the cell
/// |w_1| &gt; |w_2| where I_2 &lt; 1, in the other where I_2 &gt; 1, on the ray between them where I_2 = 1; and where there is none, there is none at importances
/// further from 1 either. So it suffices to prove one root of N for each, guessed from the rows before.</para>
/// <para>What is left open goes to <see cref="DoubleCensus"/>, and what that leaves open to <see cref="CriticalPointCensus"/>. A column depends on nothing
/// but its density and the importances: lanes do not mix.</para>
/// </remarks>
internal sealed class DiagramColumns
{
    /// <summary>The number of columns that are decided together.</summary>
    public const int Count = 32;

    private const int Width = 4;
    private const double UnitRoundoff = 1.0 / (1L << 53);

    private readonly LossLandscape _landscape;
    private readonly CensusTables _tables;
    private readonly DoubleCensus _census;
    private readonly CellView _same;
    private readonly ImmutableArray<(double C0, double C1, double C2)> _thresholds;
    private readonly double[] _densities = new double[Count];
    private readonly int _used;
    private readonly Guesses _sameGuesses = new();
    private readonly Guesses _oppositeGuesses = new();
    private readonly double[] _hasOpposite = new double[Count]; // all bits set, or 0
    private readonly byte[] _phases = new byte[Count];
    private readonly double[] _losses = new double[Count];
    private readonly double[] _lossErrors = new double[Count];
    private readonly byte[] _minima = new byte[Count];
    private readonly Vector256<double>[] _room = new Vector256<double>[BernsteinPolynomial.MaxDegree + 1];
    private readonly DoubleCriticalPoint[] _points = new DoubleCriticalPoint[DoubleCensus.MaxPoints];

    /// <summary>The columns at some densities, at most <see cref="Count"/>.</summary>
    public DiagramColumns(LossLandscape landscape, ReadOnlySpan<double> densities)
    {
        (_landscape, _tables, _census, _used) = (landscape, landscape.Tables, new(landscape), densities.Length);
        _densities.AsSpan().Fill(densities[^1]);
        densities.CopyTo(_densities);
        _same = new(_tables.Charts[0], false);
        _thresholds = [.. _same.Chart.Thresholds.Select(f => (f.C0, (2 * f.C0) + f.C1, f.C0 + f.C1 + f.C2))];
    }

    /// <summary>The number of cells that the exact census decided.</summary>
    public int Fallbacks { get; private set; }

    /// <summary>A bound for the error of every loss.</summary>
    public double LossError => _lossErrors.Max();

    /// <summary>Decides all cells of the columns.</summary>
    /// <param name="importances">The importances, ascending.</param>
    /// <param name="cells">What is found.</param>
    /// <param name="firstColumn">The place of the first column in the diagram.</param>
    /// <param name="cancellationToken">Stops the work at the end of a row.</param>
    /// <exception cref="CensusUndecidedException">The exact census leaves a cell undecided.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public void Decide(ReadOnlySpan<double> importances, DiagramCells cells, int firstColumn, CancellationToken cancellationToken)
    {
        var equal = 0;
        while (equal < importances.Length && importances[equal] < 1)
            equal++;
        var (first, second) = (new CellView(_tables.Charts[1], true), new CellView(_tables.Charts[2], false));
        Begin();
        for (var row = equal - 1; row >= 0; row--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Decide(importances[row], first, cells, (row * cells.Columns) + firstColumn);
        }

        Begin();
        for (var row = equal; row < importances.Length; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Decide(importances[row], second, cells, (row * cells.Columns) + firstColumn);
        }
    }

    private void Begin()
    {
        Array.Fill(_hasOpposite, BitConverter.Int64BitsToDouble(-1));
        _sameGuesses.Fill(1);
        _oppositeGuesses.Fill(0);
    }

    private void Decide(double importance, CellView view, DiagramCells cells, int at)
    {
        Span<double> slopes = stackalloc double[_tables.Slopes.RowLength], values = stackalloc double[_tables.Values.RowLength];
        var row = new DiagramRow(_tables, importance, slopes, values);
        for (var k = 0; k < _used; k += Width)
        {
            var open = Decide(row, importance == 1, view, k);
            for (; open != 0; open &= open - 1)
            {
                var lane = k + BitOperations.TrailingZeroCount(open);
                if (lane < _used)
                    DecideAlone(importance, view, lane);
            }
        }

        _phases.AsSpan(0, _used).CopyTo(cells.Phases.AsSpan(at));
        _losses.AsSpan(0, _used).CopyTo(cells.Losses.AsSpan(at));
        _minima.AsSpan(0, _used).CopyTo(cells.Minima.AsSpan(at));
    }

    /// <summary>Decides four cells, and returns a bit for each that is open.</summary>
    private uint Decide(in DiagramRow row, bool isOnWall, CellView view, int k)
    {
        var p = Vector256.LoadUnsafe(ref _densities[k]);
        var same = MinimumLanes.Find(row, _same, p, _sameGuesses.Next(k), _room);
        _sameGuesses.Add(k, same.Ratio);
        var has = Vector256.LoadUnsafe(ref _hasOpposite[k]);
        var opposite = default(MinimumLanes);
        if (has != Vector256<double>.Zero)
        {
            opposite = isOnWall ? MinimumLanes.OnWall(row, view, p, _room) : MinimumLanes.Find(row, view, p, _oppositeGuesses.Next(k), _room);
            _oppositeGuesses.Add(k, opposite.Ratio);
        }

        var (difference, tolerance) = (same.Gain - opposite.Gain, same.GainError + opposite.GainError);
        var isOpposite = has & opposite.IsCertain & Vector256.LessThan(difference, -tolerance);
        var isSame = Vector256.OnesComplement(has) | (opposite.IsCertain & Vector256.GreaterThan(difference, tolerance));
        var (first, second) = (SignOf(_thresholds[0], same), SignOf(_thresholds[1], same));
        var isDecided = same.IsCertain & (isOpposite | (isSame & first.IsCertain & second.IsCertain));
        var (gain, gainError) = (Vector256.ConditionalSelect(isOpposite, opposite.Gain, same.Gain), Vector256.ConditionalSelect(isOpposite, opposite.GainError, same.GainError));
        var origin = row.Origin(p, _room);
        var loss = p * (origin - gain);
        var error = 2 * p * (gainError + Vector256.Create(row.OriginError) + (4 * UnitRoundoff * (origin + gain)));
        var phase = Vector256.ConditionalSelect(
            isOpposite,
            Of(Phase.Antipodal),
            Vector256.ConditionalSelect(first.IsNegative, Of(Phase.FirstOnly), Vector256.ConditionalSelect(second.IsNegative, Of(Phase.SecondOnly), Of(Phase.Confused))));

        error = Vector256.ConditionalSelect(isDecided, error, Vector256<double>.Zero);
        Vector256.Max(error, Vector256.LoadUnsafe(ref _lossErrors[k])).StoreUnsafe(ref _lossErrors[k]);
        loss.StoreUnsafe(ref _losses[k]);
        MemoryMarshal.Write(_phases.AsSpan(k), Bytes(phase));
        MemoryMarshal.Write(_minima.AsSpan(k), Bytes((Vector256<long>.One - has.AsInt64()).AsDouble()));
        return (~isDecided.ExtractMostSignificantBits()) & ((1U << Width) - 1);

        static Vector256<double> Of(Phase phase) => Vector256.Create((long)phase).AsDouble();

        static uint Bytes(Vector256<double> numbers)
        {
            var words = Vector128.Narrow(numbers.AsInt64().GetLower(), numbers.AsInt64().GetUpper());
            var halves = Vector128.Narrow(words, words);
            return Vector128.Narrow(halves, halves).AsUInt32().ToScalar();
        }
    }

    /// <summary>Whether a form is negative in the direction of a minimum, and whether that is certain.</summary>
    /// <remarks>With F = |f_0| + |f_1| + |f_2|, f(s) = f_0 + f_1 s + f_2 s^2 has a derivative of at most 2F (1 + s) and is rounded by less than 4 2^-53 F (1 + s)^2.</remarks>
    private static (Vector256<double> IsNegative, Vector256<double> IsCertain) SignOf((double F0, double F1, double F2) form, MinimumLanes minimum)
    {
        var s = minimum.Ratio;
        var value = Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(Vector256.Create(form.F2), s, Vector256.Create(form.F1)), s, Vector256.Create(form.F0));
        var size = Math.Abs(form.F0) + Math.Abs(form.F1) + Math.Abs(form.F2);
        var onePlus = Vector256<double>.One + s + minimum.RatioError;
        var tolerance = 2 * size * onePlus * (minimum.RatioError + (4 * UnitRoundoff * onePlus));
        return (Vector256.LessThan(value, Vector256<double>.Zero), Vector256.GreaterThan(Vector256.Abs(value), tolerance));
    }

    private void DecideAlone(double importance, CellView view, int k)
    {
        var p = _densities[k];
        _sameGuesses.Restart(k, double.NaN);
        _oppositeGuesses.Restart(k, double.NaN);
        var minima = 0;
        if (_census.TryTake(p, importance, _points, out var count, out var global))
        {
            foreach (ref readonly var point in _points.AsSpan(0, count))
            {
                if (point.Kind != CriticalPointKind.Minimum)
                    continue;
                minima++;
                if (point.Phase != Phase.Antipodal)
                    _sameGuesses.Restart(k, _same.RatioOf(point));
                else
                    _oppositeGuesses.Restart(k, view.RatioOf(point));
            }

            (_phases[k], _losses[k]) = ((byte)_points[global].Phase!.Value, _points[global].Loss);
            _lossErrors[k] = Math.Max(_lossErrors[k], _points[global].LossError);
        }
        else
        {
            var exact = CriticalPointCensus.Of(_landscape, ToyModel.Smallest(new(Rational.FromDouble(p)), Rational.FromDouble(importance)));
            var loss = exact.Minima.First(m => m.IsGlobal).Loss;
            minima = exact.Minima.Count();
            (_phases[k], _losses[k]) = ((byte)exact.Phase, loss.Midpoint.ToDouble());
            var error = (loss.Midpoint - Rational.FromDouble(_losses[k])).Abs() + loss.Width;
            _lossErrors[k] = Math.Max(_lossErrors[k], Math.BitIncrement(error.ToDouble()));
            Fallbacks++;
        }

        _minima[k] = (byte)minima;
        if (minima == 1)
            _hasOpposite[k] = 0;
    }

    /// <summary>The last two roots of each column.</summary>
    private sealed class Guesses
    {
        private readonly double[] _last = new double[Count];
        private readonly double[] _before = new double[Count];

        public void Fill(double value)
        {
            Array.Fill(_last, value);
            Array.Fill(_before, value);
        }

        public void Restart(int k, double value) => (_last[k], _before[k]) = (value, value);

        public void Add(int k, Vector256<double> roots)
        {
            Vector256.LoadUnsafe(ref _last[k]).StoreUnsafe(ref _before[k]);
            roots.StoreUnsafe(ref _last[k]);
        }

        /// <summary>The line through the last two, but not below half the last.</summary>
        public Vector256<double> Next(int k)
        {
            var last = Vector256.LoadUnsafe(ref _last[k]);
            return Vector256.Max(last + (last - Vector256.LoadUnsafe(ref _before[k])), 0.5 * last);
        }
    }
}
