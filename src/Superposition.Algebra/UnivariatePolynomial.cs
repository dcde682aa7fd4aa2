using System.Collections.Immutable;
using System.Numerics;

namespace Superposition.Algebra;

/// <summary>A polynomial in one unnamed variable t with rational coefficients.</summary>
/// <remarks>Normal form: the leading coefficient is not 0, so <c>==</c> is mathematical equality; 0 has no coefficients and degree -1.</remarks>
public sealed class UnivariatePolynomial : IEquatable<UnivariatePolynomial>
{
    /// <summary>The polynomial sum of c_k t^k.</summary>
    /// <param name="coefficients">c_0, c_1, ... from the constant upwards.</param>
    public UnivariatePolynomial(params IEnumerable<Rational> coefficients)
    {
        var all = coefficients.ToImmutableArray();
        var length = all.Length;
        while (length > 0 && all[length - 1].IsZero)
            length--;
        Coefficients = all[..length];
    }

    /// <summary>The polynomial 0.</summary>
    public static UnivariatePolynomial Zero { get; } = new([]);

    /// <summary>The coefficients from the constant upwards.</summary>
    public ImmutableArray<Rational> Coefficients { get; }

    /// <summary>The degree; -1 for the polynomial 0.</summary>
    public int Degree => Coefficients.Length - 1;

    /// <summary>Whether this is the polynomial 0.</summary>
    public bool IsZero => Coefficients.IsEmpty;

    /// <summary>The coefficient of the highest power; 0 for the polynomial 0.</summary>
    public Rational Leading => IsZero ? Rational.Zero : Coefficients[^1];

