using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Model;

/// <summary>The weight matrix W with m rows (hidden dimensions) and n columns (features); W_i is column i.</summary>
public sealed record Weights
{
    private readonly ImmutableArray<Rational> _rowMajor;

    /// <summary>The matrix with the given entries.</summary>
    /// <param name="architecture">n and m.</param>
    /// <param name="rowMajor">m n entries, row after row.</param>
    /// <exception cref="ArgumentException">There are not m n entries.</exception>
    public Weights(Architecture architecture, params ImmutableArray<Rational> rowMajor)
    {
        if (rowMajor.Length != architecture.HiddenDimensions * architecture.Features)
        {
            throw new ArgumentException(
                $"a model that is {architecture} has {architecture.HiddenDimensions * architecture.Features} weights, {rowMajor.Length} are given",
                nameof(rowMajor));
        }

        Architecture = architecture;
        _rowMajor = rowMajor;
    }

    /// <summary>n and m.</summary>
    public Architecture Architecture { get; }

    /// <summary>Entry of hidden dimension <paramref name="row"/> and feature <paramref name="column"/>, both from 0.</summary>
    public Rational this[int row, int column] => _rowMajor[(row * Architecture.Features) + column];

    /// <inheritdoc/>
    public bool Equals(Weights? other) =>
        other is not null && Architecture == other.Architecture && _rowMajor.AsSpan().SequenceEqual(other._rowMajor.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => _rowMajor.Aggregate(Architecture.GetHashCode(), HashCode.Combine);
}
