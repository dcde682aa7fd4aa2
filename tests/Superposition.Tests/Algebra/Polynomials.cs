using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>Random polynomials, as lists of unsorted terms and as the polynomials they stand for.</summary>
public static class Polynomials
{
    /// <summary>The variables that occur.</summary>
    public static IReadOnlyList<Variable> Variables { get; } = [new("w_1"), new("p"), new("I_2")];

    /// <summary>Terms in any order, with repeated monomials and coefficients 0 among them; exponents from -3 to 3.</summary>
    public static Gen<RawTerm[]> RawTerms { get; } = Raw(-3);

    /// <summary>Laurent polynomials with up to 5 terms.</summary>
    public static Gen<LaurentPolynomial> Laurent { get; } = RawTerms.Select(Sum);

    /// <summary>The same without negative exponents.</summary>
    public static Gen<LaurentPolynomial> Plain { get; } = Raw(0).Select(Sum);

    /// <summary>A single term.</summary>
    public static Gen<LaurentPolynomial> Unit { get; } =
        RawTerms.Where(t => t.Length > 0 && !t[0].Coefficient.IsZero).Select(t => Sum(t[..1]));

    /// <summary>A value other than 0 for each of the variables.</summary>
    public static Gen<Rational[]> Point { get; } = Numbers.NonZero.Array[3];

    /// <summary>Univariate polynomials of degree up to 6, 0 among them.</summary>
    public static Gen<UnivariatePolynomial> Univariate { get; } = Numbers.Coefficient.Array[0, 7].Select(c => new UnivariatePolynomial(c));

    /// <summary>A point that gives each variable its value.</summary>
    public static (Variable Variable, Rational Value)[] At(Rational[] values) => [.. Variables.Zip(values)];

    /// <summary>The polynomial, added up term by term.</summary>
    public static LaurentPolynomial Sum(RawTerm[] terms) => terms.Aggregate(
        LaurentPolynomial.Zero,
        (sum, term) => sum + Variables.Zip(term.Exponents).Aggregate(
            (LaurentPolynomial)term.Coefficient,
            (p, f) => p * ((LaurentPolynomial)f.First).Pow(f.Second)));

    /// <summary>The value at a point, in schoolbook fractions.</summary>
    public static Fraction Value(RawTerm[] terms, Rational[] point) => terms.Aggregate(
        new Fraction(0, 1),
        (sum, term) => sum + term.Exponents.Zip(point).Aggregate(
            Fraction.Of(term.Coefficient),
            (p, f) => p * Fraction.Of(f.Second).Pow(f.First)));

    /// <summary>The value of t -> sum c_k t^k, power by power, in schoolbook fractions.</summary>
    public static Fraction Value(UnivariatePolynomial polynomial, Rational t) => polynomial.Coefficients
        .Select((c, k) => Fraction.Of(c) * Fraction.Of(t).Pow(k))
        .Aggregate(new Fraction(0, 1), (a, b) => a + b);

    /// <summary>The product of (t - r)^m over the given roots.</summary>
    public static UnivariatePolynomial WithRoots(params IEnumerable<(Rational Root, int Multiplicity)> roots) => roots
        .SelectMany(r => Enumerable.Repeat(new UnivariatePolynomial(-r.Root, Rational.One), r.Multiplicity))
        .Aggregate(new UnivariatePolynomial(Rational.One), (a, b) => a * b);

    /// <summary>(t - centre)^2 + height: without real roots where the height is above 0.</summary>
    public static UnivariatePolynomial Quadratic(Rational centre, Rational height) =>
        WithRoots((centre, 2)) + new UnivariatePolynomial(height);

    private static Gen<RawTerm[]> Raw(int lowest) =>
        Gen.Select(Numbers.Coefficient, Gen.Int[lowest, 3].Array[3], (c, e) => new RawTerm(c, e)).Array[0, 5];

    /// <summary>A coefficient and the exponents of the variables.</summary>
    public sealed record RawTerm(Rational Coefficient, IReadOnlyList<int> Exponents)
    {
        public override string ToString() => $"{Coefficient}*[{string.Join(',', Exponents)}]";
    }
}
