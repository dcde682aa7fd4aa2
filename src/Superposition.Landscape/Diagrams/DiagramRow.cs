using System.Runtime.Intrinsics;
using Superposition.Kernels;

namespace Superposition.Landscape;

/// <summary>A cell of the weight plane as it is seen from one of its bounding rays: by t, or by 1 - t with all coefficients in reverse.</summary>
/// <param name="Chart">The cell.</param>
/// <param name="IsFromEnd">Whether from the ray t = 1.</param>
internal sealed record CellView(CensusTables.Chart Chart, bool IsFromEnd)
{
    /// <summary>The ratio s for the direction of a point in the cell.</summary>
    public double RatioOf(in DoubleCriticalPoint point)
    {
        var ratio = Chart.RatioOf(point.W1, point.W2);
        return IsFromEnd ? 1 / ratio : ratio;
    }
}

/// <summary>The tables of a census at one importance.</summary>
internal readonly ref struct DiagramRow
{
    private readonly CensusTables _tables;
    private readonly ReadOnlySpan<double> _slopes;
    private readonly ReadOnlySpan<double> _values;
    private readonly double _slopeError;
    private readonly double _valueError;

    /// <summary>The tables at an importance.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="importance">I_2.</param>
    /// <param name="slopes">Room for a row of <see cref="CensusTables.Slopes"/>.</param>
    /// <param name="values">Room for a row of <see cref="CensusTables.Values"/>.</param>
    public DiagramRow(CensusTables tables, double importance, Span<double> slopes, Span<double> values)
    {
        _tables = tables;
        _slopes = slopes;
        _values = values;
        (_slopeError, _valueError) = (tables.Slopes.Fix(importance, slopes), tables.Values.Fix(importance, values));
    }

    /// <summary>A bound for the error of L_0/p.</summary>
    public double OriginError => _valueError;

    /// <summary>L_0/p.</summary>
    /// <param name="density">p.</param>
    /// <param name="room">Room for it.</param>
    public Vector256<double> Origin(Vector256<double> density, Span<Vector256<double>> room) => _tables.Values.Evaluate(_values, 0, false, density, room[..1])[0];

    /// <summary>N/p^2 without its factors t and 1 - t.</summary>
    /// <param name="view">The cell.</param>
    /// <param name="density">p.</param>
    /// <param name="room">Room for the coefficients.</param>
    public BernsteinLanes N(CellView view, Vector256<double> density, Span<Vector256<double>> room) =>
        new(_tables.Slopes.Evaluate(_slopes, view.Chart.N.Start, view.IsFromEnd, density, room[..view.Chart.N.Length]), _slopeError);

    /// <summary>A/p.</summary>
    /// <param name="view">The cell.</param>
    /// <param name="density">p.</param>
    /// <param name="room">Room for the coefficients.</param>
    public BernsteinLanes A(CellView view, Vector256<double> density, Span<Vector256<double>> room) =>
        new(_tables.Values.Evaluate(_values, view.Chart.A.Start, view.IsFromEnd, density, room[..view.Chart.A.Length]), _valueError);

    /// <summary>B/p.</summary>
    /// <param name="view">The cell.</param>
    /// <param name="density">p.</param>
    /// <param name="room">Room for the coefficients.</param>
    public BernsteinLanes B(CellView view, Vector256<double> density, Span<Vector256<double>> room) =>
        new(_tables.Values.Evaluate(_values, view.Chart.B.Start, view.IsFromEnd, density, room[..view.Chart.B.Length]), _valueError);
}
