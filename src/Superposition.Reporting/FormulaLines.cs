using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Reporting;

/// <summary>Breaks the right side of an equation into aligned lines that fit a page.</summary>
internal static partial class FormulaLines
{
    private const int Width = 92;

    /// <summary>The equation <c>left = right</c>, broken between summands.</summary>
    public static ImmutableArray<string> Of(string left, Expression right) =>
        Break(left, right is SumExpression sum ? [.. sum.Summands.SelectMany(Parts)] : [.. Parts(right)]);

    /// <summary>The equation <c>left = right</c>, the right side collected by powers of a variable.</summary>
    public static ImmutableArray<string> Collected(string left, LaurentPolynomial right, Variable variable)
    {
        var parts = new List<string>();
        foreach (var (monomial, coefficient) in right.Collect(variable))
        {
            var power = LaurentPolynomial.FromTerm(Rational.One, monomial).ToLatex();
            var inside = Parts(coefficient).ToList();
            if (monomial == Monomial.One || inside.Count == 1)
            {
                parts.AddRange(Parts(coefficient * LaurentPolynomial.FromTerm(Rational.One, monomial)));
                continue;
            }

            inside[0] = $"{power} \\bigl( {inside[0]}";
            inside[^1] += " \\bigr)";
            parts.AddRange(inside);
        }

        return Break(left, parts.Count == 0 ? ["0"] : parts);
    }

    private static IEnumerable<string> Parts(Expression expression) => expression is PolynomialExpression { Value: { IsZero: false } polynomial }
        ? polynomial.Terms.Select(t => LaurentPolynomial.FromTerm(t.Coefficient, t.Monomial).ToLatex())
        : [expression.ToLatex()];

    private static ImmutableArray<string> Break(string left, List<string> parts)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var (line, width) = (left + " &= ", VisibleLength(left) + 3);
        var isEmpty = true;
        foreach (var part in parts)
        {
            var joined = isEmpty && lines.Count == 0 ? part : part.StartsWith('-') ? "- " + part[1..] : "+ " + part;
            var length = VisibleLength(joined) + 1;
            if (!isEmpty && width + length > Width)
            {
                lines.Add(line.TrimEnd());
                (line, width) = ("&\\quad ", 4);
            }

            line += joined + " ";
            width += length;
            isEmpty = false;
        }

        lines.Add(line.TrimEnd());
        return lines.ToImmutable();
    }

    /// <summary>A rough count of characters as set: fractions count their wider half, commands one character.</summary>
    private static int VisibleLength(string latex)
    {
        var text = Fraction().Replace(latex, m => m.Groups[1].Length > m.Groups[2].Length ? m.Groups[1].Value : m.Groups[2].Value);
        text = Layout().Replace(text, "");
        return Command().Replace(text, "x").Count(c => c is not ('{' or '}' or '^' or '_' or ' '));
    }

    [GeneratedRegex(@"\\frac\{([^{}]*)\}\{([^{}]*)\}")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\\(left|right|bigl|bigr|,|;|operatorname)")]
    private static partial Regex Layout();

    [GeneratedRegex(@"\\[a-zA-Z]+")]
    private static partial Regex Command();
}
