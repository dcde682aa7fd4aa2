using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>What happens at a density.</summary>
public enum TransitionKind
{
    /// <summary>Two minima of equal loss: the global minimum jumps.</summary>
    FirstOrder,

    /// <summary>A minimum and a saddle merge and vanish.</summary>
    Spinodal,

    /// <summary>A critical point of an axis changes its index.</summary>
    Axis,

    /// <summary>A minimum passes a threshold between first-only, confused and second-only; nothing is discontinuous.</summary>
    Crossover,
}

/// <summary>An event as the density grows at fixed importance.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Density">A certified enclosure of the density, at most 10^-15 wide.</param>
/// <param name="Polynomial">A polynomial in p, with coprime integer coefficients, that has the density as a root; null where none is known.</param>
/// <param name="From">The state just below the density.</param>
/// <param name="To">The state just above it, or at it where it is 1, the end of the range.</param>
/// <param name="Jump">The jump of a first-order transition, else null.</param>
public sealed record Transition(
    TransitionKind Kind, RationalInterval Density, UnivariatePolynomial? Polynomial, string From, string To, TransitionJump? Jump)
{
    /// <summary>Whether the global minimum moves discontinuously.</summary>
    public bool IsDiscontinuous => Kind == TransitionKind.FirstOrder;

    /// <summary>Whether the polynomial is proven to be irreducible, so that none of lower degree has the density as a root; false means not proven.</summary>
    public bool IsMinimal => Polynomial is { } polynomial && Irreducibility.IsProven(polynomial);
}

/// <summary>How far the global minimum jumps.</summary>
/// <param name="Distance">An enclosure of |W' - W|, with the sign of W' chosen nearer to W.</param>
/// <param name="Slope">An enclosure of the jump of dL/dp, the slope after less the slope before; below 0, for the lower loss wins.</param>
public sealed record TransitionJump(RationalInterval Distance, RationalInterval Slope);

/// <summary>The names of transitions in all output.</summary>
public static class TransitionKinds
{
    /// <summary>The kind's name in all output: first-order, spinodal, axis or crossover.</summary>
    public static string Name(this TransitionKind kind) => kind switch
    {
        TransitionKind.FirstOrder => "first-order",
        TransitionKind.Spinodal => "spinodal",
        TransitionKind.Axis => "axis",
        TransitionKind.Crossover => "crossover",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of transition"),
    };
}
