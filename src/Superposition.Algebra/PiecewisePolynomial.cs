using System.Collections.Immutable;

namespace Superposition.Algebra;

/// <summary>A function that is a Laurent polynomial on each of several open regions of sign conditions.</summary>
/// <param name="Pieces">The pieces; their regions are disjoint.</param>
public sealed record PiecewisePolynomial(ImmutableArray<PiecewisePolynomial.Piece> Pieces)
{
    /// <summary>A region and the polynomial on it.</summary>
    /// <param name="Conditions">The region: the points where all conditions hold.</param>
    /// <param name="Polynomial">The function on the region.</param>
    public sealed record Piece(ImmutableArray<SignCondition> Conditions, LaurentPolynomial Polynomial);
}
