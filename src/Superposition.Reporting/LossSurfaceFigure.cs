using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using Superposition.Kernels;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The loss over the weight plane as filled contours, with every critical point, the axes (kinks) and the wall w_1 + w_2 = 0.</summary>
public static class LossSurfaceFigure
{
    private const int Resolution = 481;
    private const int Bands = 22;
    private const double Reach = 1.5;
    private const string FontName = "DejaVu Sans";

    /// <summary>Draws the figure.</summary>
    /// <param name="kernel">The compiled loss.</param>
    /// <param name="census">The parameters and the critical points.</param>
    /// <param name="width">The width in pixels; the height is 0.86 of it.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Png(LossKernel kernel, CriticalPointCensus census, int width)
    {
        Fonts.AddFontFile(FontName, Path.Combine(AppContext.BaseDirectory, "Fonts", "DejaVuSans.ttf"), bold: false, italic: false);
        Fonts.Default = FontName;
        using var plot = new Plot();
        plot.Font.Set(FontName);
        AddSurface(plot, kernel, census);
        AddWalls(plot);
        foreach (var group in census.Points.GroupBy(p => (p.Kind, p.IsGlobal)).OrderBy(g => g.Key))
            AddPoints(plot, group.Key.Kind, group.Key.IsGlobal, [.. group]);
        Decorate(plot, census);
        plot.ScaleFactor = width / 1000.0;
        return plot.GetImageBytes(width, (int)(width * 0.86), ImageFormat.Png);
    }

    private static void AddSurface(Plot plot, LossKernel kernel, CriticalPointCensus census)
    {
        var (p, importance) = (census.Model.Density.Value.ToDouble(), census.Model.Importances[1].ToDouble());
        var lowest = census.Minima.Min(m => m.Loss.Midpoint.ToDouble());
        var atOrigin = census.Points[^1].Loss.Midpoint.ToDouble();
        var highest = lowest + (1.3 * (atOrigin - lowest));

        // Levels are spaced by the square root of the height above the lowest minimum, so that valleys show.
        var levels = new double[Resolution, Resolution];
        for (var row = 0; row < Resolution; row++)
        {
            for (var column = 0; column < Resolution; column++)
            {
                var loss = kernel.Loss(Coordinate(column), -Coordinate(row), p, importance);
                var height = Math.Sqrt(Math.Clamp((loss - lowest) / (highest - lowest), 0, 1));
                levels[row, column] = (Math.Min(Math.Floor(height * Bands), Bands - 1) + 0.5) / Bands;
            }
        }

        var map = plot.Add.Heatmap(levels);
        map.Extent = new CoordinateRect(-Reach, Reach, -Reach, Reach);
        map.Colormap = new ScottPlot.Colormaps.Viridis();
        map.ManualRange = new ScottPlot.Range(0, 1);
        map.Smooth = false;
        var bar = plot.Add.ColorBar(map);
        var ticks = Enumerable.Range(0, 6).Select(k => k / 5.0).ToArray();
        bar.Axis.TickGenerator = new NumericManual(
            ticks, [.. ticks.Select(t => (lowest + (t * t * (highest - lowest))).ToString("0.0000", CultureInfo.InvariantCulture) + (t < 1 ? "" : " and above"))]);
        bar.Axis.TickLabelStyle.FontName = FontName;
        bar.Axis.TickLabelStyle.FontSize = 13;
    }

    private static double Coordinate(int index) => Reach * ((2.0 * index / (Resolution - 1)) - 1);

    private static void AddWalls(Plot plot)
    {
        var quiet = Colors.White.WithAlpha(0.75);
        foreach (var line in new[] { plot.Add.Line(-Reach, 0, Reach, 0), plot.Add.Line(0, -Reach, 0, Reach) })
        {
            line.LineColor = quiet;
            line.LineWidth = 1.2f;
        }

        var wall = plot.Add.Line(-Reach, Reach, Reach, -Reach);
        wall.LineColor = quiet;
        wall.LineWidth = 1.2f;
        wall.LinePattern = LinePattern.Dashed;
    }

    private static void AddPoints(Plot plot, CriticalPointKind kind, bool isGlobal, List<CriticalPoint> points)
    {
        var (shape, size, fill, name) = (kind, isGlobal) switch
        {
            (CriticalPointKind.Minimum, true) => (MarkerShape.FilledCircle, 17f, Color.FromHex("#ff9f1c"), "global minimum"),
            (CriticalPointKind.Minimum, false) => (MarkerShape.FilledCircle, 12f, Colors.White, "local minimum"),
            (CriticalPointKind.Saddle, _) => (MarkerShape.Cross, 13f, Colors.White, "saddle"),
            (CriticalPointKind.Clarke, _) => (MarkerShape.FilledTriangleUp, 12f, Color.FromHex("#e5e5e5"), "stationary on a kink (Clarke)"),
            (CriticalPointKind.Maximum, _) => (MarkerShape.FilledSquare, 11f, Color.FromHex("#d62839"), "maximum"),
            _ => (MarkerShape.FilledDiamond, 12f, Colors.Gray, "degenerate"),
        };
        double[] w1 = [.. points.SelectMany(p => Mirrored(p, p.W1.Midpoint.ToDouble()))];
        double[] w2 = [.. points.SelectMany(p => Mirrored(p, p.W2.Midpoint.ToDouble()))];
        if (kind == CriticalPointKind.Saddle)
        {
            var halo = plot.Add.ScatterPoints(w1, w2);
            (halo.MarkerShape, halo.MarkerSize, halo.MarkerLineWidth, halo.MarkerLineColor) = (shape, size + 3, 6f, Colors.Black);
        }

        var markers = plot.Add.ScatterPoints(w1, w2);
        (markers.MarkerShape, markers.MarkerSize, markers.MarkerFillColor, markers.LegendText) = (shape, size, fill, name);
        (markers.MarkerLineColor, markers.MarkerLineWidth) = kind == CriticalPointKind.Saddle ? (Colors.White, 3f) : (Colors.Black, 1.5f);
    }

    private static double[] Mirrored(CriticalPoint point, double coordinate) => point.IsOrigin ? [coordinate] : [coordinate, -coordinate];

    private static void Decorate(Plot plot, CriticalPointCensus census)
    {
        plot.Axes.SetLimits(-Reach, Reach, -Reach, Reach);
        plot.Axes.Title.Label.Text = $"Expected loss, {census.Model.Architecture}: density p = {census.Model.Density}, importance I₂ = {census.Model.Importances[1]}";
        plot.Axes.Title.Label.FontSize = 16;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Bottom.Label.Text = "w₁";
        plot.Axes.Left.Label.Text = "w₂";
        double[] ticks = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5];
        string[] labels = [.. ticks.Select(t => t.ToString("0.0", CultureInfo.InvariantCulture).Replace('-', '−'))];
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.Label.FontSize = 16;
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = 13;
            axis.TickGenerator = new NumericManual(ticks, labels);
        }

        plot.ShowLegend(Alignment.LowerLeft);
        plot.Legend.FontSize = 12;
        plot.Legend.FontName = FontName;
        plot.Legend.BackgroundColor = Color.FromHex("#9aa5b1");
    }
}
