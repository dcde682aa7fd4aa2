using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Exports;

/// <summary>The closed form in the languages of computer algebra. Expressions are those that <see cref="LaurentPolynomial.Parse"/> reads, but for names and powers.</summary>
internal static class AlgebraTexts
{
    private const string Subject = "The expected loss of the smallest toy model of superposition";

    /// <summary>One dialect that AngouriMath, Math.NET Symbolics and SymPy read alike: the cells one by one, each behind a comment.</summary>
    public static string Dialect(LossDerivation derivation)
    {
        var heading = Heading.Of(
            derivation,
            "algebra",
            $"{Subject} in one dialect that AngouriMath, Math.NET Symbolics and SymPy read alike.",
            "An expression is a line that does not begin with #. Products and quotients are explicit, powers have literal exponents, coefficients come first, and no minus "
            + "stands before a power. Conditions include the walls of a cell; the first that holds is taken.");
        return heading.Comment("# ") + "\n" + string.Concat(ClosedCells.Of(derivation).Select(c => $"\n# {ClosedCells.Condition(c)}\n{c.Loss}\n"));
    }

    /// <summary>A Python module with SymPy's symbols and the loss as a Piecewise of them.</summary>
    public static string SymPy(LossDerivation derivation)
    {
        var heading = Heading.Of(
            derivation,
            "sympy",
            $"{Subject} in SymPy: the Piecewise L with its cells, its gradient and its Hessian.",
            "Conditions include the walls of a cell; the first that holds is taken. For numbers take the NumPy module: what lambdify makes evaluates every cell, and those not "
            + "taken divide by 0 on the axes.",
            Heading.Kinks(derivation));
        var cells = ClosedCells.Of(derivation);
        return Template.Fill(
            "superposition_loss_sympy.py",
            ("heading", string.Join('\n', heading)),
            ("version", Heading.Version),
            ("cells", string.Concat(cells.Select((c, k) => $"    ({InSymPy(c.Loss)}, {(k == cells.Length - 1 ? "True" : ClosedCells.Condition(c))}),\n"))));
    }

    /// <summary>A package of the Wolfram Language with the loss as a function.</summary>
    /// <remarks>I is the imaginary unit there, and an underscore makes a pattern, so the importance is <c>i2</c> and weights are <c>w1</c>, <c>w2</c>.</remarks>
    public static string Mathematica(LossDerivation derivation)
    {
        var heading = Heading.Of(
            derivation,
            "mathematica",
            $"{Subject} in the Wolfram Language: superpositionLoss[w1, w2, p, i2].",
            "Here w1, w2 are the weights w_1, w_2, and i2 is the relative importance I_2, as I is the imaginary unit. Conditions include the walls of a cell; the first that holds is taken.",
            "For derivatives take D[superpositionLoss[w1, w2, p, i2], w1] with symbols for the weights.");
        var cells = ClosedCells.Of(derivation);
        var pieces = cells.Take(cells.Length - 1).Select(c => $"  {{{InMathematica(c.Loss.ToString())}, {InMathematica(ClosedCells.Condition(c))}}}");
        return $"(*\n{heading.Comment(" * ")}\n *)\n\nsuperpositionLoss[w1_, w2_, p_, i2_] := Piecewise[{{\n{string.Join(",\n", pieces)}\n}}, {InMathematica(cells[^1].Loss.ToString())}]\n";
    }

    /// <summary>An expression of AngouriMath, which reads it as a whole.</summary>
    /// <remarks>Its grammar has no comments, so the file has no heading.</remarks>
    public static string AngouriMath(LossDerivation derivation)
    {
        var cells = ClosedCells.Of(derivation);
        return $"piecewise({string.Join(", ", cells.Select((c, k) => k == cells.Length - 1 ? c.Loss.ToString() : $"{c.Loss} provided {ClosedCells.Condition(c)}"))})\n";
    }

    /// <summary>Python divides integers into doubles, so a coefficient that is a fraction is built by SymPy.</summary>
    private static string InSymPy(LaurentPolynomial expression) => string.Join(" + ", expression.Terms.Select(t =>
        LaurentPolynomial.FromTerm(Rational.One, t.Monomial).ToString().Replace("^", "**", StringComparison.Ordinal) is var monomial
        && t.Coefficient is var c && c.IsInteger ? $"{c}*{monomial}" : FormattableString.Invariant($"Rational({c.Numerator}, {c.Denominator})*{monomial}")));

    private static string InMathematica(string text) =>
        text.Replace("I_2", "i2", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
}
