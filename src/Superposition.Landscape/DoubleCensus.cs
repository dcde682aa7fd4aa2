using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Model;

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
    private static readonly ImmutableArray<Monomial> SlopeMonomials = Products(3);
    private static readonly ImmutableArray<Monomial> ValueMonomials = Products(2);

    private readonly ImmutableArray<Chart> _charts;
    private readonly ParameterTable _slopes;
    private readonly ParameterTable _values;

    /// <summary>The census of a landscape, for many parameters.</summary>
    /// <exception cref="ArgumentException">The derived polynomials have higher degrees in the parameters than this class is made for.</exception>
    public DoubleCensus(LossLandscape landscape)
    {
        var (slopes, values) = (new List<LaurentPolynomial>(), new List<LaurentPolynomial>());
        LaurentPolynomial density = Symbols.Density;
        values.Add(landscape.Families[0].LossAtOrigin / density);
        _charts = [.. landscape.Families.Zip(landscape.Derivation.Walls).Select(c => Prepare(c.First, c.Second))];
        (_slopes, _values) = (new([.. slopes], SlopeMonomials), new([.. values], ValueMonomials));

        Chart Prepare(RayFamily family, CellWall wall)
        {
            var n = BernsteinForm.Of(family.N / density.Pow(2));
            return new(
                Append(slopes, n.Coefficients),
                Append(values, BernsteinForm.Of(family.A / density).Coefficients),
                Append(values, BernsteinForm.Of(family.B / density).Coefficients),
                n.VanishesAtStart,
                n.VanishesAtEnd,
                wall.Smoothness >= 2,
                (family.Loss.Cell.Witness.W1 * family.Loss.Cell.Witness.W2).Sign,
                InDouble(family.W1),
                InDouble(family.W2),
                [InDouble(family.InChart(Phases.FirstOnlyThreshold)), InDouble(family.InChart(Phases.SecondOnlyThreshold))]);
        }

        static (double, double, double) InDouble(UnivariatePolynomial polynomial) => (polynomial[0].ToDouble(), polynomial[1].ToDouble(), polynomial[2].ToDouble());

        static Range Append(List<LaurentPolynomial> list, ImmutableArray<LaurentPolynomial> coefficients)
        {
            list.AddRange(coefficients);
            return (list.Count - coefficients.Length)..list.Count;
        }
    }

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
        Span<double> valueMonomials = [1, importance, density, density * importance];
        Span<double> slopeMonomials = [1, importance, importance * importance, density, density * importance, density * (importance * importance), density * density, density * density * importance, density * density * (importance * importance)];
        Span<double> slopes = stackalloc double[_slopes.Length], values = stackalloc double[_values.Length];
        var (slopeError, valueError) = (_slopes.Evaluate(slopeMonomials, slopes), _values.Evaluate(valueMonomials, values));
        var parameters = new Parameters(density, values[0], valueError);
        var before = SignAtEnd(_charts[^1], slopes, slopeError);
        Span<BernsteinRoot> roots = stackalloc BernsteinRoot[BernsteinPolynomial.MaxDegree];
        for (var k = 0; k < _charts.Length; k++)
        {
            var (chart, previous) = (_charts[k], _charts[(k + _charts.Length - 1) % _charts.Length]);
            var n = new BernsteinPolynomial(slopes[chart.Slopes], slopeError);
            var a = new BernsteinPolynomial(values[chart.A], valueError);
            var b = new BernsteinPolynomial(values[chart.B], valueError);
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

            before = n.SignAtEnd;
        }

        return TryFindGlobal(points[..count], out global);
    }

    /// <summary>p^i I_2^j for i, j below a number.</summary>
    private static ImmutableArray<Monomial> Products(int powers) =>
        [.. from i in Enumerable.Range(0, powers) from j in Enumerable.Range(0, powers) select Monomial.Of(Symbols.Density, i) * Monomial.Of(Symbols.Importance(2), j)];

    private static int SignAtEnd(Chart chart, ReadOnlySpan<double> slopes, double error) => new BernsteinPolynomial(slopes[chart.Slopes], error).SignAtEnd;

    /// <summary>The point in a direction with the error bounds of its weights and its loss; false where its phase is open.</summary>
    /// <remarks>
    /// The weights move with the direction as fast as d(t) and sqrt(A/B) do; the loss is stationary there, and its derivative by t, A N/B^2 (N
    /// without the powers of p), is at most A |N'| error/B^2 in absolute value within the error of the direction.
    /// </remarks>
    private static bool TryLocate(
        BernsteinRoot root,
        int index,
        bool isSmooth,
        Chart chart,
        BernsteinPolynomial a,
        BernsteinPolynomial b,
        BernsteinPolynomial n,
        Parameters parameters,
        out DoubleCriticalPoint point)
    {
        var (t, error) = (root.Position, root.Error);
        var (valueA, valueB) = (a.Evaluate(t), b.Evaluate(t));
        var (relativeA, relativeB) = (a.ValueError / valueA, b.ValueError / valueB);
        var (square, gain) = (valueA / valueB, valueA * valueA / valueB);
        var radius = Math.Sqrt(square);
        var (w1, w2) = (radius * At(chart.W1, t), radius * At(chart.W2, t));
        var relativeRadius = relativeA + relativeB + (((a.Slope / valueA) + (b.Slope / valueB)) * error) + (4 * UnitRoundoff);
        var gainError = (gain * ((2 * relativeA) + relativeB + (4 * UnitRoundoff))) + (4 * n.Slope * error * error * valueA / (valueB * valueB));
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
    private static Phase? PhaseAt(Chart chart, double t, double error)
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

    /// <summary>A cell: where its coefficients stand in the tables, and what does not depend on the parameters.</summary>
    private sealed record Chart(
        Range Slopes,
        Range A,
        Range B,
        bool VanishesAtStart,
        bool VanishesAtEnd,
        bool IsSmoothAtStart,
        int SignOfProduct,
        (double C0, double C1, double C2) W1,
        (double C0, double C1, double C2) W2,
        ImmutableArray<(double C0, double C1, double C2)> Thresholds);
}
