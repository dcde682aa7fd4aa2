using ScottPlot;
using SkiaSharp;

namespace Superposition.Reporting;

/// <summary>DejaVu Sans, the font of all figures. This assembly carries it, so that they look the same on a machine without fonts.</summary>
internal static class FigureFont
{
    /// <summary>The name of its family.</summary>
    public const string Name = "DejaVu Sans";

    static FigureFont() => Fonts.FontResolvers.Add(new Resolver());

    /// <summary>An empty plot with the font.</summary>
    public static Plot NewPlot()
    {
        Fonts.Default = Name;
        var plot = new Plot();
        plot.Font.Set(Name);
        return plot;
    }

    private sealed class Resolver : IFontResolver
    {
        public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing)
        {
            if ((fontName, weight, slant, spacing) != (Name, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal))
                return null;
            using var font = typeof(FigureFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
            return SKTypeface.FromStream(font);
        }

        public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
            CreateTypeface(fontName, bold ? FontWeight.Bold : FontWeight.Normal, italic ? FontSlant.Italic : FontSlant.Upright, FontSpacing.Normal);
    }
}
