using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Superposition.Landscape;

/// <summary>Four trajectories of the gradient flow at a time, one in each lane of a vector, each with its own sector and step.</summary>
/// <remarks>
/// <para>In a sector (see <see cref="FlowSector"/>) let P = a - u b and Q = 2a' - u b'. The flow is t' = (1 + t^2) Q - 4 t P and
/// u' = 2u (4 P - t Q). Its trajectories are followed in t and v = u^(1/8) at the speed 1/(a + u b): then all rates stay of the order of 1, from the
/// origin, where v grows like e^s, to far out, where it falls like e^-s.</para>
/// <para>Method: the pair of orders 5 and 4 of Dormand and Prince (1980), the step of each lane controlled by its own error. A step that passes a
/// wall of its sector, at its end or in between, is taken back and shortened until it ends within 1e-9 of the wall; there the lane changes its
/// sector. Lanes do not mix: what becomes of a trajectory depends on nothing but its start, and every operation is rounded as IEEE 754 says, so
/// its bits are the same with any instruction set.</para>
/// </remarks>
internal ref struct FlowLanes
{
    /// <summary>The number of lanes.</summary>
    public const int Count = 4;

    /// <summary>How near to a wall a step ends where the sector changes.</summary>
    public const double WallTolerance = 1e-9;

    private const double LargestStep = 2;
    private const double FirstStep = 0.2;

    private readonly Span<double> _coefficients; // of lane k at j * Count + k
    private readonly double _inverseTolerance;

    private Vector256<double> _slopeRate;
    private Vector256<double> _rootRate;
    private Vector256<double> _step;
    private Vector256<double> _plannedStep;
    private bool _isStale;

    /// <summary>Empty lanes.</summary>
    /// <param name="coefficients">Room for the coefficients: <see cref="FlowSector.Length"/> times <see cref="Count"/>.</param>
    /// <param name="tolerance">The largest error of a step in t, and relative in v.</param>
    public FlowLanes(Span<double> coefficients, double tolerance)
    {
        _coefficients = coefficients;
        _inverseTolerance = 1 / tolerance;
        (Slope, Root) = (Vector256<double>.Zero, Vector256<double>.One);
    }

    /// <summary>t.</summary>
    public Vector256<double> Slope { get; private set; }

    /// <summary>v, the eighth root of u.</summary>
    public Vector256<double> Root { get; private set; }

    /// <summary>L - L_0.</summary>
    public Vector256<double> Depth { get; private set; }

    /// <summary>Puts a point into a lane.</summary>
    public void Put(int lane, FlowSector sector, double slope, double square)
    {
        (Slope, Root) = (Slope.WithElement(lane, slope), Root.WithElement(lane, Math.Sqrt(Math.Sqrt(Math.Sqrt(square)))));
        _step = _step.WithElement(lane, FirstStep);
        _plannedStep = _plannedStep.WithElement(lane, FirstStep);
        Enter(lane, sector, slope);
    }

    /// <summary>Takes a lane into another sector, from its wall.</summary>
    public void Enter(int lane, FlowSector sector, double slope)
    {
        Slope = Slope.WithElement(lane, slope);
        for (var j = 0; j < FlowSector.Length; j++)
            _coefficients[(j * Count) + lane] = sector.Coefficients[j];
        _isStale = true;
    }

    /// <summary>Tries one step in every lane.</summary>
    /// <returns>A bit for each lane: whether the step was taken, and whether it ended at t = 0 or t = 1 on its way out of the sector.</returns>
    public (uint Moved, uint AtAxis, uint AtDiagonal) Advance()
    {
        var (t, v, h) = (Slope, Root, _step);
        if (_isStale)
        {
            Field(t, v, out _slopeRate, out _rootRate, out _);
            _isStale = false;
        }

        var (t1, v1) = (_slopeRate, _rootRate);
        Field(t + (h * (0.2 * t1)), v + (h * (0.2 * v1)), out var t2, out var v2, out _);
        Field(t + (h * Sum(3.0 / 40, t1, 9.0 / 40, t2)), v + (h * Sum(3.0 / 40, v1, 9.0 / 40, v2)), out var t3, out var v3, out _);
        Field(t + (h * Sum(44.0 / 45, t1, -56.0 / 15, t2, 32.0 / 9, t3)), v + (h * Sum(44.0 / 45, v1, -56.0 / 15, v2, 32.0 / 9, v3)), out var t4, out var v4, out _);
        Field(
            t + (h * Sum(19372.0 / 6561, t1, -25360.0 / 2187, t2, 64448.0 / 6561, t3, -212.0 / 729, t4)),
            v + (h * Sum(19372.0 / 6561, v1, -25360.0 / 2187, v2, 64448.0 / 6561, v3, -212.0 / 729, v4)),
            out var t5,
            out var v5,
            out _);
        Field(
            t + (h * Sum(9017.0 / 3168, t1, -355.0 / 33, t2, 46732.0 / 5247, t3, 49.0 / 176, t4, -5103.0 / 18656, t5)),
            v + (h * Sum(9017.0 / 3168, v1, -355.0 / 33, v2, 46732.0 / 5247, v3, 49.0 / 176, v4, -5103.0 / 18656, v5)),
            out var t6,
            out var v6,
            out _);
        var slope = t + (h * Sum(35.0 / 384, t1, 500.0 / 1113, t3, 125.0 / 192, t4, -2187.0 / 6784, t5, 11.0 / 84, t6));
        var root = v + (h * Sum(35.0 / 384, v1, 500.0 / 1113, v3, 125.0 / 192, v4, -2187.0 / 6784, v5, 11.0 / 84, v6));
        Field(slope, root, out var t7, out var v7, out var depth);
        var slopeError = Vector256.Abs(h * (Sum(71.0 / 57600, t1, -71.0 / 16695, t3, 71.0 / 1920, t4, -17253.0 / 339200, t5, 22.0 / 525, t6) - (t7 * (1.0 / 40))));
        var rootError = Vector256.Abs(h * (Sum(71.0 / 57600, v1, -71.0 / 16695, v3, 71.0 / 1920, v4, -17253.0 / 339200, v5, 22.0 / 525, v6) - (v7 * (1.0 / 40))));
        var error = _inverseTolerance * Vector256.Max(slopeError, rootError / v);

        var isAccurate = Vector256.LessThanOrEqual(error, Vector256<double>.One) & Vector256.GreaterThan(root, Vector256<double>.Zero);
        var passesAxis = Vector256.LessThan(slope, Vector256.Create(-WallTolerance));
        var passesDiagonal = Vector256.GreaterThan(slope, Vector256.Create(1 + WallTolerance));
        var (extreme, where) = Turn(t, h * t1, slope, h * t7);
        var isInside = Vector256.AndNot(isAccurate, passesAxis | passesDiagonal);
        var dips = isInside & (Vector256.LessThan(extreme, Vector256.Create(-WallTolerance)) | Vector256.GreaterThan(extreme, Vector256.Create(1 + WallTolerance)));
        var passes = (isAccurate & (passesAxis | passesDiagonal)) | dips;
        var moved = Vector256.AndNot(isAccurate, passes);

        // The factor is that of an error of order 4, a little more careful than the method's 5; NaN becomes the smallest.
        var factor = Vector256.Create(0.8) / Vector256.Sqrt(Vector256.Sqrt(Vector256.Max(error, Vector256.Create(1e-4))));
        factor = Vector256.ConditionalSelect(Vector256.GreaterThan(factor, Vector256.Create(0.2)), Vector256.Min(factor, Vector256.Create(4.0)), Vector256.Create(0.2));
        var next = Vector256.Min(h * factor, Vector256.Create(LargestStep));
        var wall = Vector256.ConditionalSelect(passesAxis, Vector256<double>.Zero, Vector256<double>.One);
        var shortened = h * Vector256.ConditionalSelect(dips, where, ShareBeforeWall(t, h * t1, slope, wall));
        var wasShortened = Vector256.LessThan(h, _plannedStep);
        _plannedStep = Vector256.ConditionalSelect(passes, Vector256.Max(h, _plannedStep), Vector256.ConditionalSelect(moved & wasShortened, _plannedStep, next));
        _step = Vector256.ConditionalSelect(passes, shortened, _plannedStep);
        Slope = Vector256.ConditionalSelect(moved, slope, t);
        Root = Vector256.ConditionalSelect(moved, root, v);
        Depth = Vector256.ConditionalSelect(moved, depth, Depth);
        _slopeRate = Vector256.ConditionalSelect(moved, t7, t1);
        _rootRate = Vector256.ConditionalSelect(moved, v7, v1);
        var atAxis = moved & Vector256.LessThanOrEqual(Slope, Vector256.Create(WallTolerance)) & Vector256.LessThan(_slopeRate, Vector256<double>.Zero);
        var atDiagonal = moved & Vector256.GreaterThanOrEqual(Slope, Vector256.Create(1 - WallTolerance)) & Vector256.GreaterThan(_slopeRate, Vector256<double>.Zero);
        return (moved.ExtractMostSignificantBits(), atAxis.ExtractMostSignificantBits(), atDiagonal.ExtractMostSignificantBits());
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

    /// <summary>Where the parabola t + d s + (t_end - t - d) s^2 meets the wall, as s in (0, 1).</summary>
    private static Vector256<double> ShareBeforeWall(Vector256<double> start, Vector256<double> slope, Vector256<double> end, Vector256<double> wall)
    {
        var gap = wall - start;
        var root = Vector256.Sqrt(Vector256.Max((slope * slope) + (4.0 * (end - start - slope) * gap), Vector256<double>.Zero));
        var share = 2.0 * gap / (slope + Vector256.CopySign(root, gap));
        var isInside = Vector256.GreaterThan(share, Vector256.Create(1e-3)) & Vector256.LessThan(share, Vector256.Create(0.999));
        return Vector256.ConditionalSelect(isInside, share, Vector256.Create(0.1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Field(Vector256<double> t, Vector256<double> v, out Vector256<double> slopeRate, out Vector256<double> rootRate, out Vector256<double> depth)
    {
        ref var c = ref MemoryMarshal.GetReference(_coefficients);
        var a = Fma(Fma(Fma(At(ref c, 3), t, At(ref c, 2)), t, At(ref c, 1)), t, At(ref c, 0));
        var twoSlopeA = Fma(Fma(At(ref c, 6), t, At(ref c, 5)), t, At(ref c, 4));
        var b = Fma(Fma(Fma(Fma(Fma(At(ref c, 12), t, At(ref c, 11)), t, At(ref c, 10)), t, At(ref c, 9)), t, At(ref c, 8)), t, At(ref c, 7));
        var slopeB = Fma(Fma(Fma(Fma(At(ref c, 17), t, At(ref c, 16)), t, At(ref c, 15)), t, At(ref c, 14)), t, At(ref c, 13));
        var u = v * v;
        u *= u;
        u *= u;
        var bu = b * u;
        var (p, q) = (a - bu, Fma(-u, slopeB, twoSlopeA));
        var speed = Vector256<double>.One / (a + bu);
        slopeRate = speed * Fma(Fma(t, t, Vector256<double>.One), q, -4.0 * t * p);
        rootRate = 0.25 * speed * v * Fma(-t, q, 4.0 * p);
        depth = u * (bu - (a + a));

        static Vector256<double> At(ref double coefficients, int j) => Vector256.LoadUnsafe(ref coefficients, (nuint)(j * Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Fma(Vector256<double> x, Vector256<double> y, Vector256<double> z) => Vector256.FusedMultiplyAdd(x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sum(double a, Vector256<double> x, double b, Vector256<double> y) => Fma(Vector256.Create(a), x, b * y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sum(double a, Vector256<double> x, double b, Vector256<double> y, double c, Vector256<double> z) =>
        Fma(Vector256.Create(a), x, Sum(b, y, c, z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sum(
        double a, Vector256<double> x, double b, Vector256<double> y, double c, Vector256<double> z, double d, Vector256<double> v) =>
        Fma(Vector256.Create(a), x, Sum(b, y, c, z, d, v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Sum(
        double a, Vector256<double> x, double b, Vector256<double> y, double c, Vector256<double> z, double d, Vector256<double> v, double e, Vector256<double> w) =>
        Fma(Vector256.Create(a), x, Sum(b, y, c, z, d, v, e, w));
}
