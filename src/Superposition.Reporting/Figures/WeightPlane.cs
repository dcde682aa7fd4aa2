using System.Collections.Immutable;
using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;
using Superposition.Algebra;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>What all pictures of the weight plane have in common: frame, walls between cells, critical points.</summary>
internal static class WeightPlane
{
    private static readonly ImmutableArray<int> Multiples = [1, 2, 5, 10, 20, 50, 100];

    /// <summary>The parameters as a title states them; exact where that is short.</summary>
    public static string Parameters(ToyModel model) => $"density p {Short(model.Density.Value)}, importance I₂ {Short(model.Importances[1])}";

    /// <summary>A parameter as a title states it; exact where that is short, and with an equals sign exactly then.</summary>
    public static string Short(Rational value)
    {
        var text = value.ToString() is { Length: <= 12 } exact ? exact : value.ToDecimalString(6);
        return $"{(Rational.Parse(text) == value ? '=' : '≈')} {text}";
    }

    /// <summary>Both axes, where the loss has kinks, and the wall w_1 + w_2 = 0, dashed.</summary>
    public static void AddWalls(Plot plot, double reach, Color colour)
    {
        Add(-1, 0, 1, 0);
        Add(0, -1, 0, 1);

        // Dashes one by one: the pattern of a pen does not reach an SVG.
        const int dashes = 24;
        for (var k = 0; k < dashes; k++)
        {
            var (from, to) = (((2.0 * k) / dashes) - 1, ((2.0 * k + 1.1) / dashes) - 1);
            Add(from, -from, to, -to);
        }

        void Add(double x1, double y1, double x2, double y2)
        {
            var line = plot.Add.Line(reach * x1, reach * y1, reach * x2, reach * y2);
            (line.LineColor, line.LineWidth) = (colour, 1.2f);
        }
    }

    /// <summary>Every critical point of the square from -reach to reach, each kind with its own marker; the global minimum stands out.</summary>
    public static void AddCriticalPoints(Plot plot, CriticalPointCensus census, double reach) =>
        AddCriticalPoints(plot, census, (w1, w2, _) => Math.Max(Math.Abs(w1), Math.Abs(w2)) <= reach ? new(w1, w2) : null);

    /// <summary>Every critical point that is to be seen, with its mirror image.</summary>
    /// <remarks>Minima come last, on top: one may lie so near a saddle that the markers overlap.</remarks>
    /// <param name="plot">The plot.</param>
    /// <param name="census">The points.</param>
    /// <param name="place">Where (w_1, w_2) with its loss lies in the plot, or null where it is not to be seen.</param>
    public static void AddCriticalPoints(Plot plot, CriticalPointCensus census, Func<double, double, double, Coordinates?> place)
    {
        foreach (var group in census.Points.GroupBy(p => (p.Kind, p.IsGlobal)).OrderByDescending(g => g.Key))
        {
            var seen = group.SelectMany(p => Mirrored(p).Select(w => place(w.W1, w.W2, p.Loss.Midpoint.ToDouble()))).OfType<Coordinates>().ToArray();
            if (seen.Length > 0)
                AddPoints(plot, group.Key.Kind, group.Key.IsGlobal, seen);
        }
    }

    /// <summary>Of 1, 2 and 5 times a power of ten the first that divides a range into at most so many parts, at least 1.</summary>
    public static double Step(double range, int most)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(range)) - 1);
        return Multiples.Select(k => k * power).First(step => range / step <= most * (1 + 1e-9));
    }

    /// <summary>The frame from -reach to reach in both directions, with a title and ticks at multiples of the step.</summary>
    public static void Frame(Plot plot, double reach, double step, string title, float fontSize)
    {
        plot.Axes.SetLimits(-reach, reach, -reach, reach);
        plot.Axes.Title.Label.Text = title;
        plot.Axes.Title.Label.FontSize = fontSize;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Bottom.Label.Text = "w₁";
        plot.Axes.Left.Label.Text = "w₂";
        var last = (int)Math.Floor(reach / step * (1 + 1e-9));
        double[] ticks = [.. Enumerable.Range(-last, (2 * last) + 1).Select(k => k * step)];
        string[] labels = [.. ticks.Select(t => t.ToString(step < 0.09 ? "0.00" : "0.0", CultureInfo.InvariantCulture).Replace('-', '−'))];
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.Label.FontSize = fontSize;
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = 0.8f * fontSize;
            axis.TickGenerator = new NumericManual(ticks, labels);
        }
    }

    private static void AddPoints(Plot plot, CriticalPointKind kind, bool isGlobal, Coordinates[] points)
    {
        var (shape, size, fill, name) = (kind, isGlobal) switch
        {
            (CriticalPointKind.Minimum, true) => (MarkerShape.FilledCircle, 17f, Color.FromHex("#ff9f1c"), "global minimum"),
            (CriticalPointKind.Minimum, false) => (MarkerShape.FilledCircle, 12f, Colors.White, "local minimum"),
            (CriticalPointKind.Saddle, _) => (MarkerShape.Cross, 18f, Colors.White, "saddle"),
            (CriticalPointKind.Clarke, _) => (MarkerShape.FilledTriangleUp, 12f, Color.FromHex("#e5e5e5"), "stationary on a kink (Clarke)"),
            (CriticalPointKind.Maximum, _) => (MarkerShape.FilledSquare, 11f, Color.FromHex("#d62839"), "maximum"),
            _ => (MarkerShape.FilledDiamond, 12f, Colors.Gray, "degenerate"),
        };
        if (kind == CriticalPointKind.Saddle)
        {
            var halo = plot.Add.ScatterPoints(points);
            (halo.MarkerShape, halo.MarkerSize, halo.MarkerLineWidth, halo.MarkerLineColor) = (shape, size + 3, 6f, Colors.White);
        }

        var markers = plot.Add.ScatterPoints(points);
        (markers.MarkerShape, markers.MarkerSize, markers.MarkerFillColor, markers.LegendText) = (shape, size, fill, name);
        (markers.MarkerLineColor, markers.MarkerLineWidth) = (Colors.Black, 3f);
        (markers.MarkerStyle.OutlineColor, markers.MarkerStyle.OutlineWidth) = (Colors.Black, 1.5f);
    }

    private static IEnumerable<(double W1, double W2)> Mirrored(CriticalPoint point)
    {
        var (w1, w2) = (point.W1.Midpoint.ToDouble(), point.W2.Midpoint.ToDouble());
        return point.IsOrigin ? [(w1, w2)] : [(w1, w2), (-w1, -w2)];
    }
}
