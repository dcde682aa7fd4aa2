using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Derivation;

/// <summary>Prints a polynomial of the form c m p^a (1 - p)^b with the factors kept apart, as probabilities are read.</summary>
internal static class FactoredLatex
{
    /// <summary>The factored form, or null where the polynomial is not of this form with b &gt;= 1. A coefficient below 0 gives a leading minus.</summary>
    public static string? Of(LaurentPolynomial polynomial)
    {
        LaurentPolynomial density = Symbols.Density;
        var collected = polynomial.Collect([.. polynomial.Variables.Where(v => v != Symbols.Density)]);
        if (collected is not [var only] || only.Coefficient.IsMonomial || only.Coefficient.Terms.Any(t => t.Monomial.ExponentOf(Symbols.Density) < 0))
            return null;
        var (rest, exponent) = (UnivariatePolynomial.From(only.Coefficient, Symbols.Density), 0);
        var absent = new UnivariatePolynomial(Rational.One, -Rational.One);
        for (; rest.DivRem(absent) is { Remainder.IsZero: true, Quotient: var quotient } && !rest.IsZero; exponent++)
            rest = quotient;
        var front = LaurentPolynomial.FromTerm(Rational.One, only.Monomial) * rest.ToLaurent(Symbols.Density);
        if (exponent == 0 || !front.IsMonomial)
            return null;
        var power = $"\\left({(1 - density).ToLatexAscending()}\\right)" + (exponent == 1 ? "" : $"^{exponent}");
        if (front == LaurentPolynomial.One)
            return power;
        return front == -LaurentPolynomial.One ? "-" + power : $"{front.ToLatex()} {power}";
    }

    private static string ToLatexAscending(this LaurentPolynomial polynomial) =>
        string.Join(' ', polynomial.Terms.Reverse().Select((t, i) => (t.Coefficient.Sign < 0 ? "- " : i == 0 ? "" : "+ ")
            + LaurentPolynomial.FromTerm(t.Coefficient.Abs(), t.Monomial).ToLatex()));
}
