using System.Collections.Immutable;

namespace Superposition.Algebra;

/// <summary>A product of powers of variables with integer exponents of either sign, such as w_2^5 w_1^-1.</summary>
/// <remarks>
/// Normal form: factors sorted by variable, no exponent 0; <see cref="One"/> has no factors. The order is: higher total degree first,
/// then, at the first variable in which two monomials differ, the higher exponent first. It is total and independent of what else is in a
/// polynomial. Immutable.
/// </remarks>
public sealed class Monomial : IEquatable<Monomial>, IComparable<Monomial>
{
    private Monomial(ImmutableArray<Factor> factors) => Factors = factors;

    /// <summary>The empty product.</summary>
    public static Monomial One { get; } = new([]);

    /// <summary>The powers, sorted by variable.</summary>
    public ImmutableArray<Factor> Factors { get; }

    /// <summary>The sum of the exponents.</summary>
    public int Degree => checked((int)LongDegree);

    private long LongDegree
    {
        get
        {
            var degree = 0L;
            foreach (var factor in Factors)
                degree += factor.Exponent;
            return degree;
        }
    }

    /// <summary>The same monomial.</summary>
    public static bool operator ==(Monomial? left, Monomial? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different monomials.</summary>
    public static bool operator !=(Monomial? left, Monomial? right) => !(left == right);

    /// <summary>Earlier in the order.</summary>
    public static bool operator <(Monomial left, Monomial right) => left.CompareTo(right) < 0;

    /// <summary>Later in the order.</summary>
    public static bool operator >(Monomial left, Monomial right) => left.CompareTo(right) > 0;

    /// <summary>Not later in the order.</summary>
    public static bool operator <=(Monomial left, Monomial right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier in the order.</summary>
    public static bool operator >=(Monomial left, Monomial right) => left.CompareTo(right) >= 0;

    /// <summary>The product: exponents add.</summary>
    public static Monomial operator *(Monomial left, Monomial right)
    {
        var (a, b) = (left.Factors, right.Factors);
        if (a.IsEmpty)
            return right;
        if (b.IsEmpty)
            return left;
        var merged = ImmutableArray.CreateBuilder<Factor>(a.Length + b.Length);
        int i = 0, j = 0;
        while (i < a.Length || j < b.Length)
        {
            var order = i == a.Length ? 1 : j == b.Length ? -1 : a[i].Variable.CompareTo(b[j].Variable);
            if (order < 0)
            {
                merged.Add(a[i++]);
            }
            else if (order > 0)
            {
                merged.Add(b[j++]);
            }
            else
            {
                var exponent = checked(a[i].Exponent + b[j++].Exponent);
                if (exponent != 0)
                    merged.Add(a[i] with { Exponent = exponent });
                i++;
            }
        }

        return new(merged.DrainToImmutable());
    }

    /// <summary>The power <paramref name="exponent"/> of one variable.</summary>
    public static Monomial Of(Variable variable, int exponent = 1) => exponent == 0 ? One : new([new(variable, exponent)]);

    /// <summary>The exponent of <paramref name="variable"/>, 0 where it does not occur.</summary>
    public int ExponentOf(Variable variable)
    {
        foreach (var factor in Factors)
        {
            if (factor.Variable == variable)
                return factor.Exponent;
        }

        return 0;
    }

    /// <summary>The monomial to the power <paramref name="exponent"/>, of either sign.</summary>
    public Monomial Pow(int exponent) =>
        exponent == 0 ? One : new([.. Factors.Select(f => f with { Exponent = checked(f.Exponent * exponent) })]);

    /// <summary>The part in the variables that <paramref name="keep"/> accepts.</summary>
    public Monomial Restrict(Func<Variable, bool> keep) => new([.. Factors.Where(f => keep(f.Variable))]);

    /// <inheritdoc/>
    public bool Equals(Monomial? other) => other is not null && Factors.AsSpan().SequenceEqual(other.Factors.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Monomial);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var factor in Factors)
            hash.Add(factor);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public int CompareTo(Monomial? other)
    {
        if (other is null)
            return 1;
        var byDegree = other.LongDegree.CompareTo(LongDegree);
        if (byDegree != 0)
            return byDegree;
        var (a, b) = (Factors, other.Factors);
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            var order = i == a.Length ? 1 : j == b.Length ? -1 : a[i].Variable.CompareTo(b[j].Variable);
            var left = order <= 0 ? a[i++].Exponent : 0;
            var right = order >= 0 ? b[j++].Exponent : 0;
            if (left != right)
                return right.CompareTo(left);
        }

        return 0;
    }

    /// <summary>One variable with its exponent, which is not 0.</summary>
    /// <param name="Variable">The variable.</param>
    /// <param name="Exponent">Its exponent.</param>
    public sealed record Factor(Variable Variable, int Exponent);
}
