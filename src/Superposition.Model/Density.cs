using Superposition.Algebra;

namespace Superposition.Model;

/// <summary>The probability p in (0, 1] that a feature is present, that is, not zero. The sparsity of the paper is S = 1 - p.</summary>
/// <remarks>
/// Sparsity and density are mixed up easily (the paper's sparsity is the probability of zero; public notebooks use the word for its
/// opposite), so no interface of this program takes a bare number for either.
/// </remarks>
public sealed record Density
{
    /// <summary>The density <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in (0, 1].</exception>
    public Density(Rational value)
    {
        if (value.Sign <= 0 || value > Rational.One)
            throw new ArgumentOutOfRangeException(nameof(value), value.ToString(), "a density lies in (0, 1]");
        Value = value;
    }

    /// <summary>p, in (0, 1].</summary>
    public Rational Value { get; }

    /// <summary>S = 1 - p, in [0, 1).</summary>
    public Rational Sparsity => Rational.One - Value;

    /// <summary>The density 1 - S of a sparsity S.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sparsity is not in [0, 1).</exception>
    public static Density FromSparsity(Rational sparsity) => sparsity.Sign >= 0 && sparsity < Rational.One
        ? new(Rational.One - sparsity)
        : throw new ArgumentOutOfRangeException(nameof(sparsity), sparsity.ToString(), "a sparsity lies in [0, 1)");

    /// <summary>The number p.</summary>
    public override string ToString() => Value.ToString();
}
