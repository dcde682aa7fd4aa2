using ScottPlot;
using SkiaSharp;

namespace Superposition.Reporting;

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Width">The width.</param>
/// <param name="Dash">The length of a dash, or 0 for a solid line; the gaps are as long.</param>
/// <param name="IsOutlined">Whether a dark edge sets it off, as light colours on white need.</param>
internal readonly record struct Stroke(Color Colour, float Width, float Dash = 0, bool IsOutlined = false)
{
    private const float Edge = 0.9f;
    private static readonly Color EdgeColour = Color.FromHex("#404040");

    /// <summary>Draws a polyline.</summary>
    public void Draw(SKCanvas canvas, IReadOnlyList<SKPoint> points)
    {
        using var path = Dash > 0 ? Dashed(points) : Solid(points);
        if (IsOutlined)
            Draw(canvas, path, EdgeColour, Width + (2 * Edge));
        Draw(canvas, path, Colour, Width);
    }

    private static void Draw(SKCanvas canvas, SKPath path, Color colour, float width)
    {
        using var paint = new SKPaint { Color = colour.ToSKColor(), StrokeWidth = width, Style = SKPaintStyle.Stroke, IsAntialias = true, StrokeJoin = SKStrokeJoin.Round };
        canvas.DrawPath(path, paint);
    }

    private static SKPath Solid(IReadOnlyList<SKPoint> points)
    {
        var path = new SKPath();
        path.MoveTo(points[0]);
        foreach (var point in points.Skip(1))
            path.LineTo(point);
        return path;
    }

    /// <summary>The dashes one by one: the pattern of a pen does not reach an SVG.</summary>
    private SKPath Dashed(IReadOnlyList<SKPoint> points)
    {
        var path = new SKPath();
        path.MoveTo(points[0]);
        var (left, isDrawn) = (Dash, true);
        for (var k = 1; k < points.Count; k++)
        {
            var (from, to) = (points[k - 1], points[k]);
            for (var length = SKPoint.Distance(from, to); length > 0; length = SKPoint.Distance(from, to))
            {
                var step = Math.Min(left, length);
                from = step < length ? from + new SKSize((to.X - from.X) * step / length, (to.Y - from.Y) * step / length) : to;
                if (isDrawn)
                    path.LineTo(from);
                else
                    path.MoveTo(from);
                left -= step;
                if (left <= 0)
                    (left, isDrawn) = (Dash, !isDrawn);
            }
        }

        return path;
    }
}
