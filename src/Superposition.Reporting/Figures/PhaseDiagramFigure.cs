using System.Collections.Immutable;
using System.Globalization;
using ScottPlot;
using SkiaSharp;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>
/// The phase of the global minimum over density and importance, exact, beside the diagram of the paper's prototypes, and where the two differ.
/// </summary>
public static partial class PhaseDiagramFigure
{
    // In units of the layout, of which each is drawn as so many pixels. The two small panels are together as high as the large one.
    private const int Scale = 2;
    private const int Top = 75;
    private const int Left = 80;
    private const int Side = 540;
    private const int Gap = 25;
    private const int SmallLeft = 75;
    private const int SmallTop = 55;
    private const int SmallWidth = 260;
    private const int SmallHeight = 214;
    private const int AxisHeight = 57;
    private const int LegendHeight = 150;
    private const int Right = 20;
    private const int SmallX = Left + Side + Gap;
    private const int Width = SmallX + SmallLeft + SmallWidth + Right;
    private const int Height = Top + Side + AxisHeight + LegendHeight;
    private const float TextSize = 15;

    private static readonly CurveStyle FirstOrderStyle = new(Colors.Black, 3.5f, LinePattern.Solid);
    private static readonly CurveStyle SpinodalStyle = new(Color.FromHex("#5a3d7a"), 2, LinePattern.Solid);
    private static readonly CurveStyle CrossoverStyle = new(Colors.Black, 1.5f, LinePattern.Dashed);
    private static readonly CurveStyle AxisStyle = new(Color.FromHex("#0b3c5d"), 2, LinePattern.Dotted);
    private static readonly CurveStyle HatchStyle = new(Color.FromHex("#5a3d7a").WithAlpha(0.45), 1, LinePattern.Solid);
    private static readonly Color SameColour = Color.FromHex("#e8e8e8");

    /// <summary>The figure.</summary>
    /// <param name="diagram">The exact diagram.</param>
    /// <param name="prototypes">The phases of the prototypes in the same cells.</param>
    /// <param name="map">The boundaries over the same densities.</param>
    public static Figure Of(PhaseDiagram diagram, ImmutableArray<byte> prototypes, BoundaryMap map) => new(
        "diagram",
        Caption(diagram, map),
        string.Create(CultureInfo.InvariantCulture, $"""
            phases and numbers of minima are certified at the centre of each cell, {diagram.Fallbacks} of them by the exact census; losses are
            within {diagram.LossError:G2}; axis curves and crossovers are exact equations, rounded to double precision; a point of the spinodal or of the first-order line is
            an interval proven to hold one; special points are certified, and rounded here.
            """),
        Scale * Width,
        Scale * Height,
        canvas => Draw(canvas, diagram, prototypes, map),
        [Grid(diagram, prototypes), FirstOrder(map), Spinodal(map), Crossover(map), Axis(map), Points(map)]);

    private static string Caption(PhaseDiagram diagram, BoundaryMap map) => string.Create(CultureInfo.InvariantCulture, $"""
        Phase diagram over density p = 1 − S, decreasing to the right, and relative importance I₂ for n = 2, m = 1.
        (a) The exact one of the bias-free model: the phase of the global minimum in each of {diagram.Densities.Centres.Length} × {diagram.Importances.Centres.Length} cells. Across the first-order line, strong, the global minimum
        jumps. Crossovers, dashed, are where it passes smoothly from one name to another, at 22.5° from an axis; they are a convention: `{LandscapeTheorems.CrossoverLine} = 0`, and its mirror
        image with 1/I₂ in the place of I₂. In the hatched region, between the spinodals, there are two minima, one of them metastable. On the axis curves, dotted,
        the critical point of an axis changes its index: `{map.Boundaries.Axis} = 0`, and its mirror image. {string.Join("; ", map.SpecialPoints.Select(p => $"{p.Label}: {p.Meaning}"))}.
        (b) The diagram of the paper's prototypes (Elhage et al., Toy Models of Superposition, 2022). It mixes two models: a dropped feature has a bias, its mean; the
        antipodal pair has none. (c) Where (a) and (b) name different phases, in the colour of the exact one.
        """);

