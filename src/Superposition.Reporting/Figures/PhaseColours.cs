using ScottPlot;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The colour of each phase in all figures: from the palette of Okabe and Ito (2008), told apart by all kinds of colour vision.</summary>
public static class PhaseColours
{
    /// <summary>For what is not resolved or not decided.</summary>
    public static Color Undecided { get; } = Color.FromHex("#999999");

    /// <summary>The phase's colour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a phase.</exception>
    public static Color Of(Phase phase) => Color.FromHex(phase switch
    {
        Phase.FirstOnly => "#56B4E9",
        Phase.SecondOnly => "#009E73",
        Phase.Antipodal => "#D55E00",
        Phase.Confused => "#F0E442",
        Phase.Coexistence => "#CC79A7",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "not a phase"),
    });

    /// <summary>The same colour, nearer to white: less than the phase itself.</summary>
    public static Color Light(Color colour) => colour.MixedWith(Colors.White, 0.5);
}
