using System.Collections.Immutable;

namespace Superposition.Algebra;

/// <summary>
/// The Sturm sequence P, P', -rem(P, P'), ... of a polynomial, each member scaled by a positive number to coprime integers.
/// </summary>
/// <remarks>
/// Sturm's theorem: for a &lt; b with P(a) and P(b) not 0, the number of distinct real roots of P in (a, b) is V(a) - V(b), where V(t) is
/// the number of sign changes of the sequence at t, zeros left out. Multiple roots count once.
/// </remarks>
public sealed class SturmSequence
{
    private readonly ImmutableArray<UnivariatePolynomial> _members;

    /// <summary>The sequence of <paramref name="polynomial"/>.</summary>
    /// <exception cref="ArgumentException">The polynomial is 0: every number is a root.</exception>
    public SturmSequence(UnivariatePolynomial polynomial)
    {
        if (polynomial.IsZero)
            throw new ArgumentException("the polynomial 0 has no Sturm sequence", nameof(polynomial));
        var members = ImmutableArray.CreateBuilder<UnivariatePolynomial>();
        var (a, b) = (polynomial.Primitive(), polynomial.Derivative().Primitive());
        members.Add(a);
        while (!b.IsZero)
        {
            members.Add(b);
            (a, b) = (b, -a.PrimitiveRemainder(b));
        }

        _members = members.ToImmutable();
    }

    /// <summary>The last member: a greatest common divisor of P and P', whose roots are the multiple roots of P.</summary>
    public UnivariatePolynomial CommonDivisor => _members[^1];

    /// <summary>The number of distinct real roots in the open interval.</summary>
    /// <exception cref="ArgumentException">The interval is empty or an end is a root.</exception>
    public int CountRoots(Rational lower, Rational upper)
    {
        if (lower >= upper)
            throw new ArgumentException($"the interval ({lower}, {upper}) is empty", nameof(lower));
        if (_members[0].SignAt(lower) == 0 || _members[0].SignAt(upper) == 0)
            throw new ArgumentException($"an end of ({lower}, {upper}) is a root", nameof(lower));
        return SignChanges(lower) - SignChanges(upper);
    }

    /// <summary>V(t): the number of sign changes of the sequence at <paramref name="t"/>, zeros left out.</summary>
    internal int SignChanges(Rational t)
    {
        var (changes, previous) = (0, 0);
        foreach (var member in _members)
        {
            var sign = member.SignAt(t);
            if (sign * previous < 0)
                changes++;
            if (sign != 0)
                previous = sign;
        }

        return changes;
    }
}
