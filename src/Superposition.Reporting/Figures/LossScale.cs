using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using ScottPlot;

namespace Superposition.Reporting;

/// <summary>How pictures of the loss turn it into heights and colours: from the lowest loss shown to 1.3 times as far as the origin lies above it.</summary>
/// <param name="Lowest">The lowest loss shown.</param>
/// <param name="AtOrigin">The loss at W = 0, above it.</param>
internal sealed record LossScale(double Lowest, double AtOrigin)
{
    private const int Bands = 22;
    private static readonly ScottPlot.Colormaps.Viridis Colours = new();
    private static readonly ImmutableArray<Color> BandColours = [.. Enumerable.Range(0, Bands).Select(k => Colours.GetColor((k + 0.5) / Bands))];

    /// <summary>The scale for a grid.</summary>
    public static LossScale Of(LossGrid grid) => new(ImmutableCollectionsMarshal.AsArray(grid.Losses)!.Min(), grid.Census.Points[^1].Loss.Midpoint.ToDouble());

    /// <summary>The row of colours.</summary>
    public static IColormap Colormap => Colours;

    /// <summary>What is higher has the last colour.</summary>
    public double Highest => AtOrigin + (0.3 * (AtOrigin - Lowest));

    /// <summary>The height of a loss in units of the whole scale: 0 at the lowest, 1 at the highest.</summary>
    public double Height(double loss) => (loss - Lowest) / (Highest - Lowest);

    /// <summary>The place of a loss in the row of colours; by the square root of the height, so that valleys show.</summary>
    public double Fraction(double loss) => Math.Sqrt(Math.Clamp(Height(loss), 0, 1));

    /// <summary>The colour of the band of a loss; between two bands runs a contour line.</summary>
    public Color Banded(double loss) => BandColours[Math.Min((int)(Fraction(loss) * Bands), Bands - 1)];

    /// <summary>The loss at a place in the row of colours.</summary>
    public double Loss(double fraction) => Lowest + (fraction * fraction * (Highest - Lowest));

    /// <summary>The colour of a loss.</summary>
    public Color Colour(double loss) => Colours.GetColor(Fraction(loss));

    /// <summary>A loss as text, with the digits that tell multiples of the step apart.</summary>
    public static string Text(double loss, double step)
    {
        var decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step)));
        return decimals > 6 ? loss.ToString("0.0##e-0", CultureInfo.InvariantCulture) : loss.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }
}
