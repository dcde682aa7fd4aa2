using System.Numerics;
using System.Text.RegularExpressions;
using CsCheck;
using Superposition.Algebra;
using static Superposition.Tests.Algebra.ManyVariables;

namespace Superposition.Tests.Algebra;

/// <summary>Laws of polynomials of degree up to 12 in 5 variables.</summary>
internal static partial class LawsOfManyVariables
{
    private static readonly Variable X = Variables[0];

    public static Law Ring { get; } = new Law<(Written, Written, Written)>("commutative ring", Gen.Select(Laurent, Laurent, Laurent), t =>
    {
        var (a, b, c) = (t.Item1.Polynomial, t.Item2.Polynomial, t.Item3.Polynomial);
        return a + b == b + a && a * b == b * a && (a + b) + c == a + (b + c) && (a * b) * c == a * (b * c) && a * (b + c) == (a * b) + (a * c)
            && a + 0 == a && a * 1 == a && (a - a).IsZero && (a * 0).IsZero && -(-a) == a && a - b == -(b - a) && a + b - b == a;
    });

    public static Law Values { get; } = new Law<(Written, Written, Rational[])>("operations and values", Gen.Select(Laurent, Laurent, Point), t =>
    {
        var (p, q, at) = (t.Item1.Polynomial, t.Item2.Polynomial, At(t.Item3));
        var (x, y) = (t.Item1.Value(t.Item3), t.Item2.Value(t.Item3));
        return x.Is(p.Evaluate(at)) && (x + y).Is((p + q).Evaluate(at)) && (x - y).Is((p - q).Evaluate(at)) && (x * y).Is((p * q).Evaluate(at))
            && (new Fraction(0, 1) - x).Is((-p).Evaluate(at)) && (x * x * x).Is(p.Pow(3).Evaluate(at));
    });

    public static Law Derivation { get; } = new Law<(Written, Written, Rational[], int)>("derivation", Gen.Select(Laurent, Laurent, Point, Gen.Int[0, 4]), t =>
    {
        var (f, g, point, k) = t;
        var (p, q, v) = (f.Polynomial, g.Polynomial, Variables[k]);
        return (p * q).Derivative(v) == (p.Derivative(v) * q) + (p * q.Derivative(v))
            && (p + q).Derivative(v) == p.Derivative(v) + q.Derivative(v)
            && p.Derivative(v).Derivative(X) == p.Derivative(X).Derivative(v)
            && f.Rise(point, k).Slope.Is(p.Derivative(v).Evaluate(At(point)));
    });

    public static Law Substitution { get; } = new Law<(Written, Written, Written, Rational[])>("substitution", Gen.Select(Plain, Plain, Short, Point), t =>
    {
        var (f, g, s, point) = t;
        var (p, q, inner) = (f.Polynomial, g.Polynomial, s.Polynomial);
        Rational[] moved = [new(s.Value(point).N, s.Value(point).D), .. point[1..]];
        var (inP, inQ) = (p.Substitute(X, inner), q.Substitute(X, inner));
        return (p + q).Substitute(X, inner) == inP + inQ && (p * q).Substitute(X, inner) == inP * inQ
            && f.Value(moved).Is(inP.Evaluate(At(point))) && p.Substitute(X, X) == p
            && p.Substitute((X, Variables[1]), (Variables[1], X)).Substitute((X, Variables[1]), (Variables[1], X)) == p;
    });

    public static Law Quotient { get; } = new Law<(Written, Written, Rational)>("exact division", Gen.Select(Plain, Plain.Where(b => !b.Polynomial.IsZero), Numbers.NonZero), t =>
    {
        var (a, b, c) = (t.Item1.Polynomial, t.Item2.Polynomial, t.Item3);
        return (a * b).QuotientBy(b) == a && (b.IsConstant || ((a * b) + c).QuotientBy(b) is null);
    });

    public static Law UnitQuotient { get; } = new Law<(Written, LaurentPolynomial)>("division by a term", Gen.Select(Laurent, Unit), t =>
    {
        var (a, unit) = (t.Item1.Polynomial, t.Item2);
        return a * unit / unit == a && a / unit * unit == a && unit.Pow(-2) * unit.Pow(2) == 1;
    });

