using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Derivation;

/// <summary>Writes the part of [0,1]^k where a linear form is positive as an iterated integral, from the signs of the form at the corners.</summary>
internal static class DomainLimits
{
    /// <summary>The integral with limits valid in <paramref name="cell"/>; 0 where the restricted domain is empty.</summary>
    /// <remarks>
    /// For k = 1 and f = g x the sign of g decides between everything and nothing. For k = 2 and f = g_a x_a + g_b x_b with g_a > 0 > g_b the
    /// zero line is x_a = c x_b with c = -g_b/g_a. If f > 0 at the corner (1,1) then c &lt; 1 and x_a runs from c x_b to 1 for every x_b in
    /// [0,1]; if f &lt; 0 there then 1/c &lt; 1 and x_b runs from 0 to x_a/c for every x_a in [0,1].
    /// </remarks>
    public static Expression Write(CubeIntegral integral, Cell cell)
    {
        var integrand = ((PolynomialExpression)integral.Integrand).Value;
        ImmutableArray<IntegrationRange> wholeCube = [.. integral.Variables.Select(Unit)];
        if (integral.Positive is not { } form)
            return new IteratedIntegral(integrand, wholeCube);
        var slopes = integral.Variables.Select(v => new Slope(v, form.Derivative(v), cell.SignOf(form.Derivative(v)))).ToList();
        if (slopes.TrueForAll(s => s.Sign > 0))
            return new IteratedIntegral(integrand, wholeCube);
        if (slopes.TrueForAll(s => s.Sign < 0))
            return LaurentPolynomial.Zero;
        if (slopes is not [_, _])
            throw new NotSupportedException($"limits are written for one or two active features, not for {slopes.Count}");

        var (a, b) = slopes[0].Sign > 0 ? (slopes[0], slopes[1]) : (slopes[1], slopes[0]);
        var ratio = -b.Value / a.Value;
        return cell.SignOf(a.Value + b.Value) > 0
            ? new IteratedIntegral(integrand, [new(a.Input, ratio * b.Input, LaurentPolynomial.One), Unit(b.Input)])
            : new IteratedIntegral(integrand, [new(b.Input, LaurentPolynomial.Zero, ratio.Pow(-1) * a.Input), Unit(a.Input)]);
    }

    /// <summary>The coefficient of a variable in the form, with its sign in the cell.</summary>
    private sealed record Slope(Variable Input, LaurentPolynomial Value, int Sign);

    private static IntegrationRange Unit(Variable variable) => new(variable, LaurentPolynomial.Zero, LaurentPolynomial.One);
}
