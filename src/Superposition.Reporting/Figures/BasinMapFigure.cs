using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using ScottPlot;
using SkiaSharp;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>
/// The plane of initial weights, coloured by where the gradient flow ends, with the critical points and, over it, the boundaries of the basins, which
/// were found in another way.
/// </summary>
public static class BasinMapFigure
{
    // In units of the layout, of which each is drawn as so many pixels.
    private const int Side = 640;
    private const int Left = 85;
    private const int Top = 70;
    private const int AxisHeight = 75;
    private const int Bottom = 225;
    private const int Right = 25;
    private const int Scale = 2;
    private const float CurveWidth = 2;
    private static readonly Color WallColour = Colors.Black.WithAlpha(0.35);
    private static readonly Color CircleColour = Color.FromHex("#5a3d7a");

    /// <summary>The reach that shows all critical points, and 2 sigma or the whole disc.</summary>
    /// <param name="initial">The distribution of the initial weights.</param>
    public static double ReachFor(InitialWeights initial) => Math.Max(2, (initial.IsDisc ? 1.1 : 2.2) * initial.Scale);

    /// <summary>The figure.</summary>
    /// <param name="map">Where the trajectories end.</param>
    /// <param name="shares">The boundaries and shares at the same parameters.</param>
    public static Figure Of(BasinMap map, BasinShares shares)
    {
        var census = map.Partition.Census;
        ImmutableArray<CriticalPoint> minima = [.. census.Minima];
        return new(
            "basins",
            Caption(map, shares),
            "destinations are estimated, by trajectories in double precision; separatrices are estimated, by tracing backward in time; critical points are certified, and rounded here to double precision.",
            Scale * (Left + Side + Right),
            Scale * (Top + Side + Bottom),
            canvas => Draw(canvas, map, shares, minima),
            [Grid(map, minima), LossGridData.CriticalPoints(census), Separatrices(shares)]);
    }

    private static string Caption(BasinMap map, BasinShares shares)
    {
        var model = map.Partition.Census.Model;
        var unresolved = map.Destinations.Count(d => d == BasinMap.Unresolved);
        return string.Create(CultureInfo.InvariantCulture, $"""
            Basins of attraction of the gradient flow dW/dt = −∇L for the bias-free model with n = 2, m = 1, W = (w₁, w₂), at density p = {model.Density} and relative
            importance I₂ = {model.Importances[1]}. Each of the {map.Resolution} × {map.Resolution} points is coloured by the minimum in which its trajectory ends, W and −W pooled;
            {unresolved} are unresolved. Lighter: the trajectory first runs into a point of an axis where the loss is stationary in Clarke's sense, and leaves it on the
            side where the loss falls. Black curves: the boundaries of the basins, traced backward in time from saddles and Clarke points. Circles: {Circles(shares.Initial)}.
            """);
    }

    private static string Circles(InitialWeights initial) => initial.IsDisc
        ? $"the disc of initial weights, of radius {Text(initial)}"
        : $"|W| = σ and |W| = 2σ for initial weights from N(0, σ² 1), σ = {Text(initial)}";

    private static void Draw(SKCanvas canvas, BasinMap map, BasinShares shares, ImmutableArray<CriticalPoint> minima)
    {
        var (reach, model) = (map.Reach, map.Partition.Census.Model);
        using var plot = FigureFont.NewPlot();
        using var bitmap = Picture(map, minima);
        using var image = new Image(bitmap);
        var rectangle = plot.Add.ImageRect(image, new CoordinateRect(-reach, reach, -reach, reach));
        rectangle.AntiAlias = false;
        WeightPlane.AddWalls(plot, reach, WallColour);
        AddCircles(plot, shares.Initial);
        foreach (var curve in shares.Separatrices)
            AddCurve(plot, curve, reach);
        WeightPlane.AddCriticalPoints(plot, map.Partition.Census, reach);
        WeightPlane.Frame(plot, reach, WeightPlane.Step(2 * reach, most: 10), $"Basins of gradient flow, {model.Architecture}\n{WeightPlane.Parameters(model)}", fontSize: 20);
        plot.Layout.Fixed(new PixelPadding(Left, Right, Bottom, Top));
        AddToLegend(plot, map, shares, minima);
        canvas.Scale(Scale);
        var (width, height) = (Left + Side + Right, Top + Side + Bottom);
        plot.HideLegend();
        plot.Render(canvas, width, height);
        LegendBelow.Draw(plot, canvas, new(Left, width, height, Top + Side + AxisHeight), fontSize: 15);
    }

