using System.Collections.Immutable;

namespace Superposition.Algebra;

/// <summary>
/// A finite sum of rational multiples of monomials whose exponents may be negative: an element of Q[x_1, 1/x_1, x_2, 1/x_2, ...].
/// </summary>
/// <remarks>
/// Normal form: terms sorted by <see cref="Monomial"/> order, monomials distinct, coefficients not 0. So <c>==</c> is mathematical
/// equality, no "simplify" is needed, and printing is stable. <see cref="Zero"/> has no terms. Immutable.
/// </remarks>
public sealed partial class LaurentPolynomial : IEquatable<LaurentPolynomial>
{
    private LaurentPolynomial(ImmutableArray<Term> terms) => Terms = terms;

    /// <summary>The polynomial 0.</summary>
    public static LaurentPolynomial Zero { get; } = new([]);

    /// <summary>The polynomial 1.</summary>
    public static LaurentPolynomial One { get; } = new([new(Rational.One, Monomial.One)]);

    /// <summary>The terms in monomial order.</summary>
    public ImmutableArray<Term> Terms { get; }

    /// <summary>Whether this is the polynomial 0.</summary>
    public bool IsZero => Terms.IsEmpty;

    /// <summary>Whether there is exactly one term.</summary>
    public bool IsMonomial => Terms.Length == 1;

    /// <summary>Whether no variable occurs.</summary>
    public bool IsConstant => IsZero || (IsMonomial && Terms[0].Monomial == Monomial.One);

    /// <summary>The variables that occur, sorted.</summary>
    public ImmutableArray<Variable> Variables =>
        [.. Terms.SelectMany(t => t.Monomial.Factors).Select(f => f.Variable).Distinct().Order()];

    /// <summary>The constant polynomial.</summary>
    public static implicit operator LaurentPolynomial(Rational value) => value.IsZero ? Zero : new([new(value, Monomial.One)]);

    /// <summary>The constant polynomial.</summary>
    public static implicit operator LaurentPolynomial(long value) => (Rational)value;

    /// <summary>The polynomial x.</summary>
    public static implicit operator LaurentPolynomial(Variable variable) => new([new(Rational.One, Monomial.Of(variable))]);

    /// <summary>The polynomial with the single term <paramref name="coefficient"/> * <paramref name="monomial"/>.</summary>
    public static LaurentPolynomial FromTerm(Rational coefficient, Monomial monomial) =>
        coefficient.IsZero ? Zero : new([new(coefficient, monomial)]);

    /// <summary>Mathematical equality.</summary>
    public static bool operator ==(LaurentPolynomial? left, LaurentPolynomial? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Mathematical inequality.</summary>
    public static bool operator !=(LaurentPolynomial? left, LaurentPolynomial? right) => !(left == right);

    /// <summary>The polynomial itself.</summary>
    public static LaurentPolynomial operator +(LaurentPolynomial value) => value;

    /// <summary>The opposite polynomial.</summary>
    public static LaurentPolynomial operator -(LaurentPolynomial value) => value.Scale(-1);

    /// <summary>The sum, by merging the two sorted lists of terms.</summary>
    public static LaurentPolynomial operator +(LaurentPolynomial left, LaurentPolynomial right)
    {
        var (a, b) = (left.Terms, right.Terms);
        if (a.IsEmpty || b.IsEmpty)
            return a.IsEmpty ? right : left;
        var merged = ImmutableArray.CreateBuilder<Term>(a.Length + b.Length);
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            var order = i == a.Length ? 1 : j == b.Length ? -1 : a[i].Monomial.CompareTo(b[j].Monomial);
            if (order == 0)
            {
                var sum = a[i++].Coefficient + b[j].Coefficient;
                if (!sum.IsZero)
                    merged.Add(b[j] with { Coefficient = sum });
                j++;
            }
            else
            {
                merged.Add(order < 0 ? a[i++] : b[j++]);
            }
        }

        return new(merged.DrainToImmutable());
    }

    /// <summary>The difference.</summary>
    public static LaurentPolynomial operator -(LaurentPolynomial left, LaurentPolynomial right) => left + -right;

    /// <summary>The product.</summary>
    public static LaurentPolynomial operator *(LaurentPolynomial left, LaurentPolynomial right)
    {
        var products = new List<Term>(left.Terms.Length * right.Terms.Length);
        foreach (var a in left.Terms)
        {
            foreach (var b in right.Terms)
                products.Add(new(a.Coefficient * b.Coefficient, a.Monomial * b.Monomial));
        }

        return FromTerms(products);
    }

