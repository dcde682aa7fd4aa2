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

    /// <summary>Draws the figure.</summary>
    /// <param name="kernel">The compiled loss.</param>
    /// <param name="census">The parameters and the critical points.</param>
    /// <param name="width">The width in pixels; the height is 0.86 of it.</param>
    /// <returns>A PNG.</returns>
    public static byte[] Png(LossKernel kernel, CriticalPointCensus census, int width)
    {
        using var plot = WeightPlane.NewPlot();
        AddSurface(plot, kernel, census);
        WeightPlane.AddWalls(plot, Reach, Colors.White.WithAlpha(0.75));
        WeightPlane.AddCriticalPoints(plot, census);
        WeightPlane.Frame(plot, Reach, 0.5, $"Expected loss, {census.Model.Architecture}: {WeightPlane.Parameters(census.Model)}", fontSize: 16);
        plot.ShowLegend(Alignment.LowerLeft);
        plot.Legend.FontSize = 12;
        plot.Legend.FontName = WeightPlane.FontName;
        plot.Legend.BackgroundColor = Color.FromHex("#9aa5b1");
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
        bar.Axis.TickLabelStyle.FontName = WeightPlane.FontName;
        bar.Axis.TickLabelStyle.FontSize = 13;
    }

    private static double Coordinate(int index) => Reach * ((2.0 * index / (Resolution - 1)) - 1);
}