    private static void Draw(SKCanvas canvas, PhaseDiagram diagram, ImmutableArray<byte> prototypes, BoundaryMap map)
    {
        var colours = Enum.GetValues<Phase>().Select(phase => PhaseColours.Of(phase).ARGB).ToArray();
        canvas.Scale(Scale);
        canvas.Clear(SKColors.White);
        using var large = FigureFont.NewPlot();
        DiagramPlane plane = new(diagram.Densities, diagram.Importances, Side, Side);
        using var largeCells = plane.AddCells(large, k => colours[diagram.Phases[k]], Scale);
        plane.AddHatch(large, HatchStyle, [.. SpinodalPoints(map).Reverse()]);
        AddCurves(large, map, 1);
        AddSpecialPoints(large, map);
        plane.Frame(large, "(a) Phase of the global minimum, exact:\nbias-free, n = 2, m = 1", 18, TextSize, ticks: 8);
        Render(large, 0, 0, new(Left, Gap, AxisHeight, Top), Side, Side);
        var small = plane with { Width = SmallWidth, Height = SmallHeight };
        using var paper = FigureFont.NewPlot();
        using var paperCells = small.AddCells(paper, k => colours[prototypes[k]], Scale);
        Small(paper, "(b) the paper's prototypes, mixed:\ndropped with bias, antipodal without", Top - SmallTop);
        using var difference = FigureFont.NewPlot();
        using var differenceCells = small.AddCells(difference, k => diagram.Phases[k] == prototypes[k] ? SameColour.ARGB : colours[diagram.Phases[k]], Scale);
        AddCurves(difference, map, 0.5f);
        Small(difference, "(c) where (a) and (b) differ,\nin the colour of (a)", Top + SmallHeight + AxisHeight);
        AddToLegend(large, map);
        LegendBelow.Draw(large, canvas, new(Left - 40, Width, Height, Height - LegendHeight), 14, columns: 3);

        void Small(Plot plot, string title, int y)
        {
            small.Frame(plot, title, 14, TextSize, ticks: 5);
            Render(plot, SmallX, y, new(SmallLeft, Right, AxisHeight, SmallTop), SmallWidth, SmallHeight);
        }

        void Render(Plot plot, int x, int y, PixelPadding padding, int width, int height)
        {
            plot.HideLegend();
            plot.Layout.Fixed(padding);
            using var restore = new SKAutoCanvasRestore(canvas);
            canvas.Translate(x, y);
            plot.RenderManager.ClearCanvasBeforeEachRender = false; // it would clear the panels before too
            plot.Render(canvas, (int)padding.Left + width + (int)padding.Right, (int)padding.Top + height + (int)padding.Bottom);
        }
    }

    private static void AddCurves(Plot plot, BoundaryMap map, float width)
    {
        Add(AxisStyle, map.Points.Where(p => p.Axis is not null).Select(p => DiagramPlane.At(p.Density, p.Axis!.Value)));
        Add(CrossoverStyle, map.Points.Where(map.IsCrossoverOfGlobal).Select(p => DiagramPlane.At(p.Density, p.Crossover)).Prepend(At(map.Meeting)));
        Add(SpinodalStyle, SpinodalPoints(map));
        Add(FirstOrderStyle, map.Points.Where(p => p.FirstOrder is not null).Select(p => DiagramPlane.At(p.Density, p.FirstOrder!.Value.Middle)).Append(At(map.EqualImportances)));

        void Add(CurveStyle style, IEnumerable<Coordinates> curve) => DiagramPlane.AddCurve(plot, style with { Width = width * style.Width }, curve);
    }

    private static IEnumerable<Coordinates> SpinodalPoints(BoundaryMap map) =>
        map.Points.Where(p => p.Spinodal is not null).Select(p => DiagramPlane.At(p.Density, p.Spinodal!.Value.Middle));

    private static Coordinates At(SpecialPoint point) => DiagramPlane.At(point.Density.Midpoint.ToDouble(), point.Importance.Midpoint.ToDouble());

    private static void AddSpecialPoints(Plot plot, BoundaryMap map)
    {
        foreach (var point in map.SpecialPoints)
        {
            var at = At(point);
            SetMarker(plot.Add.Marker(at).MarkerStyle);
            var text = plot.Add.Text(point.Label, at);
            (text.LabelFontSize, text.LabelFontColor, text.LabelBackgroundColor) = (TextSize, Colors.Black, Colors.White.WithAlpha(0.8));
            (text.LabelAlignment, text.OffsetX, text.LabelPadding) = (Alignment.MiddleLeft, 9, 1);
        }
    }

    private static void SetMarker(MarkerStyle style) =>
        (style.Shape, style.Size, style.FillColor, style.OutlineColor, style.OutlineWidth) = (MarkerShape.FilledCircle, 9, Colors.White, Colors.Black, 2);

    private static void AddToLegend(Plot plot, BoundaryMap map)
    {
        foreach (var phase in new[] { Phase.FirstOnly, Phase.Confused, Phase.SecondOnly, Phase.Antipodal })
            Area(PhaseColours.Of(phase), phase.Name());
        Area(SameColour, "the same phase in (a) and (b)");
        Line("first-order line: the minimum jumps", FirstOrderStyle);
        Line("spinodal", SpinodalStyle);
        Line("hatched: two minima, one metastable", HatchStyle);
        Line("crossover, dashed: a convention", CrossoverStyle);
        Line("axis curve, dotted: an index changes", AxisStyle);
        foreach (var point in map.SpecialPoints)
            Point($"{point.Label}: p = {Short(point.Density)}, I₂ = {Short(point.Importance)}");

        void Area(Color colour, string text) => plot.Legend.ManualItems.Add(new() { LabelText = text, FillColor = colour, OutlineColor = Colors.Black, OutlineWidth = 1 });

        void Point(string text)
        {
            LegendItem item = new() { LabelText = text };
            SetMarker(item.MarkerStyle);
            plot.Legend.ManualItems.Add(item);
        }

        void Line(string text, CurveStyle style) => plot.Legend.ManualItems.Add(new() { LabelText = text, LineColor = style.Colour, LineWidth = style.Width, LinePattern = style.Pattern });
    }

    private static string Short(Algebra.RationalInterval number) =>
        CriticalPointCensus.CertifiedDecimal(number, 6) ?? throw new CensusUndecidedException("a special point is not resolved to 6 digits");
}
