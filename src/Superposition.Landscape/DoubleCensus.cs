using Superposition.Kernels;

namespace Superposition.Landscape;

/// <summary>
/// The census of critical points in double precision with a certificate of its own: bounds of all rounding errors. What they leave open is
/// reported as undecided, to be decided by <see cref="CriticalPointCensus"/>.
/// </summary>
/// <remarks>
/// The same reduction as there: the roots of N in each cell, by <see cref="BernsteinPolynomial"/>, and the signs of N on both sides of each
/// wall. All tables come from the derived polynomials.
/// </remarks>
public sealed class DoubleCensus
{
    /// <summary>The most points that a census can list.</summary>
    public const int MaxPoints = 24;

    private const double UnitRoundoff = 1.0 / (1L << 53);
    private const double LargestRelativeError = 1.0 / (1 << 20);

    private readonly CensusTables _tables;

    /// <summary>The census of a landscape, for many parameters.</summary>
    /// <exception cref="ArgumentException">The derived polynomials have higher degrees in the parameters than this class is made for.</exception>
    public DoubleCensus(LossLandscape landscape) => _tables = landscape.Tables;

    /// <summary>Takes the census; false where rounding errors leave a count, a kind, a phase, a place (beyond 2^-20) or the order of two losses open.</summary>
    /// <param name="density">p with 10^-60 &lt;= p &lt;= 1; others are undecided.</param>
    /// <param name="importance">I_2 with 10^-60 &lt;= I_2 &lt;= 10^60, I_1 = 1; others are undecided.</param>
    /// <param name="points">Room for <see cref="MaxPoints"/> points: all but the origin, clockwise from the axis w_1 = 0, one of each pair {W, -W}.</param>
    /// <param name="count">The number of points.</param>
    /// <param name="global">The place of the one global minimum among them.</param>
    public bool TryTake(double density, double importance, Span<DoubleCriticalPoint> points, out int count, out int global)
    {
        (count, global) = (0, -1);
        if (!(density is >= 1e-60 and <= 1 && importance is >= 1e-60 and <= 1e60))
            return false;
        Span<double> slopes = stackalloc double[_tables.Slopes.Length], values = stackalloc double[_tables.Values.Length];
        var (slopeError, valueError) = (_tables.Slopes.Evaluate(density, importance, slopes), _tables.Values.Evaluate(density, importance, values));
        Span<BernsteinRoot> roots = stackalloc BernsteinRoot[BernsteinPolynomial.MaxDegree];
        return TryFindAll(density, slopes, slopeError, values, valueError, roots, points, out count) && TryFindGlobal(points[..count], out global);
    }

    private bool TryFindAll(
        double density,
        ReadOnlySpan<double> slopes,
        double slopeError,
        ReadOnlySpan<double> values,
        double valueError,
        Span<BernsteinRoot> roots,
        Span<DoubleCriticalPoint> points,
        out int count)
    {
        count = 0;
        var charts = _tables.Charts.AsSpan();
        var parameters = new Parameters(density, values[0], valueError);
        var previous = charts[^1];
        var before = new BernsteinPolynomial(previous.N.Of(slopes), slopeError).SignAtEnd;
        foreach (var chart in charts)
        {
            var n = new BernsteinPolynomial(chart.N.Of(slopes), slopeError);
            var a = new BernsteinPolynomial(chart.A.Of(values), valueError);
            var b = new BernsteinPolynomial(chart.B.Of(values), valueError);
            if (!a.IsPositive || !b.IsPositive || n.SignAtStart == 0 || before == 0)
                return false;

            // -N has the sign of the derivative of the loss by the direction.
            if (chart.VanishesAtStart || previous.VanishesAtEnd || before != n.SignAtStart)
            {
                if (!TryLocate(new(0, 0, before), (before - n.SignAtStart) / 2, chart.IsSmoothAtStart, chart, a, b, n, parameters, out points[count++]))
                    return false;
            }

            if (!n.TryIsolate(roots, out var found))
                return false;
            foreach (var root in roots[..found])
            {
                if (!TryLocate(root, root.SignBefore, true, chart, a, b, n, parameters, out points[count++]))
                    return false;
            }

            (before, previous) = (n.SignAtEnd, chart);
        }

        return true;
    }

