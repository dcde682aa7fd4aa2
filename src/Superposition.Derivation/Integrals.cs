using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Derivation;

/// <summary>The integral over the unit cube [0,1]^k, or over the part of it where a linear form is positive.</summary>
/// <param name="Variables">The k variables of integration, at least one.</param>
/// <param name="Integrand">What is integrated.</param>
/// <param name="Positive">The form f of the restriction f &gt; 0, or null where there is none.</param>
public sealed record CubeIntegral(ImmutableArray<Variable> Variables, Expression Integrand, LaurentPolynomial? Positive = null) : Expression
{
    /// <inheritdoc/>
    public bool Equals(CubeIntegral? other) =>
        other is not null && Variables.SequenceEqual(other.Variables) && Integrand.Equals(other.Integrand) && Positive == other.Positive;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Variables.Length, Integrand, Positive);

    /// <inheritdoc/>
    public override string ToLatex()
    {
        var cube = Variables.Length == 1 ? "[0,1]" : $"[0,1]^{Variables.Length}";
        var domain = Positive is null ? cube : $"{cube},\\; {Positive.ToLatex()} > 0";
        return $"\\int_{{{domain}}} {Integrand.ToLatexFactor()}\\,{string.Join("\\,", Variables.Select(v => "d" + v.ToLatex()))}";
    }

    /// <inheritdoc/>
    protected override Expression RewriteParts(Func<Expression, Expression?> rule) => this with { Integrand = Integrand.Rewrite(rule) };
}

/// <summary>An iterated integral of a polynomial with written-out limits.</summary>
/// <param name="Integrand">The polynomial.</param>
/// <param name="Ranges">The ranges, the innermost first; a limit contains only variables of later ranges and weights.</param>
public sealed record IteratedIntegral(LaurentPolynomial Integrand, ImmutableArray<IntegrationRange> Ranges) : Expression
{
    /// <summary>The value, range after range from the inside, by <see cref="LaurentPolynomial.Integrate"/>.</summary>
    public LaurentPolynomial Value => Ranges.Aggregate(Integrand, (f, r) => f.Integrate(r.Variable, r.Lower, r.Upper));

    /// <inheritdoc/>
    public override string ToLatex() =>
        string.Concat(Ranges.Reverse().Select(r => $"\\int_{{{r.Lower.ToLatex()}}}^{{{r.Upper.ToLatex()}}} "))
        + ((Expression)Integrand).ToLatexFactor()
        + string.Concat(Ranges.Select(r => "\\,d" + r.Variable.ToLatex()));

    /// <inheritdoc/>
    protected override Expression RewriteParts(Func<Expression, Expression?> rule) => this;
}

/// <summary>A variable running from one limit to another.</summary>
/// <param name="Variable">The variable of integration.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
public sealed record IntegrationRange(Variable Variable, LaurentPolynomial Lower, LaurentPolynomial Upper);
