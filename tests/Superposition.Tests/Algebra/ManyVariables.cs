using CsCheck;
using Superposition.Algebra;

namespace Superposition.Tests.Algebra;

/// <summary>Random polynomials of degree up to 12 in 5 variables, with their terms and the polynomials that these stand for.</summary>
internal static class ManyVariables
{
    /// <summary>The variables that occur.</summary>
    public static IReadOnlyList<Variable> Variables { get; } = [new("w_1"), new("w_2"), new("p"), new("I_2"), new("x")];

    /// <summary>Without negative exponents.</summary>
    public static Gen<Written> Plain { get; } = Terms(0, 12, 6);

    /// <summary>Exponents from -4 up.</summary>
    public static Gen<Written> Laurent { get; } = Terms(-4, 12, 6);

    /// <summary>Up to three terms of degree up to 3.</summary>
    public static Gen<Written> Short { get; } = Terms(0, 3, 3);

    /// <summary>A single term.</summary>
    public static Gen<LaurentPolynomial> Unit { get; } =
        Terms(-4, 12, 1).Where(t => t.Polynomial.IsMonomial).Select(t => t.Polynomial);

    /// <summary>A value other than 0 for each of the variables.</summary>
    public static Gen<Rational[]> Point { get; } = Numbers.NonZero.Array[5];

    /// <summary>For each of the variables an interval without 0, and one of its members.</summary>
    public static Gen<(RationalInterval Side, Rational Member)[]> Box { get; } = Gen.Select(
        Numbers.NonZero, Gen.Int[0, 9], Gen.Int[0, 8], (end, width, part) =>
        {
            var other = end * (1 + new Rational(width, 9));
            return (new RationalInterval(Rational.Min(end, other), Rational.Max(end, other)), end + ((other - end) * new Rational(part, 8)));
        }).Array[5];

    /// <summary>A point that gives each variable its value.</summary>
    public static (Variable Variable, Rational Value)[] At(Rational[] values) => [.. Variables.Zip(values)];

    private static Gen<Written> Terms(int lowest, int degree, int terms) => Gen.Select(
        Numbers.Coefficient,
        Gen.Int[0, 4].Array[0, degree],
        Gen.Int[lowest, 0].Array[5],
        (c, factors, below) => (c, (IReadOnlyList<int>)[.. below.Select((b, v) => b + factors.Count(f => f == v))]))
        .Array[0, terms]
        .Select(t => new Written([.. t.Select(x => new Polynomials.RawTerm(x.c, x.Item2))]));

    /// <summary>A polynomial as a list of terms, in any order and with repetitions.</summary>
    public sealed class Written(Polynomials.RawTerm[] terms)
    {
        /// <summary>The polynomial, added up term by term.</summary>
        public LaurentPolynomial Polynomial { get; } = terms.Aggregate(
            LaurentPolynomial.Zero,
            (sum, term) => sum + Variables.Zip(term.Exponents).Aggregate((LaurentPolynomial)term.Coefficient, (p, f) => p * ((LaurentPolynomial)f.First).Pow(f.Second)));

        /// <summary>The value at a point, factor by factor, in schoolbook fractions.</summary>
        public Fraction Value(Rational[] point) => Rise(point, 0).Value;

        /// <summary>The value at a point and the slope along one of the variables: term by term the product over all factors of (value + slope h) up to h.</summary>
        public (Fraction Value, Fraction Slope) Rise(Rational[] point, int variable)
        {
            var sum = (Value: new Fraction(0, 1), Slope: new Fraction(0, 1));
            foreach (var (coefficient, exponents) in terms)
            {
                var product = (Value: Fraction.Of(coefficient), Slope: new Fraction(0, 1));
                foreach (var (v, exponent) in exponents.Index())
                {
                    // 1/(x + h) = 1/x - h/x^2 + ...
                    var x = exponent > 0 ? Fraction.Of(point[v]) : new Fraction(1, 1) / Fraction.Of(point[v]);
                    var slope = v != variable ? new(0, 1) : exponent > 0 ? new Fraction(1, 1) : new Fraction(0, 1) - (x * x);
                    for (var k = Math.Abs(exponent); k > 0; k--)
                        product = ((product.Value * x).Reduced(), ((product.Value * slope) + (product.Slope * x)).Reduced());
                }

                sum = ((sum.Value + product.Value).Reduced(), (sum.Slope + product.Slope).Reduced());
            }

            return sum;
        }

        public override string ToString() => string.Join(" + ", terms.AsEnumerable());
    }
}
