using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Superposition.Landscape;

/// <summary>Eight trajectories of the gradient flow at a time, one in each lane of two vectors, each with its own sector and step.</summary>
/// <remarks>
/// <para>In a sector (see <see cref="FlowSector"/>) let P = a - u b and Q = 2a' - u b'. The flow is t' = (1 + t^2) Q - 4 t P and
/// u' = 2u (4 P - t Q). Its trajectories are followed in t and v = u^(1/8) at the speed 1/(a + u b): then all rates stay of the order of 1, from the
/// origin, where v grows like e^s, to far out, where it falls like e^-s.</para>
/// <para>Method: the pair of orders 5 and 4 of Dormand and Prince (1980), the step of each lane controlled by its own error. A step that passes a
/// wall of its sector is taken back, and taken again at the speed 1/t', up to the wall exactly (Hénon, 1982); one that passes a wall and comes
/// back is shortened. On the wall the lane changes its sector.</para>
/// <para>Lanes do not mix: what becomes of a trajectory depends on nothing but its start, and every operation is rounded as IEEE 754 says, so
/// its bits are the same with any instruction set. There are two vectors since each hides the other's latency.</para>
/// </remarks>
internal sealed class FlowLanes
{
    /// <summary>The number of lanes.</summary>
    public const int Count = Vectors * Width;

    private const int Vectors = 2;
    private const int Width = 4;
    private const int Stages = 7;
    private const double WallTolerance = 1e-9;

    /// <summary>Along a valley v returns at the rate 4, and a step of 0.7 damps its errors to 0.4; at 0.83 they would persist.</summary>
    private const double LargestStep = 0.7;
    private const double FirstStep = 0.1;

