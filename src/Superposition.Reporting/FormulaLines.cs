using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Reporting;

/// <summary>Breaks the right side of an equation into aligned lines that fit a page.</summary>
internal static partial class FormulaLines
{
    private const int Width = 74;

    /// <summary>The equation <c>left = right</c>, broken between summands.</summary>
    public static ImmutableArray<string> Of(string left, Expression right) =>
        Break(left, [right is SumExpression sum ? [.. sum.Summands.SelectMany(Parts)] : [.. Parts(right)]]);

    /// <summary>The equation <c>left = right</c>, the right side collected by powers of a variable, each power on a line of its own.</summary>
    public static ImmutableArray<string> Collected(string left, LaurentPolynomial right, Variable variable)
    {
        var groups = new List<List<string>>();
        foreach (var (monomial, coefficient) in right.Collect(variable))
        {
            var power = LaurentPolynomial.FromTerm(Rational.One, monomial);
            var inside = Parts(coefficient).ToList();
            if (monomial == Monomial.One || inside.Count == 1)
            {
                groups.Add([.. Parts(coefficient * power)]);
                continue;
            }

            inside[0] = $"{power.ToLatex()} \\bigl( {inside[0]}";
            inside[^1] += " \\bigr)";
            groups.Add(inside);
        }

        return Break(left, groups.Count == 0 ? [["0"]] : groups);
    }

    private static IEnumerable<string> Parts(Expression expression) => expression is PolynomialExpression { Value: { IsZero: false } polynomial }
        ? polynomial.Terms.Select(t => LaurentPolynomial.FromTerm(t.Coefficient, t.Monomial).ToLatex())
        : [expression.ToLatex()];

    /// <summary>Sets the groups of summands under each other, and breaks a group where it is too wide.</summary>
    private static ImmutableArray<string> Break(string left, List<List<string>> groups)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var (line, width) = (left + " &=", VisibleLength(left) + 3);
        foreach (var (group, index) in groups.Select((g, k) => (g, k)))
        {
            foreach (var (part, position) in group.Select((p, k) => (p, k)))
            {
                var joined = index == 0 && position == 0 ? part : part.StartsWith('-') ? "- " + part[1..] : "+ " + part;
                var startsGroup = position == 0 && index > 0;
                var overflows = position > 0 && width + VisibleLength(joined) > Width;
                if (startsGroup || overflows)
                {
                    lines.Add(line);
                    (line, width) = startsGroup ? ("&\\quad", 2) : ("&\\qquad", 4);
                }

                line += " " + joined;
                width += VisibleLength(joined) + 1;
            }
        }

        lines.Add(line);
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