    /// <summary>The point in a direction with the error bounds of its weights and its loss; false where its phase is open.</summary>
    /// <remarks>
    /// The weights move with the direction as fast as d(t) and sqrt(A/B) do; the loss is stationary there, and its derivative by t, A N/B^2 (N
    /// without the powers of p), is at most A |N'| error/B^2 in absolute value within the error of the direction.
    /// </remarks>
    private static bool TryLocate(
        BernsteinRoot root,
        int index,
        bool isSmooth,
        CensusTables.Chart chart,
        in BernsteinPolynomial a,
        in BernsteinPolynomial b,
        in BernsteinPolynomial n,
        Parameters parameters,
        out DoubleCriticalPoint point)
    {
        var (t, error) = (root.Position, root.Error);
        var (valueA, valueB) = (a.Evaluate(t), b.Evaluate(t));
        var (inverseA, inverseB) = (1 / valueA, 1 / valueB);
        var (relativeA, relativeB) = (a.ValueError * inverseA, b.ValueError * inverseB);
        var square = valueA * inverseB;
        var gain = valueA * square;
        var radius = Math.Sqrt(square);
        var (w1, w2) = (radius * At(chart.W1, t), radius * At(chart.W2, t));
        var relativeRadius = relativeA + relativeB + (((a.Slope * inverseA) + (b.Slope * inverseB)) * error) + (4 * UnitRoundoff);
        var gainError = (gain * ((2 * relativeA) + relativeB + (4 * UnitRoundoff))) + (4 * n.Slope * error * error * square * inverseB);
        var kind = index switch
        {
            1 => CriticalPointKind.Minimum,
            -1 => CriticalPointKind.Saddle,
            _ => isSmooth ? CriticalPointKind.Degenerate : CriticalPointKind.Clarke,
        };
        var phase = kind == CriticalPointKind.Minimum ? PhaseAt(chart, t, error) : null;
        point = new(
            w1,
            w2,
            parameters.Density * (parameters.LossAtOrigin - gain),
            kind,
            2 * radius * (relativeRadius + error),
            2 * parameters.Density * (parameters.Error + gainError + (4 * UnitRoundoff * (parameters.LossAtOrigin + gain))),
            phase);
        var isLocated = relativeRadius + error < LargestRelativeError;
        return isLocated && kind != CriticalPointKind.Degenerate && (phase is not null || kind != CriticalPointKind.Minimum);
    }

    /// <summary>The phase, or null where the direction is too near to a threshold.</summary>
    private static Phase? PhaseAt(CensusTables.Chart chart, double t, double error)
    {
        if (chart.SignOfProduct < 0)
            return Phase.Antipodal;
        var (first, second) = (SignOf(chart.Thresholds[0]), SignOf(chart.Thresholds[1]));
        return first == 0 || second == 0 ? null : first < 0 ? Phase.FirstOnly : second < 0 ? Phase.SecondOnly : Phase.Confused;

        int SignOf((double C0, double C1, double C2) form)
        {
            var value = At(form, t);
            var size = Math.Abs(form.C0) + Math.Abs(form.C1) + Math.Abs(form.C2);
            return Math.Abs(value) > (2 * size * error) + (8 * UnitRoundoff * size) ? Math.Sign(value) : 0;
        }
    }

    private static double At((double C0, double C1, double C2) polynomial, double t) => polynomial.C0 + (t * (polynomial.C1 + (t * polynomial.C2)));

    private static bool TryFindGlobal(ReadOnlySpan<DoubleCriticalPoint> points, out int global)
    {
        global = -1;
        for (var k = 0; k < points.Length; k++)
        {
            if (points[k].Kind == CriticalPointKind.Minimum && (global < 0 || points[k].Loss < points[global].Loss))
                global = k;
        }

        for (var k = 0; k < points.Length && global >= 0; k++)
        {
            if (k != global && points[k].Kind == CriticalPointKind.Minimum && !(points[k].Loss - points[k].LossError > points[global].Loss + points[global].LossError))
                return false;
        }

        return global >= 0;
    }

    private readonly record struct Parameters(double Density, double LossAtOrigin, double Error);
}
