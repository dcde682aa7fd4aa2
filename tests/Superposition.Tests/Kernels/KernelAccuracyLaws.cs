using Superposition.Algebra;
using Superposition.Kernels;

namespace Superposition.Tests.Kernels;

public class KernelAccuracyLaws
{
    private static readonly ExactJet Exact = new();

    [Fact]
    public void Every_output_is_within_4_ulp_of_its_largest_term()
    {
        var worst = Worst(KernelPoints.Random(20_000, seed: 1).Concat(KernelPoints.Edges()));
        Assert.True(worst.Max() <= 4, string.Join(", ", worst));
    }

    [Fact]
    public void But_for_its_last_rounding_every_output_is_within_a_millionth_of_an_ulp_of_its_largest_term()
    {
        var kernel = Compile(ReferenceLoss.Function);
        Assert.All(KernelPoints.Random(4_000, seed: 10).Concat(KernelPoints.Edges()), x =>
        {
            var errors = Exact.ErrorsBeforeRounding(kernel.Jet(x.W1, x.W2, x.P, x.I), x.W1, x.W2, x.P, x.I);
            Assert.True(errors.Max() <= 1e-6, $"{x}: {string.Join(", ", errors)}");
        });
    }

    /// <summary>The range that is stated for exported code, which has the bits of compiled code; each largest term is above 1e-270 here.</summary>
    [Fact]
    public void The_same_holds_of_compiled_code_for_weights_from_1e_minus_250_to_1e55_and_parameters_as_extreme()
    {
        var kernel = Compile(ReferenceLoss.Function);
        Assert.All(KernelPoints.Wide(8_000, seed: 11), x =>
        {
            var jet = kernel.CompiledJet(x.W1, x.W2, x.P, x.I);
            var errors = Exact.ErrorsBeforeRounding(jet, x.W1, x.W2, x.P, x.I);
            Assert.True(errors.Max() <= 1e-6 && double.IsFinite(jet.Loss), $"{x}: {string.Join(", ", errors)}");
        });
    }

    [Fact]
    public void A_coefficient_wrong_by_one_part_in_10_to_the_14_is_seen()
    {
        var factor = Rational.One + new Rational(1, 100_000_000_000_000);
        var terms = ReferenceLoss.FirstLarger.Terms;
        for (var wrong = 0; wrong < terms.Length; wrong++)
        {
            var faulty = LaurentPolynomial.Sum(terms.Select((t, i) =>
                LaurentPolynomial.FromTerm(i == wrong ? t.Coefficient * factor : t.Coefficient, t.Monomial)));
            var kernel = Compile(ReferenceLoss.With(ReferenceLoss.PolynomialOfSameSigns, faulty));
            var worst = KernelPoints.Random(400, seed: 3).Max(x => Errors(kernel, x).Max());
            Assert.True(worst > 4, $"term {wrong}: {worst}");
        }
    }

    [Fact]
    public void The_exact_evaluation_of_these_tests_agrees_with_rational_arithmetic()
    {
        foreach (var (w1, w2, p, importance) in KernelPoints.Random(50, seed: 4))
        {
            foreach (var output in ReferenceLoss.Outputs(ReferenceLoss.FirstLarger))
            {
                Rational Value(LaurentPolynomial f) => f.Evaluate(
                    (ReferenceLoss.W1, Rational.FromDouble(w1)),
                    (ReferenceLoss.W2, Rational.FromDouble(w2)),
                    (ReferenceLoss.P, Rational.FromDouble(p)),
                    (ReferenceLoss.I, Rational.FromDouble(importance)));
                var largest = output.Terms.Max(t => Value(LaurentPolynomial.FromTerm(t.Coefficient, t.Monomial)).Abs());
                var unit = Math.ScaleB(1, Math.ILogB(largest.ToDouble()) - 52);
                var computed = Value(output).ToDouble() + (3 * unit);
                var expected = (Rational.FromDouble(computed) - Value(output)).Abs() / Rational.FromDouble(unit);
                var found = new ExactPolynomial(output, [.. ReferenceLoss.Weights, .. ReferenceLoss.Parameters])
                    .ErrorInUlps(computed, w1, w2, p, importance);
                Assert.Equal(expected.ToDouble(), found);
            }
        }
    }

    private static LossKernel Compile(PiecewisePolynomial loss) => LossKernel.Compile(loss, ReferenceLoss.Weights, ReferenceLoss.Parameters);

    private static double[] Errors(LossKernel kernel, (double W1, double W2, double P, double I) x) =>
        Exact.Errors(kernel.Jet(x.W1, x.W2, x.P, x.I), x.W1, x.W2, x.P, x.I);

    private static double[] Worst(IEnumerable<(double W1, double W2, double P, double I)> points)
    {
        var kernel = Compile(ReferenceLoss.Function);
        return points.Select(x => Errors(kernel, x)).Aggregate((a, b) => [.. a.Zip(b, Math.Max)]);
    }
}
