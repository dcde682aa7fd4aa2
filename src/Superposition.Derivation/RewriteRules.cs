using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Derivation;

/// <summary>The rules that turn the definition into integrals of polynomials over restricted domains, each a rewriting of formulas.</summary>
internal static class RewriteRules
{
    /// <summary>E[ sum_i I_i (x_i - ReLU(sum_j w_i w_j x_j))^2 ] with I_1 = 1, for m = 1.</summary>
    public static Expression Definition(Architecture architecture)
    {
        var features = Enumerable.Range(1, architecture.Features).ToList();
        return new ExpectationExpression(Expression.Add(features.Select(i =>
        {
            var output = new ReluExpression(LaurentPolynomial.Sum(
                features.Select(j => (LaurentPolynomial)Symbols.Weight(i) * Symbols.Weight(j) * Symbols.Input(j))));
            var error = Expression.Add([(LaurentPolynomial)Symbols.Input(i), Expression.Multiply((LaurentPolynomial)(-1), output)]);
            return Expression.Multiply(i == 1 ? LaurentPolynomial.One : Symbols.Importance(i), Expression.ToPower(error, 2));
        })));
    }

    /// <summary>E[g(x)] = sum over A of p^|A| (1-p)^(n-|A|) * integral over [0,1]^A of g(x with x_j = 0 outside A).</summary>
    public static Expression DeltaFunctions(Expression expression, Architecture architecture) => expression.Rewrite(part =>
        part is not ExpectationExpression expectation ? null : Expression.Add(ActiveSets(architecture.Features).Select(active =>
        {
            var silenced = Enumerable.Range(1, architecture.Features).Where(j => !active.Contains(j)).Select(Symbols.Input).ToList();
            var restricted = Silence(expectation.Argument, silenced);
            var weight = Probability(active.Count, architecture.Features);
            return Expression.Multiply(weight, active is [] ? restricted : new CubeIntegral([.. active.Select(Symbols.Input)], restricted));
        })));

    /// <summary>(a + c R)^2 = a^2 + 2 a c R + c^2 R^2 for R = ReLU(f), then linearity of the integral.</summary>
    public static Expression Squares(Expression expression) => expression.Rewrite(part => part switch
    {
        PowerExpression { Radix: SumExpression { Summands: [PolynomialExpression a, var rest] }, Exponent: 2 } => ExpandSquare(a.Value, rest),
        PowerExpression { Radix: ProductExpression rest, Exponent: 2 } => ExpandSquare(LaurentPolynomial.Zero, rest),
        ProductExpression { Factors: [PolynomialExpression factor, SumExpression sum] } => Expression.Add(sum.Summands.Select(s => Expression.Multiply(factor, s))),
        CubeIntegral { Positive: null } integral => SplitLinearly(integral),
        _ => null,
    });

    /// <summary>Integral of c ReLU(f)^q over D = integral of c f^q over the part of D where f > 0.</summary>
    public static Expression RestrictedDomain(Expression expression) => expression.Rewrite(part =>
        part is CubeIntegral { Positive: null } integral && ReluPower(integral.Integrand) is var (factor, relu, exponent)
            ? new CubeIntegral(integral.Variables, factor * relu.Argument.Pow(exponent), relu.Argument)
            : null);

    /// <summary>p^k (1-p)^(n-k), the probability that exactly a given set of k features is present.</summary>
    public static LaurentPolynomial Probability(int present, int features)
    {
        LaurentPolynomial density = Symbols.Density;
        return density.Pow(present) * (1 - density).Pow(features - present);
    }

    /// <summary>All sets of features, smaller sets first, then in order of their members.</summary>
    public static IEnumerable<List<int>> ActiveSets(int features) => Enumerable.Range(0, 1 << features)
        .Select(bits => Enumerable.Range(1, features).Where(j => (bits >> (j - 1) & 1) == 1).ToList())
        .OrderBy(set => set.Count).ThenBy(set => string.Join(',', set), StringComparer.Ordinal);

    private static Expression Silence(Expression expression, List<Variable> inputs) => expression.Rewrite(part => part switch
    {
        PolynomialExpression p => inputs.Aggregate(p.Value, (value, input) => value.Substitute(input, LaurentPolynomial.Zero)),
        ReluExpression relu => inputs.Aggregate(relu.Argument, (value, input) => value.Substitute(input, LaurentPolynomial.Zero)) is { IsZero: false } rest
            ? new ReluExpression(rest)
            : (Expression)LaurentPolynomial.Zero,
        _ => null,
    });

    private static Expression ExpandSquare(LaurentPolynomial a, Expression rest)
    {
        var (c, relu) = rest is ProductExpression { Factors: [PolynomialExpression factor, ReluExpression r] }
            ? (factor.Value, r)
            : (LaurentPolynomial.One, (ReluExpression)rest);
        return Expression.Add([a * a, Expression.Multiply(2 * a * c, relu), Expression.Multiply(c * c, Expression.ToPower(relu, 2))]);
    }

    /// <summary>Factors without variables of integration leave the integral; polynomial summands stay together.</summary>
    private static Expression SplitLinearly(CubeIntegral integral)
    {
        ImmutableArray<Expression> summands = integral.Integrand is SumExpression sum ? sum.Summands : [integral.Integrand];
        return Expression.Add(summands.SelectMany(s => s is PolynomialExpression p ? p.Value.Terms.Select(t => Split(t, null)) : [SplitProduct(s)]));

        Expression SplitProduct(Expression summand) => summand is ProductExpression { Factors: [PolynomialExpression { Value: { IsMonomial: true } c }, var relu] }
            ? Split(c.Terms[0], relu)
            : integral with { Integrand = summand };

        Expression Split(LaurentPolynomial.Term term, Expression? relu)
        {
            var inside = LaurentPolynomial.FromTerm(Rational.One, term.Monomial.Restrict(integral.Variables.Contains));
            var outside = LaurentPolynomial.FromTerm(term.Coefficient, term.Monomial.Restrict(v => !integral.Variables.Contains(v)));
            var integrand = relu is null ? inside : Expression.Multiply(inside, relu);
            return Expression.Multiply(outside, integral with { Integrand = integrand });
        }
    }

    private static (LaurentPolynomial Factor, ReluExpression Relu, int Exponent)? ReluPower(Expression integrand) => integrand switch
    {
        ReluExpression relu => (LaurentPolynomial.One, relu, 1),
        PowerExpression { Radix: ReluExpression relu, Exponent: var q } => (LaurentPolynomial.One, relu, q),
        ProductExpression { Factors: [PolynomialExpression c, var rest] } when ReluPower(rest) is var (factor, relu, q) => (c.Value * factor, relu, q),
        _ => null,
    };
}
