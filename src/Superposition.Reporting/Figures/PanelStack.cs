using System.Collections.Immutable;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Superposition.Reporting;

/// <summary>Panels above each other over one horizontal axis, with events as vertical lines through all of them, named above, and a legend below.</summary>
/// <param name="Title">The title.</param>
/// <param name="Axis">The horizontal axis.</param>
/// <param name="Panels">The panels from top to bottom.</param>
/// <param name="Events">The lines, ascending; those outside the axis are left out.</param>
/// <param name="Legend">The meaning of each kind of line or, with a width of at least <see cref="AreaWidth"/>, of each colour of area.</param>
/// <param name="PanelHeight">The height of a panel.</param>
internal sealed record PanelStack(
    string Title, PanelAxis Axis, ImmutableArray<Panel> Panels, ImmutableArray<EventLine> Events, ImmutableArray<(Stroke Stroke, string Text)> Legend, int PanelHeight)
{
    /// <summary>The size of small texts.</summary>
    public const float SmallFont = 17;

    /// <summary>The width of a stroke that stands for an area in the legend.</summary>
    public const float AreaWidth = 14;

    private const float Font = 20;
    private const int Scale = 2;
    private const int Left = 104;
    private const int Inner = 640;
    private const int Right = 26;
    private const int TitleHeight = 66;
    private const int EventRow = 23;
    private const int EventGap = 12;
    private const int Gap = 16;
    private const int AxisHeight = 70;
    private const int LegendRow = 27;
    private const int SymbolWidth = 34;

    private int Rows => (Legend.Length + 1) / 2;

    private int Top => TitleHeight + (EventRow * (Labels().Select(l => l.Row + 1).Append(0).Max())) + EventGap;

    private int Foot => Top + (Panels.Length * (PanelHeight + Gap)) - Gap;

    /// <summary>The figure that this stack draws.</summary>
    public Figure Figure(string name, string caption, string provenance, ImmutableArray<DataTable> data) =>
        new(name, caption, provenance, Scale * (Left + Inner + Right), Scale * (Foot + AxisHeight + (Rows * LegendRow) + 12), Draw, data);

    /// <summary>Draws a text; white behind it hides what it crosses.</summary>
    public static void Text(SKCanvas canvas, string text, SKPoint at, Alignment alignment, float size)
    {
        using var paint = Paint.NewDisposablePaint();
        Style(text, alignment, size).Render(canvas, new Pixel(at.X, at.Y), paint);
    }

    private void Draw(SKCanvas canvas)
    {
        canvas.Clear(SKColors.White);
        canvas.Scale(Scale);
        using (FigureFont.NewPlot())
        {
            foreach (var (line, k) in Title.Split('\n').Select((line, k) => (line, k)))
                Text(canvas, line, new(Left + (Inner / 2f), 18 + (28 * k)), Alignment.MiddleCenter, Font);
        }

        for (var k = 0; k < Panels.Length; k++)
            DrawPanel(canvas, Panels[k], Top + (k * (PanelHeight + Gap)), k == Panels.Length - 1);
        var labels = Labels();
        foreach (var (line, row, _) in labels)
            line.Stroke.Draw(canvas, [new(X(line.At), Top), new(X(line.At), Middle(row) - (EventRow / 2f))]);
        foreach (var (line, row, right) in labels)
            Text(canvas, line.Text, new(right - 5, Middle(row)), Alignment.MiddleRight, SmallFont);

        DrawLegend(canvas);

        float Middle(int row) => Top - EventGap - (row * EventRow) - (EventRow / 2f);
    }

    private void DrawPanel(SKCanvas canvas, Panel panel, int top, bool isLast)
    {
        using var plot = FigureFont.NewPlot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.Axes.SetLimits(Axis.Place(Axis.Lower), Axis.Place(Axis.Upper), panel.Lower, panel.Upper);
        var (values, texts) = Axis.Ticks();
        plot.Axes.Bottom.TickGenerator = Ticks([.. values.Select(Axis.Place)], isLast ? texts : [.. texts.Select(_ => "")]);
        var (heights, names) = PanelAxis.EvenTicks(panel.Lower, panel.Upper);
        plot.Axes.Left.TickGenerator = Ticks(heights, names);
        plot.Axes.Bottom.Label.Text = isLast ? Axis.Label : "";
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
            (axis.Label.FontSize, axis.Label.Bold, axis.TickLabelStyle.FontSize) = (Font, false, SmallFont);
        plot.Layout.Fixed(new PixelPadding(Left, Right, isLast ? AxisHeight : Gap, 0));

        // The first rendering draws everything twice.
        plot.RenderInMemory(Left + Inner + Right, PanelHeight + AxisHeight);
        plot.Render(canvas, new PixelRect(0, Left + Inner + Right, top + PanelHeight + (isLast ? AxisHeight : Gap), top));

        // Drawn here, for all panels in one column.
        canvas.Save();
        canvas.RotateDegrees(-90, 18, top + (PanelHeight / 2f));
        Text(canvas, panel.Label, new(18, top + (PanelHeight / 2f)), Alignment.MiddleCenter, Font);
        canvas.Restore();

        canvas.Save();
        canvas.ClipRect(new SKRect(Left, top, Left + Inner, top + PanelHeight));
        var content = new PanelContent(canvas, (x, y) => new(X(x), (float)(top + (PanelHeight * (panel.Upper - y) / (panel.Upper - panel.Lower)))));
        panel.DrawBelow?.Invoke(content);
        foreach (var line in Visible())
            line.Stroke.Draw(canvas, [new(X(line.At), top + PanelHeight), new(X(line.At), top)]);
        panel.Draw(content);
        canvas.Restore();
    }

    private void DrawLegend(SKCanvas canvas)
    {
        for (var k = 0; k < Legend.Length; k++)
        {
            var (x, y) = (20 + (k / Rows * (Left + Inner) / 2), Foot + AxisHeight + ((k % Rows) * LegendRow) + (LegendRow / 2f));
            Legend[k].Stroke.Draw(canvas, [new(x, y), new(x + SymbolWidth, y)]);
            Text(canvas, Legend[k].Text, new(x + SymbolWidth + 9, y), Alignment.MiddleLeft, SmallFont);
        }
    }

    /// <summary>Each label left of its line, in the lowest row in which it crosses neither a label nor the line of one before it.</summary>
    private List<(EventLine Line, int Row, float Right)> Labels()
    {
        using var plot = FigureFont.NewPlot();
        using var paint = Paint.NewDisposablePaint();
        var labels = new List<(EventLine Line, int Row, float Right)>();
        foreach (var line in Visible())
        {
            var width = Style(line.Text, Alignment.MiddleRight, SmallFont).Measure(line.Text, paint).Width + 12;
            var right = Math.Max(X(line.At), width);
            var row = labels.Where(l => l.Right > right - width).Select(l => l.Row + 1).Append(0).Max();
            labels.Add((line, row, right));
        }

        return labels;
    }

    private IEnumerable<EventLine> Visible() => Events.Where(line => line.At >= Axis.Lower && line.At <= Axis.Upper);

    private float X(double value) => (float)(Left + (Inner * (Axis.Place(value) - Axis.Place(Axis.Lower)) / (Axis.Place(Axis.Upper) - Axis.Place(Axis.Lower))));

    private static LabelStyle Style(string text, Alignment alignment, float size) =>
        new() { Text = text, FontName = FigureFont.Name, FontSize = size, Alignment = alignment, ForeColor = Colors.Black, BackgroundColor = Colors.White };

    private static NumericManual Ticks(double[] values, string[] texts)
    {
        var ticks = new NumericManual();
        foreach (var (value, text) in values.Zip(texts))
        {
            if (text.Length > 0)
                ticks.AddMajor(value, text);
            else
                ticks.AddMinor(value);
        }

        return ticks;
    }
}

/// <summary>A vertical line with a name.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">The name.</param>
/// <param name="Stroke">How it is drawn.</param>
internal sealed record EventLine(double At, string Text, Stroke Stroke);
