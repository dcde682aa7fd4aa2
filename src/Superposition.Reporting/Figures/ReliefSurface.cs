using ScottPlot;
using SkiaSharp;

namespace Superposition.Reporting;

/// <summary>
/// The surface L over the grid by the painter's algorithm: quadrilaterals from the farthest to the nearest, cut off at the top of the scale, in the
/// colours of the scale shaded by a light, with a sparse mesh, the axes and the dashed wall on it.
/// </summary>
/// <param name="grid">The surface; an odd resolution, so that the axes are lines of the mesh.</param>
/// <param name="scale">Heights and colours.</param>
/// <param name="view">The projection.</param>
internal sealed class ReliefSurface(LossGrid grid, LossScale scale, ReliefView view) : IPlottable
{
    /// <summary>Every so many lines of the grid one is drawn.</summary>
    private const int MeshStep = 8;

    // By so much each quadrilateral reaches over its border, lest the background shine through between two.
    private const float Overlap = 0.4f;

    private static readonly (double X, double Y, double Z) Light = (0.05, -0.55, 0.83);
    private static readonly SKColor MeshColour = new(0, 0, 0, 60);
    private static readonly SKColor WallColour = new(255, 255, 255, 215);

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        using var fill = new SKPaint { IsAntialias = true };
        using var line = new SKPaint { IsAntialias = true, Style = SKPaintStyle.Stroke };
        var last = grid.Resolution - 2;

        // Columns toward larger w_1 and rows toward smaller w_2 come nearer to the viewer.
        for (var row = last; row >= 0; row--)
        {
            for (var column = 0; column <= last; column++)
                DrawCell(rp.Canvas, fill, line, row, column);
        }
    }

    private void DrawCell(SKCanvas canvas, SKPaint fill, SKPaint line, int row, int column)
    {
        ReadOnlySpan<Corner> corners = [At(row, column), At(row, column + 1), At(row + 1, column + 1), At(row + 1, column)];
        var outline = CutOff(corners);
        if (outline.Count < 3)
            return;
        var middle = (corners[0].Loss + corners[1].Loss + corners[2].Loss + corners[3].Loss) / 4;
        fill.Color = Shaded(scale.Colour(middle), corners);
        using (var path = PathOf(outline, Overlap))
            canvas.DrawPath(path, fill);
        Edge(row, corners[0], corners[1]);
        Edge(row + 1, corners[3], corners[2]);
        Edge(column, corners[0], corners[3]);
        Edge(column + 1, corners[1], corners[2]);

        // Every second cell of the diagonal: dashes, which an SVG keeps.
        if (row + column == grid.Resolution - 2 && row % 2 == 0)
            Line(corners[1], corners[3], WallColour, 1.2f);

        void Edge(int index, Corner from, Corner to)
        {
            if (2 * index == grid.Resolution - 1)
                Line(from, to, WallColour, 1.2f);
            else if (index % MeshStep == 0)
                Line(from, to, MeshColour, 0.8f);
        }

        void Line(Corner from, Corner to, SKColor colour, float width)
        {
            if (CutOff([from, to]) is not { Count: > 1 } kept)
                return;
            (line.Color, line.StrokeWidth) = (colour, width);
            using var path = PathOf(kept, 0);
            canvas.DrawPath(path, line);
        }
    }

    private Corner At(int row, int column) => new(grid.Coordinate(column), grid.Coordinate(row), grid.Losses[(row * grid.Resolution) + column]);

    /// <summary>The part of a polygon below the top of the scale.</summary>
    private List<Corner> CutOff(ReadOnlySpan<Corner> corners)
    {
        var kept = new List<Corner>();
        for (var k = 0; k < corners.Length; k++)
        {
            var (from, to) = (corners[k], corners[(k + 1) % corners.Length]);
            if (from.Loss <= scale.Highest)
                kept.Add(from);
            if (from.Loss <= scale.Highest != to.Loss <= scale.Highest)
                kept.Add(Corner.Between(from, to, (scale.Highest - from.Loss) / (to.Loss - from.Loss)));
        }

        return kept;
    }

    private SKPath PathOf(List<Corner> corners, float overlap)
    {
        var points = corners.ConvertAll(c => Axes.GetPixel(view.Project(c.W1, c.W2, scale.Height(c.Loss))).ToSKPoint());
        var centre = points.Aggregate((a, b) => a + b);
        centre = new(centre.X / points.Count, centre.Y / points.Count);
        var path = new SKPath();
        path.AddPoly([.. points.Select(Outward)], close: overlap > 0);
        return path;

        SKPoint Outward(SKPoint point)
        {
            var away = point - centre;
            return away.Length < overlap ? point : new(point.X + (overlap * away.X / away.Length), point.Y + (overlap * away.Y / away.Length));
        }
    }

    /// <summary>The colour, darker where the surface turns away from the light, and darkest where it is seen from below.</summary>
    private SKColor Shaded(Color colour, ReadOnlySpan<Corner> corners)
    {
        var step = (corners[1].W1 - corners[0].W1) / grid.Reach;
        double Slope(double rise) => ReliefView.FullHeight * rise / (scale.Highest - scale.Lowest) / (2 * step);
        var slopeX = Slope(corners[1].Loss + corners[2].Loss - corners[0].Loss - corners[3].Loss);
        var slopeY = Slope(corners[2].Loss + corners[3].Loss - corners[0].Loss - corners[1].Loss);
        var cosine = (Light.Z - (slopeX * Light.X) - (slopeY * Light.Y)) / Math.Sqrt(1 + (slopeX * slopeX) + (slopeY * slopeY));
        var isFromBelow = view.Toward.Z < (slopeX * view.Toward.X) + (slopeY * view.Toward.Y);
        var brightness = isFromBelow ? 0.5 : 0.72 + (0.28 * Math.Max(0, cosine));
        byte Part(byte channel) => (byte)(brightness * channel);
        return new(Part(colour.R), Part(colour.G), Part(colour.B));
    }

    private readonly record struct Corner(double W1, double W2, double Loss)
    {
        public static Corner Between(Corner from, Corner to, double part) =>
            new(from.W1 + (part * (to.W1 - from.W1)), from.W2 + (part * (to.W2 - from.W2)), from.Loss + (part * (to.Loss - from.Loss)));
    }
}
