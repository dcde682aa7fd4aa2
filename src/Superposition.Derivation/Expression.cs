using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Derivation;

/// <summary>
/// A formula on the way from the definition of the loss to its closed form: polynomials, ReLUs, integrals and expectations.
/// </summary>
/// <remarks>
/// Built only through <see cref="Add"/>, <see cref="Multiply"/> and <see cref="ToPower"/> where these apply, which fold whatever is already
/// polynomial; so a formula without ReLU, integral or expectation is a single <see cref="PolynomialExpression"/>. Immutable.
/// </remarks>
public abstract record Expression
{
    /// <summary>The polynomial as a formula.</summary>
    public static implicit operator Expression(LaurentPolynomial polynomial) => new PolynomialExpression(polynomial);

    /// <summary>The sum; nested sums are flattened and polynomials added up.</summary>
    public static Expression Add(IEnumerable<Expression> summands)
    {
        var flat = summands.SelectMany(s => s is SumExpression sum ? sum.Summands.AsEnumerable() : [s]).ToList();
        var polynomial = LaurentPolynomial.Sum(flat.OfType<PolynomialExpression>().Select(p => p.Value));
        ImmutableArray<Expression> others = [.. flat.Where(s => s is not PolynomialExpression)];
        return others switch
        {
            [] => polynomial,
            [var only] when polynomial.IsZero => only,
            _ => new SumExpression(polynomial.IsZero ? others : [polynomial, .. others]),
        };
    }

    /// <summary>The product; nested products are flattened and polynomials multiplied up.</summary>
    public static Expression Multiply(params IEnumerable<Expression> factors)
    {
        var flat = factors.SelectMany(f => f is ProductExpression product ? product.Factors.AsEnumerable() : [f]).ToList();
        var polynomial = flat.OfType<PolynomialExpression>().Aggregate(LaurentPolynomial.One, (product, p) => product * p.Value);
        ImmutableArray<Expression> others = [.. flat.Where(f => f is not PolynomialExpression)];
        return others switch
        {
            _ when polynomial.IsZero => LaurentPolynomial.Zero,
            [] => polynomial,
            [var only] when polynomial == LaurentPolynomial.One => only,
            _ => new ProductExpression(polynomial == LaurentPolynomial.One ? others : [polynomial, .. others]),
        };
    }

    /// <summary>The power with a positive exponent.</summary>
    public static Expression ToPower(Expression power, int exponent) => power switch
    {
        PolynomialExpression p => p.Value.Pow(exponent),
        _ when exponent == 1 => power,
        _ => new PowerExpression(power, exponent),
    };

    /// <summary>
    /// The formula rebuilt from its leaves upwards: each part, its own parts already rewritten, is replaced by what
    /// <paramref name="rule"/> makes of it, or kept where the rule answers null.
    /// </summary>
    public Expression Rewrite(Func<Expression, Expression?> rule)
    {
        var rebuilt = RewriteParts(rule);
        return rule(rebuilt) ?? rebuilt;
    }

    /// <summary>The formula in LaTeX, for mathematics mode.</summary>
    public abstract string ToLatex();

    /// <summary>The same formula with its parts rewritten.</summary>
    protected abstract Expression RewriteParts(Func<Expression, Expression?> rule);

    /// <summary>The formula in LaTeX as a factor: in parentheses where it is a sum that does not factor, or begins with a minus.</summary>
    internal string ToLatexFactor() => this switch
    {
        PolynomialExpression p when FactoredLatex.Of(p.Value) is { } factored && factored[0] != '-' => factored,
        SumExpression or PolynomialExpression { Value.Terms: not [{ Coefficient.Sign: > 0 }] } => $"\\left({ToLatex()}\\right)",
        _ => ToLatex(),
    };
}

/// <summary>A Laurent polynomial.</summary>
/// <param name="Value">The polynomial.</param>
public sealed record PolynomialExpression(LaurentPolynomial Value) : Expression
{
    /// <inheritdoc/>
    public override string ToLatex() => Value.ToLatex();

    /// <inheritdoc/>
    protected override Expression RewriteParts(Func<Expression, Expression?> rule) => this;
}

/// <summary>ReLU(f) = max(0, f).</summary>
/// <param name="Argument">The preactivation f.</param>
public sealed record ReluExpression(LaurentPolynomial Argument) : Expression
{
    /// <inheritdoc/>
    public override string ToLatex() => $"\\operatorname{{ReLU}}\\left({Argument.ToLatex()}\\right)";

    /// <inheritdoc/>
    protected override Expression RewriteParts(Func<Expression, Expression?> rule) => this;
}

/// <summary>A power of something that is not a polynomial.</summary>
/// <param name="Radix">What is raised.</param>
/// <param name="Exponent">The exponent, at least 2.</param>
public sealed record PowerExpression(Expression Radix, int Exponent) : Expression
{
    /// <inheritdoc/>
    public override string ToLatex() => $"{(Radix is ReluExpression ? Radix.ToLatex() : $"\\left({Radix.ToLatex()}\\right)")}^{{{Exponent}}}";

    /// <inheritdoc/>
    protected override Expression RewriteParts(Func<Expression, Expression?> rule) => ToPower(Radix.Rewrite(rule), Exponent);
}

/// <summary>A product of two or more factors, at most one of them, the first, a polynomial.</summary>
/// <param name="Factors">The factors.</param>
public sealed record ProductExpression(ImmutableArray<Expression> Factors) : Expression
{
    /// <inheritdoc/>
    public override string ToLatex()
    {
        if (Factors[0] is not PolynomialExpression { Value: var polynomial })
            return string.Join("\\,", Factors.Select(f => f.ToLatexFactor()));
        var minus = polynomial.IsMonomial ? polynomial.Terms[0].Coefficient.Sign < 0 : FactoredLatex.Of(polynomial) is ['-', ..];
        var first = minus ? -polynomial : polynomial;
        var rest = Factors.Skip(1).Select(f => f.ToLatexFactor());
        var factors = first == LaurentPolynomial.One ? rest : rest.Prepend(((Expression)first).ToLatexFactor());
        return (minus ? "-" : "") + string.Join("\\,", factors);
    }

    /// <inheritdoc/>
    protected override Expression RewriteParts(Func<Expression, Expression?> rule) => Multiply(Factors.Select(f => f.Rewrite(rule)));
}

/// <summary>A sum of two or more summands, at most one of them, the first, a polynomial.</summary>
/// <param name="Summands">The summands.</param>
public sealed record SumExpression(ImmutableArray<Expression> Summands) : Expression
{
    /// <inheritdoc/>
    public override string ToLatex() => string.Join(' ', Summands.Select((s, i) => (s.ToLatex(), i) switch
    {
        (var text, 0) => text,
        (['-', .. var rest], _) => "- " + rest,
        (var text, _) => "+ " + text,
    }));

    /// <inheritdoc/>
    protected override Expression RewriteParts(Func<Expression, Expression?> rule) => Add(Summands.Select(s => s.Rewrite(rule)));
}

/// <summary>The expectation over the input distribution.</summary>
/// <param name="Argument">The random quantity.</param>
public sealed record ExpectationExpression(Expression Argument) : Expression
{
    /// <inheritdoc/>
    public override string ToLatex() => $"\\mathbb{{E}}\\left[{Argument.ToLatex()}\\right]";

    /// <inheritdoc/>
    protected override Expression RewriteParts(Func<Expression, Expression?> rule) => new ExpectationExpression(Argument.Rewrite(rule));
}