    /// <summary>The quotient by a single term; only those are invertible among Laurent polynomials.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    /// <exception cref="NotInvertibleException">The divisor has two or more terms.</exception>
    public static LaurentPolynomial operator /(LaurentPolynomial left, LaurentPolynomial right) => left * right.Pow(-1);

    /// <summary>The sum of the polynomials; 0 for none.</summary>
    public static LaurentPolynomial Sum(IEnumerable<LaurentPolynomial> summands) => FromTerms([.. summands.SelectMany(s => s.Terms)]);

    /// <summary>The polynomial to the power <paramref name="exponent"/>; P^0 = 1 for every P.</summary>
    /// <exception cref="DivideByZeroException">The polynomial is 0 and the exponent negative.</exception>
    /// <exception cref="NotInvertibleException">The exponent is negative and the polynomial has two or more terms.</exception>
    public LaurentPolynomial Pow(int exponent)
    {
        if (exponent < 0 && IsZero)
            throw new DivideByZeroException("the polynomial 0 has no inverse");
        if (IsMonomial)
            return new([new(Terms[0].Coefficient.Pow(exponent), Terms[0].Monomial.Pow(exponent))]);
        if (exponent < 0)
            throw new NotInvertibleException(this);
        var result = One;
        for (var square = this; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                result *= square;
            if (exponent > 1)
                square *= square;
        }

        return result;
    }

    /// <summary>The polynomial times a number.</summary>
    public LaurentPolynomial Scale(Rational factor) =>
        factor.IsZero ? Zero : new([.. Terms.Select(t => t with { Coefficient = t.Coefficient * factor })]);

    /// <summary>The coefficient of <paramref name="monomial"/>, 0 where it does not occur.</summary>
    public Rational CoefficientOf(Monomial monomial)
    {
        foreach (var term in Terms)
        {
            if (term.Monomial == monomial)
                return term.Coefficient;
        }

        return Rational.Zero;
    }

    /// <summary>
    /// The polynomial as a sum over monomials in <paramref name="variables"/> whose coefficients are polynomials in all other variables.
    /// </summary>
    /// <returns>Pairs in monomial order; no coefficient is 0; the sum of the products is this polynomial.</returns>
    public ImmutableArray<CollectedTerm> Collect(params ReadOnlySpan<Variable> variables)
    {
        var chosen = variables.ToImmutableArray();
        return
        [
            .. Terms
                .GroupBy(t => t.Monomial.Restrict(chosen.Contains))
                .OrderBy(g => g.Key)
                .Select(g => new CollectedTerm(g.Key, FromTerms([.. g.Select(t => t with { Monomial = t.Monomial.Restrict(v => !chosen.Contains(v)) })]))),
        ];
    }

    /// <inheritdoc/>
    public bool Equals(LaurentPolynomial? other) =>
        other is not null && (ReferenceEquals(this, other) || Terms.AsSpan().SequenceEqual(other.Terms.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LaurentPolynomial);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var term in Terms)
            hash.Add(term);
        return hash.ToHashCode();
    }

    private static LaurentPolynomial FromTerms(List<Term> terms)
    {
        terms.Sort((a, b) => a.Monomial.CompareTo(b.Monomial));
        var distinct = ImmutableArray.CreateBuilder<Term>(terms.Count);
        for (var i = 0; i < terms.Count;)
        {
            var (coefficient, monomial) = terms[i++];
            while (i < terms.Count && terms[i].Monomial == monomial)
                coefficient += terms[i++].Coefficient;
            if (!coefficient.IsZero)
                distinct.Add(new(coefficient, monomial));
        }

        return new(distinct.DrainToImmutable());
    }

    /// <summary>A coefficient times a monomial.</summary>
    /// <param name="Coefficient">The coefficient, not 0.</param>
    /// <param name="Monomial">The monomial.</param>
    public sealed record Term(Rational Coefficient, Monomial Monomial);

    /// <summary>A monomial in chosen variables with its coefficient, a polynomial in the others.</summary>
    /// <param name="Monomial">The monomial in the chosen variables.</param>
    /// <param name="Coefficient">Its coefficient, not 0.</param>
    public sealed record CollectedTerm(Monomial Monomial, LaurentPolynomial Coefficient);
}
