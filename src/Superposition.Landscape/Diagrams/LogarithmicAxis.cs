using System.Collections.Immutable;

namespace Superposition.Landscape;

/// <summary>The centres of cells that divide an interval evenly on a logarithmic scale: lower (upper/lower)^((k + 1/2)/n), k = 0..n-1.</summary>
public sealed record LogarithmicAxis
{
    /// <summary>The most cells.</summary>
    public const int MaxCells = 8192;

    /// <summary>The axis.</summary>
    /// <param name="lower">The lower end, above 0.</param>
    /// <param name="upper">The upper end, above the lower one and finite.</param>
    /// <param name="cells">n, from 1 to <see cref="MaxCells"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public LogarithmicAxis(double lower, double upper, int cells)
    {
        if (!(lower > 0 && double.IsFinite(upper / lower)))
            throw new ArgumentOutOfRangeException(nameof(lower), lower, "the lower end of a logarithmic axis is above 0");
        if (!(upper > lower && double.IsFinite(upper)))
            throw new ArgumentOutOfRangeException(nameof(upper), upper, $"the upper end of a logarithmic axis is above the lower one, {lower}");
        if (cells is < 1 or > MaxCells)
            throw new ArgumentOutOfRangeException(nameof(cells), cells, $"an axis has 1 to {MaxCells} cells");
        (Lower, Upper) = (lower, upper);
        var (from, length) = (Math.Log10(lower), Math.Log10(upper) - Math.Log10(lower));
        Centres = [.. Enumerable.Range(0, cells).Select(k => Math.Pow(10, from + ((k + 0.5) * length / cells)))];
    }

    /// <summary>The lower end.</summary>
    public double Lower { get; }

    /// <summary>The upper end.</summary>
    public double Upper { get; }

    /// <summary>The centres of the cells, ascending.</summary>
    public ImmutableArray<double> Centres { get; }
}