    /// <summary>The destinations as a picture, w_2 upward.</summary>
    private static SKBitmap Picture(BasinMap map, ImmutableArray<CriticalPoint> minima)
    {
        var colours = minima.Select(m => PhaseColours.Of(m.Phase!.Value)).SelectMany(c => new[] { c.ARGB, PhaseColours.Light(c).ARGB }).ToArray();
        var bitmap = new SKBitmap(new SKImageInfo(map.Resolution, map.Resolution, SKColorType.Bgra8888, SKAlphaType.Opaque));
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        for (var k = 0; k < pixels.Length; k++)
        {
            var (row, column) = Math.DivRem(k, map.Resolution);
            var at = ((map.Resolution - 1 - row) * map.Resolution) + column;
            pixels[k] = map.Destinations[at] is >= 0 and var minimum ? colours[(2 * minimum) + map.ThroughClarke[at]] : PhaseColours.Undecided.ARGB;
        }

        return bitmap;
    }

    private static void AddCircles(Plot plot, InitialWeights initial)
    {
        foreach (var radius in initial.IsDisc ? [initial.Scale] : new[] { initial.Scale, 2 * initial.Scale })
        {
            var circle = plot.Add.Circle(0, 0, radius);
            (circle.FillColor, circle.LineColor, circle.LineWidth) = (Colors.Transparent, CircleColour, 1.5f);
        }
    }

    private static void AddCurve(Plot plot, Separatrix curve, double reach)
    {
        // What is far outside the frame would only make the files longer.
        var inside = curve.Curve.Where(w => Math.Max(Math.Abs(w.W1), Math.Abs(w.W2)) < 2 * reach).ToList();
        foreach (var sign in new[] { 1, -1 })
        {
            Coordinates[] points = [.. inside.Select(w => new Coordinates(sign * w.W1, sign * w.W2))];
            var line = plot.Add.ScatterLine(points, Colors.Black);
            line.LineWidth = CurveWidth;
        }
    }

    /// <summary>After the markers, which name themselves, the areas and lines.</summary>
    private static void AddToLegend(Plot plot, BasinMap map, BasinShares shares, ImmutableArray<CriticalPoint> minima)
    {
        for (var k = 0; k < minima.Length; k++)
        {
            var (phase, isGlobal) = (minima[k].Phase!.Value, minima[k].IsGlobal);
            Area(PhaseColours.Of(phase), $"ends in {phase.Name()}{(isGlobal ? " (global)" : "")}");
            if (map.Destinations.Zip(map.ThroughClarke).Any(d => d.First == k && d.Second == 1))
                Area(PhaseColours.Light(PhaseColours.Of(phase)), $"{phase.Name()} through a Clarke point");
        }

        if (map.Destinations.Contains(BasinMap.Unresolved))
            Area(PhaseColours.Undecided, "unresolved");
        Line("boundary, traced backward in time", Colors.Black, CurveWidth);
        Line(Circle(shares.Initial), CircleColour, 1.5f);
        Line("axes; dashed: w₁ + w₂ = 0", WallColour, 1.2f);

        void Area(Color colour, string text) => plot.Legend.ManualItems.Add(new() { LabelText = text, FillColor = colour, OutlineColor = Colors.Black, OutlineWidth = 1 });

        void Line(string text, Color colour, float width) => plot.Legend.ManualItems.Add(new() { LabelText = text, LineColor = colour, LineWidth = width });
    }

    private static string Circle(InitialWeights initial) =>
        initial.IsDisc ? $"|W| = {Text(initial)}, the disc" : $"|W| = σ, 2σ with σ = {Text(initial)}";

    private static string Text(InitialWeights initial) => initial.Scale.ToString("R", CultureInfo.InvariantCulture);

    private static DataTable Grid(BasinMap map, ImmutableArray<CriticalPoint> minima)
    {
        ImmutableArray<double> places = [.. Enumerable.Range(0, map.Resolution).Select(map.Coordinate)];
        var codes = string.Join(", ", minima.Select((m, k) => $"{k} = {m.Phase!.Value.Name()}{(m.IsGlobal ? " (global minimum)" : "")}"));
        return new(
            "",
            "Destinations",
            [new NumberArray("w2", "weight of feature 2, dimensionless", places), new NumberArray("w1", "weight of feature 1, dimensionless", places)],
            [
                new CodeArray("destination", $"the minimum in which the flow ends, W and −W pooled: {codes}, {BasinMap.Unresolved.ToString(CultureInfo.InvariantCulture)} = unresolved; estimated", map.Destinations),
                new CodeArray("through_clarke", "1 where the flow first runs into a Clarke point, else 0; estimated", map.ThroughClarke),
            ]);
    }

    private static DataTable Separatrices(BasinShares shares)
    {
        var points = shares.Separatrices.SelectMany((curve, k) => curve.Curve.Select(w => (k, w.W1, w.W2))).ToList();
        return new(
            "separatrices",
            "Boundaries of the basins, from the origin outward; −W is another",
            [],
            [
                new CodeArray("separatrix", "the number of the curve", [.. points.Select(p => (sbyte)p.k)]),
                new NumberArray("separatrix_w1", "weight of feature 1; estimated", [.. points.Select(p => p.W1)]),
                new NumberArray("separatrix_w2", "weight of feature 2; estimated", [.. points.Select(p => p.W2)]),
            ]);
    }
}
