using ScottPlot;
using SkiaSharp;

namespace Superposition.Reporting;

/// <summary>A legend in columns in the margin below the frame, where it hides nothing.</summary>
/// <param name="columns">The number of columns.</param>
internal sealed class LegendBelow(int columns) : ILegendLayout
{
    private const float RowHeight = 24;
    private const float SymbolWidth = 30;
    private const float Gap = 8;
    private const float Padding = 10;

    /// <summary>Draws the legend of a plot that is drawn without it.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="canvas">Where to.</param>
    /// <param name="area">The margin; the legend begins at its top.</param>
    /// <param name="fontSize">The size of the text.</param>
    /// <param name="columns">The number of columns.</param>
    public static void Draw(Plot plot, SKCanvas canvas, PixelRect area, float fontSize, int columns = 2)
    {
        var legend = plot.Legend;
        legend.IsVisible = true;
        (legend.Layout, legend.FontSize, legend.FontName) = (new LegendBelow(columns), fontSize, FigureFont.Name);
        (legend.OutlineWidth, legend.ShadowColor) = (0, Colors.Transparent);
        using var paint = Paint.NewDisposablePaint();
        legend.Render(canvas, paint, area, Alignment.UpperLeft);
    }

    /// <inheritdoc/>
    public LegendLayout GetLayout(Legend legend, LegendItem[] items, PixelSize maxSize, Paint paint)
    {
        var rows = (items.Length + columns - 1) / columns;
        var width = (maxSize.Width / columns) - Padding;
        var cells = Enumerable.Range(0, items.Length).Select(k => (X: Padding + (k / rows * width), Y: Padding + (k % rows * RowHeight))).ToList();
        return new()
        {
            LegendItems = items,
            LegendRect = new PixelRect(0, maxSize.Width, (rows * RowHeight) + (2 * Padding), 0),
            SymbolRects = [.. cells.Select(c => new PixelRect(c.X, c.X + SymbolWidth, c.Y + RowHeight - 3, c.Y + 3))],
            LabelRects = [.. cells.Select(c => new PixelRect(c.X + SymbolWidth + Gap, c.X + width, c.Y + RowHeight - 3, c.Y + 3))],
        };
    }
}
