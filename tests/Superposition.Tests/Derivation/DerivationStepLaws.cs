using CsCheck;
using Superposition.Algebra;
using Superposition.Derivation;

namespace Superposition.Tests.Derivation;

/// <summary>Every step of the derivation, evaluated: the formulas before and after are the same number.</summary>
public class DerivationStepLaws
{
    [Fact]
    public void Both_sides_of_every_equation_have_the_same_exact_value() =>
        Gen.Select(Smallest.Density, Smallest.Importance, Smallest.InnerWeights).Sample(
            (p, i, w) =>
            {
                var value = new FormulaValue(w.W1, w.W2, p, i);
                foreach (var step in Smallest.Derivation.Steps.Where(s => s.Rule != DerivationRule.Definition && Holds(s, w)))
                    Assert.All(step.Equations, e => Assert.Equal(value.Of(e.Before), value.Of(e.After)));
            },
            iter: 60);

    [Fact]
    public void The_definition_is_the_loss() => Gen.Select(Smallest.Density, Smallest.Importance, Smallest.InnerWeights).Sample(
        (p, i, w) => Assert.Equal(
            Smallest.Derivation.Loss.At(Smallest.Of(p, i)).Evaluate(w.W1, w.W2),
            new FormulaValue(w.W1, w.W2, p, i).Of(Smallest.Derivation.Steps[0].Equations.Single().After)),
        iter: 100);

    [Fact]
    public void Limits_stay_inside_the_square() => Smallest.InnerWeights.Sample(
        w =>
        {
            foreach (var limits in Smallest.Derivation.Steps.Where(s => s.Rule == DerivationRule.Limits && Holds(s, w)).SelectMany(s => s.Equations))
            {
                if (limits.After is not IteratedIntegral { Ranges: [var inner, var outer] })
                    continue;
                foreach (var limit in new[] { inner.Lower, inner.Upper, outer.Lower, outer.Upper })
                {
                    var value = limit.Evaluate((new("w_1"), w.W1), (new("w_2"), w.W2), (outer.Variable, new Rational(1, 2)));
                    Assert.InRange(value, Rational.Zero, Rational.One);
                }
            }
        },
        iter: 200);

    [Fact]
    public void What_does_not_depend_on_the_inputs_stands_before_the_integrals()
    {
        var integrals = new List<CubeIntegral>();
        foreach (var equation in Smallest.Derivation.Steps.Single(s => s.Rule == DerivationRule.Squares).Equations)
        {
            equation.After.Rewrite(part =>
            {
                integrals.AddRange(part is CubeIntegral integral ? [integral] : []);
                return null;
            });
        }

        Assert.NotEmpty(integrals);
        Assert.All(integrals, integral =>
        {
            var factor = integral.Integrand is ProductExpression { Factors: [var first, ..] } ? first : integral.Integrand;
            if (factor is PolynomialExpression { Value: var polynomial })
                Assert.True(polynomial.Terms is [{ Coefficient.IsOne: true }] && polynomial.Variables.All(integral.Variables.Contains), integral.ToLatex());
        });
    }

    private static bool Holds(DerivationStep step, (Rational W1, Rational W2) w) => step.Cell is not { } cell || cell.ClosureContains(w.W1, w.W2);
}
