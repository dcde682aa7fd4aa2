using System.Globalization;
using System.Runtime.InteropServices;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The loss over the weight plane as filled contours, with every critical point, the axes (kinks) and the wall w_1 + w_2 = 0.</summary>
public static class LossSurfaceFigure
{
    /// <summary>The resolution where none is asked for.</summary>
    public const int StandardResolution = 481;

    /// <summary>The half side of the part of the plane that is shown where none is asked for.</summary>
    public const double StandardReach = 1.5;

    // In units of the layout.
    private const int Side = 640;
    private const int Left = 85;
    private const int Top = 70;
    private const int AxisHeight = 75;
    private const int Bottom = 165;
    private const int Right = 155;
    private const int StandardWidth = 2 * (Left + Side + Right);

    private static readonly Color WallColour = Colors.White.WithAlpha(0.75);

    /// <summary>The figure.</summary>
    /// <param name="name">The stem of the names of its files.</param>
    /// <param name="heading">What the picture shows, for its title; model and parameters follow.</param>
    /// <param name="grid">The losses.</param>
    /// <param name="width">The width in pixels; the height is 0.99 of it.</param>
    public static Figure Of(string name, string heading, LossGrid grid, int width = StandardWidth)
    {
        var zoom = (float)width / (Left + Side + Right);
        var scale = LossScale.Of(grid);
        var pixels = Picture(grid, scale, (int)(zoom * Side));
        return new(
            name,
            Caption(heading, grid),
            LossGridData.Provenance,
            width,
            (int)(zoom * (Top + Side + Bottom)),
            canvas =>
            {
                canvas.Scale(zoom);
                Draw(canvas, heading, grid, scale, pixels);
            },
            [LossGridData.Losses(grid), LossGridData.CriticalPoints(grid.Census)]);
    }

    private static string Caption(string heading, LossGrid grid)
    {
        var model = grid.Census.Model;
        var minima = grid.Census.Minima.Select(m =>
            $"{(m.IsGlobal ? "global" : "local")}, {m.Phase!.Value.Name()}, at ({CriticalPointCensus.CertifiedDecimal(m.W1, 6)}, {CriticalPointCensus.CertifiedDecimal(m.W2, 6)}) with L = {CriticalPointCensus.CertifiedDecimal(m.Loss, 6)}");
        return string.Create(CultureInfo.InvariantCulture, $"""
            {heading}: the loss of the bias-free model with n = 2, m = 1 over W = (w₁, w₂), at density p = {model.Density} (sparsity {model.Density.Sparsity}) and relative importance
            I₂ = {model.Importances[1]}, as filled contours; between the {grid.Resolution} × {grid.Resolution} points of the data the picture interpolates linearly. Minima, one of each pair W, −W:
            {string.Join("; ", minima)}. Every critical point of the part shown is marked. Full lines: the axes, where the loss has kinks; dashed: the wall w₁ + w₂ = 0.
            """);
    }

    private static void Draw(SKCanvas canvas, string heading, LossGrid grid, LossScale scale, uint[] pixels)
    {
        var (reach, model) = (grid.Reach, grid.Census.Model);
        using var plot = FigureFont.NewPlot();
        using var bitmap = Bitmap(pixels);
        using var image = new Image(bitmap);
        plot.Add.ImageRect(image, new CoordinateRect(-reach, reach, -reach, reach)).AntiAlias = false;
        AddColourBar(plot, scale);
        WeightPlane.AddWalls(plot, reach, WallColour);
        WeightPlane.AddCriticalPoints(plot, grid.Census, reach);
        WeightPlane.Frame(plot, reach, WeightPlane.Step(2 * reach, most: 10), $"{heading}\n{model.Architecture}, {WeightPlane.Parameters(model)}", fontSize: 20);
        plot.Layout.Fixed(new PixelPadding(Left, Right, Bottom, Top));
        plot.Legend.ManualItems.Add(new() { LabelText = "axes; dashed: w₁ + w₂ = 0", LineColor = Colors.Gray, LineWidth = 1.5f });
        var (width, height) = (Left + Side + Right, Top + Side + Bottom);
        plot.HideLegend();
        plot.Render(canvas, width, height);
        LegendBelow.Draw(plot, canvas, new(Left, width, height, Top + Side + AxisHeight), fontSize: 15);
    }

    /// <summary>The bands as pixels, w_2 upward.</summary>
    private static uint[] Picture(LossGrid grid, LossScale scale, int side)
    {
        var pixels = new uint[side * side];
        Parallel.For(0, side, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, row =>
        {
            for (var column = 0; column < side; column++)
                pixels[(row * side) + column] = scale.Banded(grid.Interpolated(Centre(column), -Centre(row))).ARGB;
        });
        return pixels;

        double Centre(int pixel) => grid.Reach * ((2 * pixel) + 1 - side) / side;
    }

    private static SKBitmap Bitmap(uint[] pixels)
    {
        var side = (int)Math.Sqrt(pixels.Length);
        var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Bgra8888, SKAlphaType.Opaque));
        pixels.CopyTo(MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan()));
        return bitmap;
    }

    private static void AddColourBar(Plot plot, LossScale scale)
    {
        // A bar takes its colours from a map; the one of a single cell is not to be seen.
        var map = plot.Add.Heatmap(new double[1, 1]);
        (map.Colormap, map.ManualRange, map.IsVisible) = (LossScale.Colormap, new ScottPlot.Range(0, 1), false);
        var bar = plot.Add.ColorBar(map);
        var ticks = Enumerable.Range(0, 6).Select(k => k / 5.0).ToArray();
        bar.Axis.TickGenerator = new NumericManual(
            ticks, [.. ticks.Select(t => (t < 1 ? "" : "≥ ") + LossScale.Text(scale.Loss(t), (scale.Highest - scale.Lowest) / 1000))]);
        bar.Axis.TickLabelStyle.FontName = FigureFont.Name;
        bar.Axis.TickLabelStyle.FontSize = 14;
    }
}