    /// <summary>Mathematical equality.</summary>
    public static bool operator ==(UnivariatePolynomial? left, UnivariatePolynomial? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Mathematical inequality.</summary>
    public static bool operator !=(UnivariatePolynomial? left, UnivariatePolynomial? right) => !(left == right);

    /// <summary>The sum.</summary>
    public static UnivariatePolynomial operator +(UnivariatePolynomial left, UnivariatePolynomial right) => new(
        Enumerable.Range(0, Math.Max(left.Coefficients.Length, right.Coefficients.Length)).Select(k => left[k] + right[k]));

    /// <summary>The opposite polynomial.</summary>
    public static UnivariatePolynomial operator -(UnivariatePolynomial value) => value.Scale(-1);

    /// <summary>The difference.</summary>
    public static UnivariatePolynomial operator -(UnivariatePolynomial left, UnivariatePolynomial right) => left + -right;

    /// <summary>The product.</summary>
    public static UnivariatePolynomial operator *(UnivariatePolynomial left, UnivariatePolynomial right)
    {
        if (left.IsZero || right.IsZero)
            return Zero;
        var product = new Rational[left.Degree + right.Degree + 1];
        for (var i = 0; i <= left.Degree; i++)
        {
            for (var j = 0; j <= right.Degree; j++)
                product[i + j] += left.Coefficients[i] * right.Coefficients[j];
        }

        return new(product);
    }

    /// <summary>The coefficient of t^<paramref name="power"/>, 0 beyond the degree.</summary>
    public Rational this[int power] => power < Coefficients.Length ? Coefficients[power] : Rational.Zero;

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
    public UnivariatePolynomial Scale(Rational factor) => new(Coefficients.Select(c => c * factor));

    /// <summary>The value at <paramref name="t"/>, by Horner's rule.</summary>
    public Rational Evaluate(Rational t)
    {
        var value = Rational.Zero;
        for (var k = Degree; k >= 0; k--)
            value = (value * t) + Coefficients[k];
        return value;
    }

    /// <summary>The sign of the value at <paramref name="t"/>: -1, 0 or 1.</summary>
    /// <remarks>With integer coefficients and t = a/b it is the sign of sum c_k a^k b^(n-k): Horner's rule without any reduction.</remarks>
    public int SignAt(Rational t)
    {
        if (!Coefficients.All(c => c.IsInteger))
            return Evaluate(t).Sign;
        var (a, b) = (t.Numerator, t.Denominator);
        var (value, power) = (BigInteger.Zero, BigInteger.One);
        for (var k = Degree; k >= 0; k--)
        {
            value = (value * a) + (Coefficients[k].Numerator * power);
            power *= b;
        }

        return value.Sign;
    }

    /// <summary>An interval that contains the values on an interval, by Horner's rule; it may be wider than the range.</summary>
    public RationalInterval Evaluate(RationalInterval t)
    {
        var value = RationalInterval.Zero;
        for (var k = Degree; k >= 0; k--)
            value = (value * t) + Coefficients[k];
        return value;
    }

    /// <summary>The derivative.</summary>
    public UnivariatePolynomial Derivative() => new(Coefficients.Skip(1).Select((c, k) => c * (k + 1)));

    /// <summary>Quotient and remainder: this = quotient * divisor + remainder with deg remainder &lt; deg divisor.</summary>
    /// <exception cref="DivideByZeroException">The divisor is the polynomial 0.</exception>
    public (UnivariatePolynomial Quotient, UnivariatePolynomial Remainder) DivRem(UnivariatePolynomial divisor)
    {
        if (divisor.IsZero)
            throw new DivideByZeroException("division by the polynomial 0");
        var remainder = Coefficients.ToArray();
        var quotient = new Rational[Math.Max(0, Degree - divisor.Degree + 1)];
        for (var k = quotient.Length - 1; k >= 0; k--)
        {
            var factor = quotient[k] = remainder[k + divisor.Degree] / divisor.Leading;
            for (var j = 0; j <= divisor.Degree; j++)
                remainder[k + j] -= factor * divisor.Coefficients[j];
        }

        return (new(quotient), new(remainder.Take(divisor.Degree)));
    }

    /// <summary>The positive multiple with coprime integer coefficients; 0 for 0. Signs of values do not change.</summary>
    public UnivariatePolynomial Primitive()
    {
        if (IsZero)
            return this;
        var numerators = BigInteger.Zero;
        var denominators = BigInteger.One;
        foreach (var c in Coefficients)
        {
            numerators = BigInteger.GreatestCommonDivisor(numerators, c.Numerator);
            denominators = denominators / BigInteger.GreatestCommonDivisor(denominators, c.Denominator) * c.Denominator;
        }

        return Scale(new(denominators, numerators));
    }

    /// <summary>The greatest common divisor with leading coefficient above 0 and coprime integer coefficients; 0 only if both are 0.</summary>
    public UnivariatePolynomial Gcd(UnivariatePolynomial other)
    {
        var (a, b) = (Primitive(), other.Primitive());
        while (!b.IsZero)
            (a, b) = (b, a.DivRem(b).Remainder.Primitive());
        return a.Leading.Sign < 0 ? -a : a;
    }

    /// <summary>The polynomial with the same roots, each simple: P / gcd(P, P').</summary>
    /// <exception cref="DivideByZeroException">This is the polynomial 0.</exception>
    public UnivariatePolynomial SquareFreePart() => DivRem(Gcd(Derivative())).Quotient.Primitive();

    /// <inheritdoc/>
    public bool Equals(UnivariatePolynomial? other) => other is not null && Coefficients.AsSpan().SequenceEqual(other.Coefficients.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnivariatePolynomial);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var c in Coefficients)
            hash.Add(c);
        return hash.ToHashCode();
    }

    /// <summary>The polynomial in infix, with the variable t.</summary>
    public override string ToString() => ToLaurent(new Variable("t")).ToString();

    /// <summary>The same polynomial in a named variable.</summary>
    public LaurentPolynomial ToLaurent(Variable variable) =>
        LaurentPolynomial.Sum(Coefficients.Select((c, k) => LaurentPolynomial.FromTerm(c, Monomial.Of(variable, k))));
}