    /// <summary>Gauss: the product of primitive polynomials is primitive.</summary>
    public static Law Primitive { get; } = new Law<(Written, Written)>(
        "primitive parts", Gen.Select(Laurent.Where(p => !p.Polynomial.IsZero), Laurent.Where(p => !p.Polynomial.IsZero)), t =>
    {
        var (p, q) = (t.Item1.Polynomial, t.Item2.Polynomial);
        var (unit, part) = p.ToPrimitive();
        var content = part.Terms.Aggregate(BigInteger.Zero, (g, term) => BigInteger.GreatestCommonDivisor(g, term.Coefficient.Numerator));
        return unit * part == p && unit.IsMonomial && unit.Terms[0].Coefficient.Sign > 0 && content.IsOne && part.Terms.All(term => term.Coefficient.IsInteger)
            && Variables.All(v => part.Terms.Min(term => term.Monomial.ExponentOf(v)) == 0)
            && (p * q).ToPrimitive() == (unit * q.ToPrimitive().Unit, part * q.ToPrimitive().Primitive);
    });

    public static Law Inclusion { get; } = new Law<(Written, (RationalInterval Side, Rational Member)[])>("inclusion", Gen.Select(Laurent, Box), t =>
    {
        var (f, box) = t;
        var point = Array.ConvertAll(box, s => s.Member);
        var (value, range) = (f.Value(point), f.Polynomial.Evaluate([.. Variables.Zip(box, (v, s) => (v, s.Side))]));
        return value.CompareTo(Fraction.Of(range.Lower)) >= 0 && value.CompareTo(Fraction.Of(range.Upper)) <= 0
            && f.Polynomial.Evaluate([.. At(point).Select(c => (c.Variable, (RationalInterval)c.Value))]) == f.Polynomial.Evaluate(At(point));
    });

    /// <summary>Collecting and specialising a family are substitution in parts.</summary>
    public static Law Families { get; } = new Law<(Written, Rational[])>("families", Gen.Select(Plain, Point), t =>
    {
        var (p, point) = (t.Item1.Polynomial, t.Item2);
        var rest = Variables.Skip(1).ToArray();
        var collected = p.Collect(rest);
        return LaurentPolynomial.Sum(collected.Select(c => c.Coefficient * LaurentPolynomial.FromTerm(1, c.Monomial))) == p
            && t.Item1.Value(point).Is(new UnivariateFamily(p, X, [.. rest]).At(point.AsSpan(1)).Evaluate(point[0]));
    });

    public static Law Texts { get; } = new Law<Written>("texts", Laurent, f =>
    {
        var (infix, latex) = (f.Polynomial.ToString(), FromLatex(f.Polynomial.ToLatex()));
        return LaurentPolynomial.Parse(infix) == f.Polynomial && LaurentPolynomial.Parse(latex) == f.Polynomial
            && SchoolbookReader.Read(infix)!.Is(f.Polynomial) && SchoolbookReader.Read(latex)!.Is(f.Polynomial);
    });

    public static Law Expressions { get; } = new Law<(ExpressionTree, Rational[])>("expressions", Gen.Select(ExpressionTree.Any, Point), t =>
        t.Item1.Value(Array.ConvertAll(t.Item2, Fraction.Of)).Is(LaurentPolynomial.Parse(t.Item1.Text).Evaluate(At(t.Item2))));

    public static IReadOnlyList<Law> All =>
        [Ring, Values, Derivation, Substitution, Quotient, UnitQuotient, Primitive, Inclusion, Families, Texts, Expressions];

    /// <summary>LaTeX of a polynomial as infix: braces round indices and exponents go, fractions become quotients, and spaces products.</summary>
    private static string FromLatex(string latex) => Fraction_().Replace(Braces().Replace(latex, "$1$2"), "($1)/($2)")
        .Replace(" + ", "+", StringComparison.Ordinal).Replace(" - ", "-", StringComparison.Ordinal).Replace(' ', '*');

    [GeneratedRegex(@"([_^])\{(\w+)\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\\frac\{([^}]*)\}\{([^}]*)\}")]
    private static partial Regex Fraction_();
}
