using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>One panel over density and importance, both logarithmic; the density falls to the right, as in the paper's phase diagram.</summary>
/// <param name="Densities">The horizontal axis.</param>
/// <param name="Importances">The vertical axis.</param>
/// <param name="Width">The width of the frame in units of the layout.</param>
/// <param name="Height">The height of the frame.</param>
internal sealed record DiagramPlane(LogarithmicAxis Densities, LogarithmicAxis Importances, int Width, int Height)
{
    private const double HatchSpacing = 11;

    /// <summary>Where a point lies in the coordinates of the plot.</summary>
    public static Coordinates At(double density, double importance) => new(-Math.Log10(density), Math.Log10(importance));

    /// <summary>The frame with ticks and labels.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="title">The title.</param>
    /// <param name="titleSize">The size of its text.</param>
    /// <param name="textSize">The size of all other text.</param>
    /// <param name="ticks">The most ticks on an axis.</param>
    public void Frame(Plot plot, string title, float titleSize, float textSize, int ticks)
    {
        plot.Axes.SetLimits(Corner(Densities.Upper, Importances.Lower, Densities.Lower, Importances.Upper));
        (plot.Axes.Title.Label.Text, plot.Axes.Title.Label.FontSize, plot.Axes.Title.Label.Bold) = (title, titleSize, false);
        Label(plot.Axes.Bottom, "density p = 1 − S", Densities, density => At(density, 1).X);
        Label(plot.Axes.Left, "relative importance I₂", Importances, importance => At(1, importance).Y);

        void Label(IAxis axis, string text, LogarithmicAxis numbers, Func<double, double> place)
        {
            (axis.Label.Text, axis.Label.FontSize, axis.Label.Bold, axis.TickLabelStyle.FontSize) = (text, textSize, false, 0.9f * textSize);
            var marks = LogarithmicTicks.Between(numbers.Lower, numbers.Upper, ticks);
            axis.TickGenerator = new NumericManual([.. marks.Select(place)], [.. marks.Select(LogarithmicTicks.Label)]);
        }
    }

    /// <summary>Colours the cells.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="colourOf">The colour of a cell of the diagram, given its place in row-major order.</param>
    /// <param name="scale">Pixels in a unit of the layout. Each pixel has the colour of the cell at its centre, so that no viewer blurs cells.</param>
    /// <returns>The picture of the cells, to be disposed of after the plot is drawn.</returns>
    public IDisposable AddCells(Plot plot, Func<int, uint> colourOf, int scale)
    {
        var (columns, rows) = (Densities.Centres.Length, Importances.Centres.Length);
        var (width, height) = (scale * Width, scale * Height);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Opaque));
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        for (var k = 0; k < pixels.Length; k++)
        {
            var (y, x) = Math.DivRem(k, width);
            var column = (int)(((2L * (width - x)) - 1) * columns / (2L * width));
            var row = (int)(((2L * (height - y)) - 1) * rows / (2L * height));
            pixels[k] = colourOf((row * columns) + column);
        }

        var image = new Image(bitmap);
        plot.Add.ImageRect(image, Corner(Densities.Upper, Importances.Lower, Densities.Lower, Importances.Upper)).AntiAlias = false;
        return image;
    }

    /// <summary>A curve and its mirror image under I_2 -> 1/I_2.</summary>
    public static void AddCurve(Plot plot, CurveStyle style, IEnumerable<Coordinates> curve)
    {
        Coordinates[] points = [.. curve];
        Coordinates[] mirrored = [.. points.Select(c => new Coordinates(c.X, -c.Y))];
        foreach (var branch in new[] { points, mirrored })
        {
            var line = plot.Add.ScatterLine(branch, style.Colour);
            (line.LineWidth, line.LinePattern) = (style.Width, style.Pattern);
        }
    }

    /// <summary>Diagonals across the region between a curve and its mirror image.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="style">The lines.</param>
    /// <param name="curve">The curve, below I_2 = 1, from left to right.</param>
    public void AddHatch(Plot plot, CurveStyle style, ImmutableArray<Coordinates> curve)
    {
        var area = Corner(Densities.Upper, Importances.Lower, Densities.Lower, Importances.Upper);
        var (unitX, unitY) = (area.Width / Width, area.Height / Height);
        for (var start = -Height + (HatchSpacing / 2); start < Width; start += HatchSpacing)
        {
            Coordinates? from = null;
            for (var step = 0; step <= Height; step++)
            {
                Coordinates at = new(area.Left + ((start + step) * unitX), area.Bottom + (step * unitY));
                var isInside = at.X >= area.Left && at.X <= area.Right && IsBetween(at, curve);
                if (isInside && step < Height)
                {
                    from ??= at;
                }
                else if (from is { } begin)
                {
                    var line = plot.Add.Line(begin, at);
                    (line.LineColor, line.LineWidth, from) = (style.Colour, style.Width, null);
                }
            }
        }
    }

    /// <summary>Whether a point lies between the curve, interpolated, and its mirror image.</summary>
    private static bool IsBetween(Coordinates at, ImmutableArray<Coordinates> curve)
    {
        var next = curve.BinarySearch(at, Comparer<Coordinates>.Create((a, b) => a.X.CompareTo(b.X)));
        next = next < 0 ? ~next : next;
        if (next == 0 || next >= curve.Length)
            return next < curve.Length && curve[next].X == at.X && Math.Abs(at.Y) < -curve[next].Y;
        var (left, right) = (curve[next - 1], curve[next]);
        var share = (at.X - left.X) / (right.X - left.X);
        return Math.Abs(at.Y) < -(left.Y + (share * (right.Y - left.Y)));
    }

    private static CoordinateRect Corner(double leftDensity, double lower, double rightDensity, double upper)
    {
        var (first, second) = (At(leftDensity, lower), At(rightDensity, upper));
        return new(first.X, second.X, first.Y, second.Y);
    }
}

/// <summary>How a curve is drawn.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Width">The width in units of the layout.</param>
/// <param name="Pattern">Solid, dashed or dotted.</param>
internal sealed record CurveStyle(Color Colour, float Width, LinePattern Pattern);
