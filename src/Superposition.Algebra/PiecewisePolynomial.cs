using System.Collections.Immutable;

namespace Superposition.Algebra;

/// <summary>A function that is a Laurent polynomial on each of several open regions of sign conditions.</summary>
/// <remarks>Two of them are equal when they have equal pieces in the same order.</remarks>
/// <param name="Pieces">The pieces; their regions are disjoint.</param>
public sealed record PiecewisePolynomial(ImmutableArray<PiecewisePolynomial.Piece> Pieces)
{
    /// <inheritdoc/>
    public bool Equals(PiecewisePolynomial? other) => other is not null && Pieces.AsSpan().SequenceEqual(other.Pieces.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Pieces.Aggregate(Pieces.Length, HashCode.Combine);

    /// <summary>A region and the polynomial on it.</summary>
    /// <param name="Conditions">The region: the points where all conditions hold.</param>
    /// <param name="Polynomial">The function on the region.</param>
    public sealed record Piece(ImmutableArray<SignCondition> Conditions, LaurentPolynomial Polynomial)
    {
        /// <inheritdoc/>
        public bool Equals(Piece? other) =>
            other is not null && Polynomial == other.Polynomial && Conditions.AsSpan().SequenceEqual(other.Conditions.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Conditions.Aggregate(Polynomial.GetHashCode(), HashCode.Combine);
    }
}
