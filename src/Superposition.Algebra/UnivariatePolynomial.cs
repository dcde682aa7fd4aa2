using System.Collections.Immutable;
using System.Numerics;

namespace Superposition.Algebra;

/// <summary>A polynomial in one unnamed variable t with rational coefficients.</summary>
/// <remarks>
/// Normal form: integer numerators over one common denominator above 0, which shares no factor with all of them; the leading coefficient is
/// not 0. So <c>==</c> is mathematical equality, and no operation reduces single fractions. 0 has no coefficients and degree -1.
/// </remarks>
public sealed partial class UnivariatePolynomial : IEquatable<UnivariatePolynomial>
{
    private readonly BigInteger[] _numerators;
    private readonly BigInteger _denominator;

    /// <summary>The polynomial sum of c_k t^k.</summary>
    /// <param name="coefficients">c_0, c_1, ... from the constant upwards.</param>
    public UnivariatePolynomial(params IEnumerable<Rational> coefficients)
        : this(OverCommonDenominator([.. coefficients]))
    {
    }

    private UnivariatePolynomial((BigInteger[] Numerators, BigInteger Denominator) fraction) => (_numerators, _denominator) = Reduced(fraction.Numerators, fraction.Denominator);

    /// <summary>The polynomial 0.</summary>
    public static UnivariatePolynomial Zero { get; } = new([]);

    /// <summary>The coefficients from the constant upwards.</summary>
    public ImmutableArray<Rational> Coefficients => [.. _numerators.Select(n => new Rational(n, _denominator))];

    /// <summary>The degree; -1 for the polynomial 0.</summary>
    public int Degree => _numerators.Length - 1;

    /// <summary>Whether this is the polynomial 0.</summary>
    public bool IsZero => _numerators.Length == 0;

    /// <summary>The coefficient of the highest power; 0 for the polynomial 0.</summary>
    public Rational Leading => IsZero ? Rational.Zero : this[Degree];

    /// <summary>The numerators of the coefficients over the <see cref="Denominator"/>, from the constant upwards.</summary>
    internal ReadOnlySpan<BigInteger> Numerators => _numerators;

    /// <summary>The common denominator of the coefficients, above 0.</summary>
    internal BigInteger Denominator => _denominator;

    /// <summary>Mathematical equality.</summary>
    public static bool operator ==(UnivariatePolynomial? left, UnivariatePolynomial? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Mathematical inequality.</summary>
    public static bool operator !=(UnivariatePolynomial? left, UnivariatePolynomial? right) => !(left == right);

    /// <summary>The sum.</summary>
    public static UnivariatePolynomial operator +(UnivariatePolynomial left, UnivariatePolynomial right)
    {
        var sum = new BigInteger[Math.Max(left._numerators.Length, right._numerators.Length)];
        for (var k = 0; k < sum.Length; k++)
        {
            var (a, b) = (left.NumeratorOf(k), right.NumeratorOf(k));
            sum[k] = left._denominator == right._denominator ? a + b : (a * right._denominator) + (b * left._denominator);
        }

        return new((sum, left._denominator == right._denominator ? left._denominator : left._denominator * right._denominator));
    }

    /// <summary>The opposite polynomial.</summary>
    public static UnivariatePolynomial operator -(UnivariatePolynomial value) => new((Array.ConvertAll(value._numerators, n => -n), value._denominator));

    /// <summary>The difference.</summary>
    public static UnivariatePolynomial operator -(UnivariatePolynomial left, UnivariatePolynomial right) => left + -right;

    /// <summary>The product.</summary>
    public static UnivariatePolynomial operator *(UnivariatePolynomial left, UnivariatePolynomial right)
    {
        if (left.IsZero || right.IsZero)
            return Zero;
        var product = new BigInteger[left.Degree + right.Degree + 1];
        for (var i = 0; i <= left.Degree; i++)
        {
            for (var j = 0; j <= right.Degree; j++)
                product[i + j] += left._numerators[i] * right._numerators[j];
        }

        return new((product, left._denominator * right._denominator));
    }

    /// <summary>The coefficient of t^<paramref name="power"/>, 0 beyond the degree.</summary>
    public Rational this[int power] => new(NumeratorOf(power), _denominator);

    /// <summary>
    /// The polynomial in <paramref name="variable"/> that a Laurent polynomial is, where it contains no other variable and no negative power.
    /// </summary>
    /// <exception cref="ArgumentException">Another variable or a negative power occurs.</exception>
    public static UnivariatePolynomial From(LaurentPolynomial polynomial, Variable variable)
    {
        var terms = polynomial.Terms;
        if (terms.Any(t => t.Monomial.Factors.Any(f => f.Variable != variable || f.Exponent < 0)))
            throw new ArgumentException($"{polynomial} is not a polynomial in {variable} alone", nameof(polynomial));
        var coefficients = new Rational[terms.Select(t => t.Monomial.Degree).DefaultIfEmpty(-1).Max() + 1];
        foreach (var term in terms)
            coefficients[term.Monomial.Degree] = term.Coefficient;
        return new(coefficients);
    }

    /// <summary>The polynomial times a number.</summary>
    public UnivariatePolynomial Scale(Rational factor) =>
        new((Array.ConvertAll(_numerators, n => n * factor.Numerator), _denominator * factor.Denominator));

    /// <summary>The derivative.</summary>
    public UnivariatePolynomial Derivative() =>
        new(([.. _numerators.Skip(1).Select((n, k) => n * (k + 1))], _denominator));

    /// <inheritdoc/>
    public bool Equals(UnivariatePolynomial? other) =>
        other is not null && _denominator == other._denominator && _numerators.AsSpan().SequenceEqual(other._numerators);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnivariatePolynomial);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(_denominator);
        foreach (var n in _numerators)
            hash.Add(n);
        return hash.ToHashCode();
    }

    /// <summary>The polynomial in infix, with the variable t.</summary>
    public override string ToString() => ToLaurent(new Variable("t")).ToString();

    /// <summary>The same polynomial in a named variable.</summary>
    public LaurentPolynomial ToLaurent(Variable variable) =>
        LaurentPolynomial.Sum(Coefficients.Select((c, k) => LaurentPolynomial.FromTerm(c, Monomial.Of(variable, k))));

    /// <summary>The polynomial with these numerators, which are not copied, over a denominator other than 0.</summary>
    internal static UnivariatePolynomial Over(BigInteger[] numerators, BigInteger denominator) => new((numerators, denominator));

    private static (BigInteger[] Numerators, BigInteger Denominator) OverCommonDenominator(Rational[] coefficients)
    {
        var common = BigInteger.One;
        foreach (var c in coefficients)
            common = Integers.LeastCommonMultiple(common, c.Denominator);
        return (Array.ConvertAll(coefficients, c => common / c.Denominator * c.Numerator), common);
    }

    private static (BigInteger[] Numerators, BigInteger Denominator) Reduced(BigInteger[] numerators, BigInteger denominator)
    {
        var length = numerators.Length;
        while (length > 0 && numerators[length - 1].IsZero)
            length--;
        if (length < numerators.Length)
            numerators = numerators[..length];
        var common = denominator;
        for (var k = 0; k < length && !common.IsOne; k++)
            common = BigInteger.GreatestCommonDivisor(common, numerators[k]);
        if (denominator.Sign < 0)
            common = -BigInteger.Abs(common);
        return length == 0 ? ([], BigInteger.One) : common.IsOne ? (numerators, denominator) : (Array.ConvertAll(numerators, n => n / common), denominator / common);
    }

    private BigInteger NumeratorOf(int power) => power < _numerators.Length ? _numerators[power] : BigInteger.Zero;
}
