using System.Globalization;
using System.Text;
using Superposition.Algebra;

namespace Superposition.Reporting;

/// <summary>Prints polynomials as presentation MathML, which browsers set without any script or font file.</summary>
public static class MathMl
{
    /// <summary>The equation <c>left = polynomial</c> collected by powers of a variable, each power on a row of its own.</summary>
    public static string Equation(string left, LaurentPolynomial polynomial, Variable collected)
    {
        var rows = new StringBuilder();
        var first = true;
        foreach (var (monomial, coefficient) in polynomial.Collect(collected))
        {
            var power = LaurentPolynomial.FromTerm(Rational.One, monomial);
            var isBracketed = monomial != Monomial.One && !coefficient.IsMonomial;
            var body = isBracketed
                ? $"{Sum(power)}<mrow><mo>(</mo>{Sum(coefficient)}<mo>)</mo></mrow>"
                : Sum(coefficient * power);
            var head = first ? $"<mi>{left}</mi><mo>=</mo>" : isBracketed ? "<mo>+</mo>" : "";
            rows.Append("<mtr><mtd style=\"text-align: left\">").Append(head).Append(body).Append("</mtd></mtr>");
            first = false;
        }

        return $"<math display=\"block\"><mtable>{rows}</mtable></math>";
    }

    private static string Sum(LaurentPolynomial polynomial)
    {
        var text = new StringBuilder();
        foreach (var (coefficient, monomial) in polynomial.Terms)
        {
            if (coefficient.Sign < 0)
                text.Append("<mo>−</mo>");
            else if (text.Length > 0)
                text.Append("<mo>+</mo>");
            text.Append(Term(coefficient.Abs(), monomial));
        }

        return $"<mrow>{(text.Length == 0 ? "<mn>0</mn>" : text)}</mrow>";
    }

    private static string Term(Rational coefficient, Monomial monomial)
    {
        var above = string.Concat(monomial.Factors.Where(f => f.Exponent > 0).Select(f => Power(f.Variable, f.Exponent)));
        var below = string.Concat(monomial.Factors.Where(f => f.Exponent < 0).Select(f => Power(f.Variable, -f.Exponent)));
        if (below.Length > 0)
        {
            var numerator = coefficient.Numerator.IsOne && above.Length > 0 ? above : Number(coefficient.Numerator) + above;
            var denominator = coefficient.Denominator.IsOne ? below : Number(coefficient.Denominator) + below;
            return $"<mfrac><mrow>{numerator}</mrow><mrow>{denominator}</mrow></mfrac>";
        }

        var front = coefficient.IsInteger ? Number(coefficient.Numerator) : $"<mfrac>{Number(coefficient.Numerator)}{Number(coefficient.Denominator)}</mfrac>";
        return coefficient.IsOne && above.Length > 0 ? above : front + above;
    }

    private static string Number(System.Numerics.BigInteger value) => $"<mn>{value.ToString(CultureInfo.InvariantCulture)}</mn>";

    private static string Power(Variable variable, int exponent)
    {
        var name = variable.Name.Split('_');
        var power = $"<mn>{exponent.ToString(CultureInfo.InvariantCulture)}</mn>";
        return (name.Length, exponent) switch
        {
            (1, 1) => $"<mi>{name[0]}</mi>",
            (1, _) => $"<msup><mi>{name[0]}</mi>{power}</msup>",
            (_, 1) => $"<msub><mi>{name[0]}</mi><mn>{name[1]}</mn></msub>",
            _ => $"<msubsup><mi>{name[0]}</mi><mn>{name[1]}</mn>{power}</msubsup>",
        };
    }
}
