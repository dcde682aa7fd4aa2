using Superposition.Algebra;

namespace Superposition.Landscape;

/// <summary>A critical point W, one of each pair {W, -W}: the one with w_1 &gt; 0, or w_1 = 0 and w_2 &gt; 0.</summary>
/// <param name="W1">A certified enclosure of w_1.</param>
/// <param name="W2">A certified enclosure of w_2.</param>
/// <param name="Loss">A certified enclosure of the loss.</param>
/// <param name="Kind">The kind, proven by exact signs on both sides.</param>
/// <param name="Index">1, -1 or 0: the index of the gradient field.</param>
/// <param name="IsSmooth">Whether the loss is twice continuously differentiable there.</param>
/// <param name="Phase">The phase of a minimum, else null.</param>
/// <param name="IsGlobal">Whether no point has a lower loss.</param>
/// <param name="Eigenvalues">Certified enclosures of the Hessian's eigenvalues in ascending order, null where there is no Hessian.</param>
public sealed record CriticalPoint(
    RationalInterval W1,
    RationalInterval W2,
    RationalInterval Loss,
    CriticalPointKind Kind,
    int Index,
    bool IsSmooth,
    Phase? Phase,
    bool IsGlobal,
    (RationalInterval Lower, RationalInterval Upper)? Eigenvalues)
{
    /// <summary>Whether this is W = 0.</summary>
    public bool IsOrigin => W1.IsPoint && W1.Lower.IsZero && W2.IsPoint && W2.Lower.IsZero;

    /// <summary>How many points of the plane this entry stands for: 1 for the origin, else 2.</summary>
    public int Multiplicity => IsOrigin ? 1 : 2;
}
