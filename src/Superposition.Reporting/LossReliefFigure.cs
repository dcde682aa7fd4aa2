using System.Globalization;
using ScottPlot;
using SkiaSharp;
using Superposition.Derivation;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The loss over the weight plane as a surface in space, with the critical points that are not hidden behind it.</summary>
public static class LossReliefFigure
{
    // In units of the layout, of which each is drawn as so many pixels.
    private const int Width = 900;
    private const int Top = 70;
    private const int Box = 850;
    private const int Bottom = 90;
    private const int Scale = 2;
    private const float FontSize = 15;

    /// <summary>The mesh: odd, so that the axes are lines of it.</summary>
    private const int Resolution = 81;

    // The part of the plane of projection that is shown: its sides are as Width to Box, with more room on the left, for the ticks of L.
    private const double LabelRoom = 0.2;
    private const double FrameLeft = -1.8;
    private const double FrameRight = 1.7;
    private const double FrameHeight = (FrameRight - FrameLeft) * Box / Width;

    private static readonly Color BoxColour = Color.FromHex("#b0b0b0");

    /// <summary>The figure.</summary>
    /// <param name="name">The stem of the names of its files.</param>
    /// <param name="heading">What the picture shows, for its title; model and parameters follow.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="census">The parameters and the critical points.</param>
    /// <param name="reach">The surface stands over the square from -reach to reach.</param>
    public static Figure Of(string name, string heading, ExpectedLoss loss, CriticalPointCensus census, double reach)
    {
        var grid = LossGrid.Of(loss, census, reach, Resolution);
        return new(
            name,
            string.Create(CultureInfo.InvariantCulture, $"""
                {heading}: the loss of the bias-free model with n = 2, m = 1 over W = (w₁, w₂), at density p = {census.Model.Density} and relative importance I₂ = {census.Model.Importances[1]}, as a
                surface in parallel projection, cut off at the top. The colours are those of the contours. The critical points on it are marked where it does not hide them. White lines:
                the axes, where the loss has kinks; dashed: the wall w₁ + w₂ = 0. The data are the corners of the surface's mesh.
                """),
            LossGridData.Provenance,
            Scale * Width,
            Scale * (Top + Box + Bottom),
            canvas => Draw(canvas, heading, grid),
            [LossGridData.Losses(grid), LossGridData.CriticalPoints(census)]);
    }

    private static void Draw(SKCanvas canvas, string heading, LossGrid grid)
    {
        var (scale, model, reach) = (LossScale.Of(grid), grid.Census.Model, grid.Reach);
        var view = ReliefView.Best(grid, scale);
        using var plot = FigureFont.NewPlot();
        AddBox(plot, reach, scale, view);
        plot.Add.Plottable(new ReliefSurface(grid, scale, view));
        WeightPlane.AddCriticalPoints(plot, grid.Census, view.Visible);
        WeightPlane.Frame(plot, reach, reach, $"{heading}\n{model.Architecture}, {WeightPlane.Parameters(model)}", fontSize: 20);
        var (lowest, highest) = (view.Project(reach, -reach, ReliefView.Floor).Y - LabelRoom, view.Project(-reach, reach, 1).Y);
        var bottom = (lowest + highest - FrameHeight) / 2;
        plot.Axes.SetLimits(FrameLeft, FrameRight, bottom, bottom + FrameHeight);
        foreach (var axis in plot.Axes.GetAxes())
            axis.IsVisible = false;
        plot.HideGrid();
        plot.Layout.Fixed(new PixelPadding(0, 0, Bottom, Top));
        plot.Legend.ManualItems.Add(new() { LabelText = "axes; dashed: w₁ + w₂ = 0", LineColor = Colors.Gray, LineWidth = 1.5f });
        canvas.Scale(Scale);
        plot.HideLegend();
        plot.Render(canvas, Width, Top + Box + Bottom);
        LegendBelow.Draw(plot, canvas, new(60, Width, Top + Box + Bottom, Top + Box), FontSize);
    }

    /// <summary>The floor and the two walls behind the surface, with ticks.</summary>
    private static void AddBox(Plot plot, double reach, LossScale scale, ReliefView view)
    {
        const double bottom = ReliefView.Floor;
        var step = WeightPlane.Step(2 * reach, most: 6);
        for (var k = -(int)(reach / step * (1 + 1e-9)); k * step <= reach * (1 + 1e-9); k++)
        {
            var at = k * step;
            var text = at.ToString(step < 0.09 ? "0.00" : "0.0", CultureInfo.InvariantCulture).Replace('-', '−');
            Line((at, -reach, bottom), (at, reach, bottom));
            Line((at, reach, bottom), (at, reach, 1));
            Line((-reach, at, bottom), (reach, at, bottom));
            Line((-reach, at, bottom), (-reach, at, 1));
            Text((at, -1.1 * reach, bottom), text, Alignment.UpperCenter);
            Text((1.1 * reach, at, bottom), text, Alignment.MiddleLeft);
        }

        var rise = WeightPlane.Step(scale.Highest - scale.Lowest, most: 6);
        for (var k = (int)Math.Ceiling(scale.Lowest / rise); k * rise <= scale.Highest; k++)
        {
            var height = scale.Height(k * rise);
            Line((-reach, -reach, height), (-reach, reach, height));
            Line((-reach, reach, height), (reach, reach, height));
            Text((-reach, -1.08 * reach, height), LossScale.Text(k * rise, rise), Alignment.MiddleRight);
        }

        Text((0, -1.35 * reach, bottom), "w₁", Alignment.UpperCenter);
        Text((1.35 * reach, 0, bottom), "w₂", Alignment.MiddleLeft);
        Text((-reach, -1.08 * reach, 1.08), "L", Alignment.MiddleRight);

        void Line((double W1, double W2, double Height) from, (double W1, double W2, double Height) to)
        {
            var line = plot.Add.Line(view.Project(from.W1, from.W2, from.Height), view.Project(to.W1, to.W2, to.Height));
            (line.LineColor, line.LineWidth) = (BoxColour, 0.8f);
        }

        void Text((double W1, double W2, double Height) at, string text, Alignment alignment)
        {
            var label = plot.Add.Text(text, view.Project(at.W1, at.W2, at.Height));
            (label.LabelFontSize, label.LabelFontName, label.LabelAlignment) = (FontSize, FigureFont.Name, alignment);
        }
    }
}
