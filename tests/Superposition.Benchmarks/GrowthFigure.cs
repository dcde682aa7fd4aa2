using System.Collections.Immutable;
using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;
using Superposition.Reporting;

namespace Superposition.Benchmarks;

/// <summary>Time and memory against the size of the work, both on logarithmic scales.</summary>
internal static class GrowthFigure
{
    private const int PanelWidth = 720;
    private const int Height = 620;
    private const int Left = 100;
    private const int Right = 20;
    private const int Top = 50;
    private const int Bottom = 70;
    private const float Font = 18;
    private const double LegendDecades = 1.7;

    /// <summary>Told apart by people who do not see colours as most do (Okabe and Ito, 2008).</summary>
    private static readonly ImmutableArray<Color> Colours = [Color.FromHex("#0072b2"), Color.FromHex("#d55e00"), Color.FromHex("#009e73"), Color.FromHex("#cc79a7")];

    /// <summary>The figure <c>growth</c>.</summary>
    public static Figure Of(ImmutableArray<Growth> growths) => new(
        "growth",
        "Time and memory against the number of units of work, on one thread and on two. Slopes, on one thread and on two, are fitted to the three largest sizes.",
        string.Create(
            CultureInfo.InvariantCulture,
            $"measured: the best of several runs; the rise of the peak of resident memory, managed and native, over that of the smallest size in the same process, at least {Growth.LeastBytes / 1e6:F0} MB."),
        2 * PanelWidth,
        Height,
        canvas => Draw(canvas, growths),
        [Table(growths)]);

    private static void Draw(SKCanvas canvas, ImmutableArray<Growth> growths)
    {
        canvas.Clear(SKColors.White);
        DrawPanel(canvas, 0, "time", "s", growths, g => g.Seconds, g => g.TimeSlope);
        DrawPanel(canvas, PanelWidth, "memory", "MB", growths, g => [.. g.Bytes.Select(b => b / 1e6)], g => g.MemorySlope);
    }

    private static void DrawPanel(SKCanvas canvas, int left, string what, string unit, ImmutableArray<Growth> growths, Func<Growth, ImmutableArray<double>> values, Func<Growth, double> slope)
    {
        using var plot = FigureFont.NewPlot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        foreach (var (pair, colour) in growths.GroupBy(g => g.Work).Zip(Colours))
        {
            foreach (var growth in pair)
            {
                var line = plot.Add.Scatter(growth.Work.Sizes.Select(n => Math.Log10(n)).ToArray(), values(growth).Select(Math.Log10).ToArray());
                (line.Color, line.LineWidth, line.MarkerSize) = (colour, growth.Threads == 1 ? 2.5f : 1.2f, 11);
                (line.MarkerShape, line.MarkerStyle.LineColor, line.MarkerStyle.LineWidth) = (growth.Threads == 1 ? MarkerShape.FilledCircle : MarkerShape.OpenCircle, colour, 2);
                if (growth.Threads == 1)
                    line.LegendText = $"{growth.Work.Name}: slope {string.Join(", ", pair.Select(g => slope(g).ToString("F2", CultureInfo.InvariantCulture)))}";
            }
        }

        var (x, y) = (growths.SelectMany(g => g.Work.Sizes).Select(n => (double)n).ToList(), growths.SelectMany(g => values(g)).ToList());
        plot.Axes.SetLimits(Math.Log10(x.Min()) - 0.3, Math.Log10(x.Max()) + 0.3, Math.Log10(y.Min()) - 0.3, Math.Log10(y.Max()) + LegendDecades);
        plot.Axes.Title.Label.Text = $"{what} (filled, first slope: one thread; open, second: two)";
        (plot.Axes.Bottom.Label.Text, plot.Axes.Left.Label.Text) = ("number of units", $"{what} ({unit})");
        (plot.Axes.Title.Label.FontSize, plot.Axes.Title.Label.Bold) = (Font, false);
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
            (axis.Label.FontSize, axis.Label.Bold, axis.TickLabelStyle.FontSize) = (Font, false, 0.85f * Font);
        plot.Axes.Bottom.TickGenerator = Decades(x);
        plot.Axes.Left.TickGenerator = Decades(y);
        plot.ShowLegend(Alignment.UpperLeft);
        (plot.Legend.FontSize, plot.Legend.FontName, plot.Legend.ShadowColor) = (0.85f * Font, FigureFont.Name, Colors.Transparent);
        plot.Layout.Fixed(new PixelPadding(Left, Right, Bottom, Top));

        // The first rendering draws everything twice.
        plot.RenderInMemory(PanelWidth, Height);
        plot.Render(canvas, new PixelRect(left, left + PanelWidth, Height, 0));
    }

    private static NumericManual Decades(List<double> values)
    {
        var ticks = new NumericManual();
        for (var k = (int)Math.Floor(Math.Log10(values.Min())) - 1; k <= Math.Ceiling(Math.Log10(values.Max())); k++)
        {
            ticks.AddMajor(k, $"10{Superscript(k.ToString(CultureInfo.InvariantCulture))}");
            for (var digit = 2; digit < 10; digit++)
                ticks.AddMinor(k + Math.Log10(digit));
        }

        return ticks;
    }

    private static string Superscript(string number) => string.Concat(number.Select(c => c switch { '-' => '⁻', _ => "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0'] }));

    private static DataTable Table(ImmutableArray<Growth> growths)
    {
        var records = growths.SelectMany(g => g.Work.Sizes.Select((size, k) => (g.Work.Name, g.Threads, Size: (double)size, Seconds: g.Seconds[k], Bytes: g.Bytes[k]))).ToList();
        return new("", "Time and memory", [],
        [
            new WordArray("work", "the units of work", [.. records.Select(r => r.Name)]),
            new NumberArray("threads", "the number of threads", [.. records.Select(r => (double)r.Threads)]),
            new NumberArray("size", "the number of units", [.. records.Select(r => r.Size)]),
            new NumberArray("seconds", "the time, the best of several runs", [.. records.Select(r => r.Seconds)]),
            new NumberArray("bytes", "the rise of the peak of resident memory", [.. records.Select(r => r.Bytes)]),
        ]);
    }
}
