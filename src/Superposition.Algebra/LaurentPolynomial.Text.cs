using System.Globalization;
using System.Text;

namespace Superposition.Algebra;

/// <content>Printing to infix and LaTeX; reading infix.</content>
public sealed partial class LaurentPolynomial
{
    /// <summary>Reads an expression of numbers, variables, <c>+ - * / ^</c> and parentheses; see <see cref="LaurentParser"/>.</summary>
    /// <remarks>
    /// Read are exponents up to 1000 in absolute value and coefficients up to 13600 bits, also in intermediate results, 200 nested
    /// parentheses, and sums that are multiplied out in about 2^16 products of terms.
    /// </remarks>
    /// <exception cref="FormatException">The text is not such an expression, not a Laurent polynomial, or beyond these limits.</exception>
    public static LaurentPolynomial Parse(string text) => new LaurentParser(text).Parse();

    /// <summary>
    /// Infix in the syntax that AngouriMath, Math.NET Symbolics and SymPy read alike: coefficient first, explicit <c>*</c>,
    /// <c>^</c> with literal exponents above 1, negative exponents as denominators, no unary minus before a variable.
    /// Example: <c>1/12*p^2*w_2^5/w_1 - 2/3*p*w_1^2 + 1/3*p</c>. <see cref="Parse"/> reads it back to an equal polynomial.
    /// </summary>
    public override string ToString() => Join(Terms, (t, leading) => Infix(t, leading));

    /// <summary>LaTeX: <c>\frac{p^2 w_2^5}{12 w_1} - \frac{2}{3} p w_1^2 + \frac{1}{3} p</c>.</summary>
    public string ToLatex() => Join(Terms, (t, _) => Latex(t));

    private static string Join(IEnumerable<Term> terms, Func<Term, bool, string> print)
    {
        var text = new StringBuilder();
        foreach (var term in terms)
        {
            var leading = text.Length == 0;
            if (term.Coefficient.Sign < 0)
                text.Append(leading ? "-" : " - ");
            else if (!leading)
                text.Append(" + ");
            text.Append(print(term with { Coefficient = term.Coefficient.Abs() }, leading && term.Coefficient.Sign < 0));
        }

        return text.Length == 0 ? "0" : text.ToString();
    }

    private static string Infix(Term term, bool keepOne)
    {
        var above = term.Monomial.Factors.Where(f => f.Exponent > 0).Select(f => Power(f.Variable.Name, f.Exponent)).ToList();
        var below = term.Monomial.Factors.Where(f => f.Exponent < 0).Select(f => Power(f.Variable.Name, -f.Exponent)).ToList();
        if (above.Count == 0 || keepOne || !term.Coefficient.IsOne)
            above.Insert(0, term.Coefficient.ToString());
        return string.Join('*', above) + below.Count switch { 0 => "", 1 => "/" + below[0], _ => "/(" + string.Join('*', below) + ")" };
    }

    private static string Latex(Term term)
    {
        var above = string.Join(' ', term.Monomial.Factors.Where(f => f.Exponent > 0).Select(f => LatexPower(f.Variable, f.Exponent)));
        var below = string.Join(' ', term.Monomial.Factors.Where(f => f.Exponent < 0).Select(f => LatexPower(f.Variable, -f.Exponent)));
        var (numerator, denominator) = (term.Coefficient.Numerator, term.Coefficient.Denominator);
        if (below.Length > 0)
        {
            above = numerator.IsOne && above.Length > 0 ? above : string.Join(' ', [numerator.ToString(CultureInfo.InvariantCulture), above]).Trim();
            below = denominator.IsOne ? below : string.Create(CultureInfo.InvariantCulture, $"{denominator} {below}");
            return $"\\frac{{{above}}}{{{below}}}";
        }

        var coefficient = denominator.IsOne
            ? numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"\\frac{{{numerator}}}{{{denominator}}}");
        return term.Coefficient.IsOne && above.Length > 0 ? above : $"{coefficient} {above}".TrimEnd();
    }

    private static string Power(string name, int exponent) =>
        exponent == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}^{exponent}");

    private static string LatexPower(Variable variable, int exponent)
    {
        var digits = exponent.ToString(CultureInfo.InvariantCulture);
        return variable.ToLatex() + exponent switch { 1 => "", < 10 => "^" + digits, _ => "^{" + digits + "}" };
    }
}
