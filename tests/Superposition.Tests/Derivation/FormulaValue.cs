using System.Collections.Immutable;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Tests.Derivation;

/// <summary>
/// The exact number that a formula of the derivation denotes at given values of its free variables. Integrals are taken over explicit polygons on
/// both sides of the line on which the ReLUs switch; iterated integrals by Simpson's rule, inside outwards; no antiderivative is formed.
/// </summary>
internal sealed class FormulaValue(Rational w1, Rational w2, Rational density, Rational importance)
{
    private static readonly Variable X1 = Symbols.Input(1), X2 = Symbols.Input(2);

    private readonly ImmutableDictionary<Variable, Rational> _free = ImmutableDictionary<Variable, Rational>.Empty
        .Add(Symbols.Weight(1), w1).Add(Symbols.Weight(2), w2).Add(Symbols.Density, density).Add(Symbols.Importance(2), importance).Add(new("r"), w1.Abs());

    public Rational Of(Expression formula) => Of(formula, _free);

    private Rational Of(Expression formula, ImmutableDictionary<Variable, Rational> at) => formula switch
    {
        PolynomialExpression p => Value(p.Value, at),
        ReluExpression relu => Rational.Max(Value(relu.Argument, at), 0),
        PowerExpression power => Of(power.Radix, at).Pow(power.Exponent),
        ProductExpression product => product.Factors.Aggregate(Rational.One, (value, factor) => value * Of(factor, at)),
        SumExpression sum => sum.Summands.Aggregate(Rational.Zero, (value, summand) => value + Of(summand, at)),
        CubeIntegral integral => OverCube(integral.Variables, x => integral.Positive is { } f && Value(f, x).Sign < 0 ? 0 : Of(integral.Integrand, x), at),
        IteratedIntegral integral => Iterated(integral, integral.Ranges.Length, at),
        ExpectationExpression expectation => Expectation(x => Of(expectation.Argument, x), at),
        _ => throw new ArgumentException($"no value is defined for {formula}", nameof(formula)),
    };

    private static Rational Value(LaurentPolynomial polynomial, ImmutableDictionary<Variable, Rational> at) =>
        polynomial.Evaluate([.. polynomial.Variables.Select(v => (v, at[v]))]);

    /// <summary>E[g] = (1-p)^2 g(0,0) + p (1-p) (integral of g(x,0) + integral of g(0,y)) + p^2 integral of g(x,y).</summary>
    private Rational Expectation(Func<ImmutableDictionary<Variable, Rational>, Rational> g, ImmutableDictionary<Variable, Rational> at)
    {
        var absent = 1 - density;
        var silent = at.SetItem(X1, 0).SetItem(X2, 0);
        return (absent * absent * g(silent)) + (density * absent * (OverCube([X1], g, silent) + OverCube([X2], g, silent))) + (density * density * OverCube([X1, X2], g, silent));
    }

    /// <summary>The integral of a function that is quadratic on each side of the line w_1 x_1 + w_2 x_2 = 0 and continuous across it, or 0 beyond it.</summary>
    private Rational OverCube(
        ImmutableArray<Variable> variables, Func<ImmutableDictionary<Variable, Rational>, Rational> g, ImmutableDictionary<Variable, Rational> at)
    {
        if (variables is [var x])
            return UnitSquare.Simpson(0, 1, value => g(at.SetItem(x, value)));
        return Half(1) + Half(-1);

        // Corners on the dividing line may belong to both sides; the integrands vanish there or are the same on both.
        Rational Half(int side) => UnitSquare.Integral(side * w1, side * w2, (x1, x2) => g(at.SetItem(X1, x1).SetItem(X2, x2)));
    }

    private Rational Iterated(IteratedIntegral integral, int depth, ImmutableDictionary<Variable, Rational> at)
    {
        if (depth == 0)
            return Value(integral.Integrand, at);
        var range = integral.Ranges[depth - 1];
        return UnitSquare.Simpson(
            Value(range.Lower, at), Value(range.Upper, at), value => Iterated(integral, depth - 1, at.SetItem(range.Variable, value)));
    }
}
