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
        var needed = (long)architecture.HiddenDimensions * architecture.Features;
        if (rowMajor.Length != needed)
            throw new ArgumentException($"a model that is {architecture} has {needed} weights, not {rowMajor.Length}", nameof(rowMajor));
        Architecture = architecture;
        _rowMajor = rowMajor;
    }

    /// <summary>n and m.</summary>
    public Architecture Architecture { get; }

    /// <summary>Entry of hidden dimension <paramref name="row"/> and feature <paramref name="column"/>, both from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public Rational this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Architecture.HiddenDimensions);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, Architecture.Features);
            return _rowMajor[(row * Architecture.Features) + column];
        }
    }

    /// <inheritdoc/>
    public bool Equals(Weights? other) =>
        other is not null && Architecture == other.Architecture && _rowMajor.AsSpan().SequenceEqual(other._rowMajor.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => _rowMajor.Aggregate(Architecture.GetHashCode(), HashCode.Combine);
}