    /// <summary>The rows of the method: stage s begins at t + h sum_j a_sj k_j; the last is the step itself.</summary>
    private static readonly ImmutableArray<ImmutableArray<double>> Rows =
    [
        [],
        [1.0 / 5],
        [3.0 / 40, 9.0 / 40],
        [44.0 / 45, -56.0 / 15, 32.0 / 9],
        [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
        [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
        [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
    ];

    /// <summary>The difference of the orders 5 and 4.</summary>
    private static readonly ImmutableArray<double> ErrorRow =
        [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40];

    private readonly double _inverseTolerance;
    private readonly Vector256<double>[] _coefficients = new Vector256<double>[FlowSector.Length * Vectors];
    private readonly Vector256<double>[] _slope = new Vector256<double>[Vectors];
    private readonly Vector256<double>[] _root = new Vector256<double>[Vectors];
    private readonly Vector256<double>[] _depth = new Vector256<double>[Vectors];
    private readonly Vector256<double>[] _step = new Vector256<double>[Vectors];
    private readonly Vector256<double>[] _plannedStep = new Vector256<double>[Vectors];
    private readonly Vector256<double>[] _landing = new Vector256<double>[Vectors]; // all bits set where the speed is 1/t'
    private readonly Vector256<double>[] _slopeRates = new Vector256<double>[Stages * Vectors];
    private readonly Vector256<double>[] _rootRates = new Vector256<double>[Stages * Vectors];
    private bool _isStale;

    /// <summary>Empty lanes.</summary>
    /// <param name="tolerance">The largest error of a step in t, and relative in v.</param>
    public FlowLanes(double tolerance)
    {
        _inverseTolerance = 1 / tolerance;
        Array.Fill(_root, Vector256<double>.One);
    }

    /// <summary>t.</summary>
    public double Slope(int lane) => Lanes(_slope)[lane];

    /// <summary>u.</summary>
    public double Square(int lane)
    {
        var root = Lanes(_root)[lane];
        root *= root;
        root *= root;
        return root * root;
    }

    /// <summary>L - L_0.</summary>
    public double Depth(int lane) => Lanes(_depth)[lane];

    /// <summary>Puts a point into a lane.</summary>
    public void Put(int lane, FlowSector sector, double slope, double square)
    {
        Lanes(_root)[lane] = Math.Sqrt(Math.Sqrt(Math.Sqrt(square)));
        Lanes(_step)[lane] = Lanes(_plannedStep)[lane] = FirstStep;
        Enter(lane, sector, slope);
    }

    /// <summary>Takes a lane into another sector, from its wall.</summary>
    public void Enter(int lane, FlowSector sector, double slope)
    {
        Lanes(_slope)[lane] = slope;
        var coefficients = Lanes(_coefficients);
        for (var j = 0; j < FlowSector.Length; j++)
            coefficients[(j * Count) + lane] = sector.Coefficients[j];
        _isStale = true;
    }

    /// <summary>Tries one step in every lane.</summary>
    /// <param name="deep">A depth.</param>
    /// <returns>A bit for each lane: whether it is at most that deep after a step that was taken, and whether that step ended at t = 0 or t = 1 on its
    /// way out of the sector.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (uint Deep, uint AtAxis, uint AtDiagonal) Advance(double deep)
    {
        for (var k = 0; k < Vectors && _isStale; k++)
            Field(k, 0, _slope[k], _root[k]);
        _isStale = false;
        for (var stage = 1; stage < Stages; stage++)
        {
            var row = Rows[stage].AsSpan();
            for (var k = 0; k < Vectors; k++)
            {
                var (slope, root) = Along(k, row);
                Field(k, stage, slope, root);
            }
        }

        var (isDeep, atAxis, atDiagonal) = (0U, 0U, 0U);
        for (var k = 0; k < Vectors; k++)
        {
            var (moved, axis, diagonal) = Decide(k);
            isDeep |= (Vector256.LessThanOrEqual(_depth[k], Vector256.Create(deep)) & moved).ExtractMostSignificantBits() << (Width * k);
            atAxis |= axis.ExtractMostSignificantBits() << (Width * k);
            atDiagonal |= diagonal.ExtractMostSignificantBits() << (Width * k);
        }

        return (isDeep, atAxis, atDiagonal);
    }

    /// <summary>Takes or refuses the steps of a vector and plans the next ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Moved, Vector256<double> AtAxis, Vector256<double> AtDiagonal) Decide(int k)
    {
        var (zero, one, wallTolerance) = (Vector256<double>.Zero, Vector256<double>.One, Vector256.Create(WallTolerance));
        var (t, h, landing, last) = (_slope[k], _step[k], _landing[k], ((Stages - 1) * Vectors) + k);
        var (rate, endRate) = (_slopeRates[k], _slopeRates[last]);
        var (slope, root) = Along(k, Rows[Stages - 1].AsSpan());
        var (slopeError, rootError) = Along(k, ErrorRow.AsSpan());
        var error = Vector256.Max(Vector256.Abs(slopeError - t), Vector256.Abs((rootError - _root[k]) / root)) * _inverseTolerance;
        var isAccurate = Vector256.LessThanOrEqual(error, one) & Vector256.GreaterThan(root, zero);

        // On a landing step t runs straight to its wall; on any other it may leave the sector at the end, or within and come back.
        var wall = Vector256.ConditionalSelect(Vector256.LessThan(rate, zero), zero, one);
        var passesEnd = Vector256.LessThan(slope, -wallTolerance) | Vector256.GreaterThan(slope, one + wallTolerance);
        var (extreme, where) = Turn(t, h * rate, slope, h * endRate);
        var dips = Vector256.LessThan(extreme, -wallTolerance) | Vector256.GreaterThan(extreme, one + wallTolerance);
        var passes = Vector256.AndNot(isAccurate & (passesEnd | dips), landing);
        var moved = Vector256.AndNot(isAccurate, passes);
        var lands = moved & landing;

        // The factor is that of an error of order 4, a little more careful than the method's 5; NaN becomes the smallest.
        var factor = Vector256.Create(0.8) / Vector256.Sqrt(Vector256.Sqrt(Vector256.Max(error, Vector256.Create(1e-4))));
        factor = Vector256.ConditionalSelect(Vector256.GreaterThan(factor, Vector256.Create(0.2)), Vector256.Min(factor, Vector256.Create(4.0)), Vector256.Create(0.2));
        var planned = Vector256.ConditionalSelect(passes | landing, _plannedStep[k], Vector256.Min(h * factor, Vector256.Create(LargestStep)));

        // t heads for the wall that it leaves by: then it lands; or it turns first: then the step ends there. On the wall already, or beyond it by
        // less than the tolerance, it has landed: a step back to it would undo what was gained along the wall.
        var heads = passes & passesEnd & Vector256.LessThan(Vector256.Abs(slope - wall), Vector256.Abs(slope - (one - wall)));
        var isThere = heads & Vector256.LessThanOrEqual((wall - t) * rate, zero);
        (heads, passes, lands) = (Vector256.AndNot(heads, isThere), Vector256.AndNot(passes, isThere), lands | isThere);
        var fails = Vector256.AndNot(landing, isAccurate);
        planned = Vector256.ConditionalSelect(fails, 0.25 * planned, planned);
        var turning = h * Vector256.ConditionalSelect(Vector256.GreaterThan(where, zero), where, Vector256.Create(0.5));
        _plannedStep[k] = planned;
        _step[k] = Vector256.ConditionalSelect(heads, wall - t, Vector256.ConditionalSelect(passes, turning, planned));
        _landing[k] = heads;
        _isStale |= fails.ExtractMostSignificantBits() != 0;
        _slope[k] = Vector256.ConditionalSelect(moved, slope, t);
        _root[k] = Vector256.ConditionalSelect(moved, root, _root[k]);
        var rootRate = Vector256.ConditionalSelect(moved, _rootRates[last], _rootRates[k]);
        _slopeRates[k] = Vector256.ConditionalSelect(heads, one, Vector256.ConditionalSelect(moved, endRate, rate));
        _rootRates[k] = Vector256.ConditionalSelect(heads, rootRate / rate, rootRate);
        var atAxis = lands & Vector256.LessThan(_slope[k], Vector256.Create(0.5));
        return (moved, atAxis, Vector256.AndNot(lands, atAxis));
    }

    /// <summary>Where t turns round within a step, as s in (0, 1), and its value there, both from the cubic with the slopes at both ends.</summary>
    /// <remarks>A trajectory that touches a wall may pass it and be back at the end of the step. Where t does not turn, the value at the start is given.</remarks>
    private static (Vector256<double> Extreme, Vector256<double> Where) Turn(Vector256<double> start, Vector256<double> slope, Vector256<double> end, Vector256<double> endSlope)
    {
        var s = Vector256.ConditionalSelect(
            Vector256.LessThan(slope * endSlope, Vector256<double>.Zero), slope / (slope - endSlope), Vector256<double>.Zero);
        var rise = end - start;
        var cubic = slope + endSlope - (rise + rise);
        return (Fma(Fma(Fma(cubic, s, rise - slope - cubic), s, slope), s, start), s);
    }

    /// <summary>The point h sum_j a_j k_j from where the lanes are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (Vector256<double> Slope, Vector256<double> Root) Along(int k, ReadOnlySpan<double> row)
    {
        ref var slopeRates = ref MemoryMarshal.GetArrayDataReference(_slopeRates);
        ref var rootRates = ref MemoryMarshal.GetArrayDataReference(_rootRates);
        var (slope, root) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var j = 0; j < row.Length; j++)
        {
            var weight = Vector256.Create(row[j]);
            slope = Fma(weight, Unsafe.Add(ref slopeRates, (j * Vectors) + k), slope);
            root = Fma(weight, Unsafe.Add(ref rootRates, (j * Vectors) + k), root);
        }

        return (Fma(_step[k], slope, _slope[k]), Fma(_step[k], root, _root[k]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Field(int k, int stage, Vector256<double> t, Vector256<double> v)
    {
        ref var c = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_coefficients), k);
        var a = Fma(Fma(Fma(At(ref c, 3), t, At(ref c, 2)), t, At(ref c, 1)), t, At(ref c, 0));
        var twoSlopeA = Fma(Fma(At(ref c, 6), t, At(ref c, 5)), t, At(ref c, 4));
        var b = Fma(Fma(Fma(Fma(Fma(At(ref c, 12), t, At(ref c, 11)), t, At(ref c, 10)), t, At(ref c, 9)), t, At(ref c, 8)), t, At(ref c, 7));
        var slopeB = Fma(Fma(Fma(Fma(At(ref c, 17), t, At(ref c, 16)), t, At(ref c, 15)), t, At(ref c, 14)), t, At(ref c, 13));
        var u = v * v;
        u *= u;
        u *= u;
        var bu = b * u;
        var (p, q) = (a - bu, Fma(-u, slopeB, twoSlopeA));
        var slopeRate = Fma(Fma(t, t, Vector256<double>.One), q, -4.0 * t * p);
        var speed = Vector256<double>.One / Vector256.ConditionalSelect(_landing[k], slopeRate, a + bu);
        _slopeRates[(stage * Vectors) + k] = speed * slopeRate;
        _rootRates[(stage * Vectors) + k] = 0.25 * speed * v * Fma(-t, q, 4.0 * p);
        _depth[k] = u * (bu - (a + a));

        static Vector256<double> At(ref Vector256<double> coefficients, int j) => Unsafe.Add(ref coefficients, j * Vectors);
    }

    private static Span<double> Lanes(Vector256<double>[] vectors) => MemoryMarshal.Cast<Vector256<double>, double>(vectors.AsSpan());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fma(Vector256<double> x, Vector256<double> y, Vector256<double> z) => Vector256.FusedMultiplyAdd(x, y, z);
}
