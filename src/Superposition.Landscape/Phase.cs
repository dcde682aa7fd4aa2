using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>What a minimum does with the two features.</summary>
public enum Phase
{
    /// <summary>W ~ (1, 0): the second feature is dropped.</summary>
    FirstOnly,

    /// <summary>W ~ (0, 1): the second feature has the dimension.</summary>
    SecondOnly,

    /// <summary>w_1 w_2 &lt; 0: both features are stored, with opposite signs.</summary>
    Antipodal,

    /// <summary>W ~ (1, 1)/sqrt 2: both features are stored with the same sign and cannot be told apart.</summary>
    Confused,

    /// <summary>Two minima of different phases share the lowest loss.</summary>
    Coexistence,
}

/// <summary>The phase of a direction in the weight plane.</summary>
public static class Phases
{
    /// <summary>
    /// w_2^2 + 2 w_1 w_2 - w_1^2, which in the quadrant w_1, w_2 &gt; 0 is 0 at 22.5 degrees, where tan = sqrt 2 - 1. The thresholds of the
    /// crossovers between first-only, confused and second-only are halfway between the directions 0, 45 and 90 degrees.
    /// </summary>
    public static LaurentPolynomial FirstOnlyThreshold { get; } = Threshold(Symbols.Weight(1), Symbols.Weight(2));

    /// <summary>The same with the weights exchanged: 0 at 67.5 degrees.</summary>
    public static LaurentPolynomial SecondOnlyThreshold { get; } = Threshold(Symbols.Weight(2), Symbols.Weight(1));

    /// <summary>The forms whose signs decide the phase: w_1 w_2 and the two thresholds.</summary>
    internal static ImmutableArray<LaurentPolynomial> Forms { get; } = [(LaurentPolynomial)Symbols.Weight(1) * Symbols.Weight(2), FirstOnlyThreshold, SecondOnlyThreshold];

    /// <summary>The phase's name in all output.</summary>
    public static string Name(this Phase phase) => phase switch
    {
        Phase.FirstOnly => "first-only",
        Phase.SecondOnly => "second-only",
        Phase.Antipodal => "antipodal",
        Phase.Confused => "confused",
        Phase.Coexistence => "coexistence",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "not a phase"),
    };

    /// <summary>
    /// The phase from exact signs: antipodal where w_1 w_2 &lt; 0, first-only or second-only on the axes and nearer to them than 22.5 degrees,
    /// confused between, thresholds included.
    /// </summary>
    /// <param name="signOf">The sign of a homogeneous form in w_1, w_2 of even degree in the direction to be judged.</param>
    internal static Phase Of(Func<LaurentPolynomial, int> signOf)
    {
        if (signOf(Forms[0]) < 0)
            return Phase.Antipodal;
        if (signOf(FirstOnlyThreshold) < 0)
            return Phase.FirstOnly;
        return signOf(SecondOnlyThreshold) < 0 ? Phase.SecondOnly : Phase.Confused;
    }

    private static LaurentPolynomial Threshold(LaurentPolynomial large, LaurentPolynomial small) => (small * small) + (2 * large * small) - (large * large);
}
