using System.Collections.Immutable;
using ScottPlot;
using SkiaSharp;

namespace Superposition.Reporting;

/// <summary>One of several frames above each other that share the horizontal axis.</summary>
/// <param name="Label">What the vertical axis shows.</param>
/// <param name="Lower">The lower end of the vertical axis.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="Draw">Draws the content, over the lines of events; what is outside the frame is cut off.</param>
/// <param name="DrawBelow">Draws what lies below those lines.</param>
internal sealed record Panel(string Label, double Lower, double Upper, Action<PanelContent> Draw, Action<PanelContent>? DrawBelow = null)
{
    /// <summary>A panel whose vertical axis reaches a little beyond all values.</summary>
    public static Panel Around(string label, IEnumerable<double> values, Action<PanelContent> draw)
    {
        var (lower, upper) = values.Aggregate((Lower: double.PositiveInfinity, Upper: double.NegativeInfinity), (r, v) => (Math.Min(r.Lower, v), Math.Max(r.Upper, v)));
        var margin = upper > lower ? 0.07 * (upper - lower) : 0.1;
        return new(label, lower - margin, upper + margin, draw);
    }
}

/// <summary>Draws into one panel.</summary>
/// <param name="canvas">Where to.</param>
/// <param name="toPixel">From the values of both axes to the place.</param>
internal sealed class PanelContent(SKCanvas canvas, Func<double, double, SKPoint> toPixel)
{
    /// <summary>A curve, or a dot for a single point.</summary>
    public void Line(IEnumerable<(double X, double Y)> points, Stroke stroke)
    {
        var pixels = points.Select(p => toPixel(p.X, p.Y)).ToList();
        if (pixels.Count > 0)
            stroke.Draw(canvas, pixels);
    }

    /// <summary>A filled polygon.</summary>
    public void Area(ImmutableArray<(double X, double Y)> corners, Color colour)
    {
        using var path = new SKPath();
        path.AddPoly([.. corners.Select(p => toPixel(p.X, p.Y))]);
        using var paint = new SKPaint { Color = colour.ToSKColor(), IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    /// <summary>A ring that marks a place.</summary>
    public void Ring(double x, double y)
    {
        var at = toPixel(x, y);
        using var fill = new SKPaint { Color = SKColors.White, IsAntialias = true };
        using var edge = new SKPaint { Color = SKColors.Black, StrokeWidth = 2.5f, Style = SKPaintStyle.Stroke, IsAntialias = true };
        canvas.DrawCircle(at, 6, fill);
        canvas.DrawCircle(at, 6, edge);
    }

    /// <summary>A text beside a place.</summary>
    public void Text(double x, double y, string text, Alignment alignment, float dx) =>
        PanelStack.Text(canvas, text, toPixel(x, y) + new SKSize(dx, 0), alignment, PanelStack.SmallFont);
}
