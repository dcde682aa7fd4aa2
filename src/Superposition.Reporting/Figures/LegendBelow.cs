using ScottPlot;
using SkiaSharp;

namespace Superposition.Reporting;

/// <summary>A legend in two columns in the margin below the frame, where it hides nothing.</summary>
internal sealed class LegendBelow : ILegendLayout
{
    private const float RowHeight = 24;
    private const float SymbolWidth = 30;
    private const float Gap = 8;
    private const float Padding = 6;

    /// <summary>Draws a plot, and its legend below.</summary>
    /// <param name="plot">The plot.</param>
    /// <param name="canvas">Where to.</param>
    /// <param name="size">The size of the whole.</param>
    /// <param name="area">The margin; the legend begins at its top.</param>
    /// <param name="fontSize">The size of the text.</param>
    public static void Draw(Plot plot, SKCanvas canvas, PixelSize size, PixelRect area, float fontSize)
    {
        plot.HideLegend();
        plot.Render(canvas, (int)size.Width, (int)size.Height);
        var legend = plot.Legend;
        legend.IsVisible = true;
        (legend.Layout, legend.FontSize, legend.FontName) = (new LegendBelow(), fontSize, WeightPlane.FontName);
        (legend.OutlineWidth, legend.ShadowColor) = (0, Colors.Transparent);
        using var paint = Paint.NewDisposablePaint();
        legend.Render(canvas, paint, area, Alignment.UpperLeft);
    }

    /// <inheritdoc/>
    public LegendLayout GetLayout(Legend legend, LegendItem[] items, PixelSize maxSize, Paint paint)
    {
        var rows = (items.Length + 1) / 2;
        var half = (maxSize.Width / 2) - Padding;
        var cells = Enumerable.Range(0, items.Length).Select(k => (X: Padding + (k / rows * half), Y: Padding + (k % rows * RowHeight))).ToList();
        return new()
        {
            LegendItems = items,
            LegendRect = new PixelRect(0, maxSize.Width, (rows * RowHeight) + (2 * Padding), 0),
            SymbolRects = [.. cells.Select(c => new PixelRect(c.X, c.X + SymbolWidth, c.Y + RowHeight - 3, c.Y + 3))],
            LabelRects = [.. cells.Select(c => new PixelRect(c.X + SymbolWidth + Gap, c.X + half, c.Y + RowHeight - 3, c.Y + 3))],
        };
    }
}
