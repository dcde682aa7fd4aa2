using Superposition.Algebra;
using Superposition.Kernels;

namespace Superposition.Tests.Kernels;

public class KernelProgramLaws
{
    [Fact]
    public void Over_exact_numbers_a_program_is_the_function_with_its_derivatives()
    {
        var program = KernelProgram.Build(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters);
        foreach (var (cell, piece) in program.Cells.Zip(ReferenceLoss.Function.Pieces))
        {
            Rational[] x = [new(3, 7), new(-2, 5), new(1, 11), new(13, 17)];
            var expected = ReferenceLoss.Outputs(piece.Polynomial).Select(o => o.Evaluate(
                (ReferenceLoss.W1, x[0]), (ReferenceLoss.W2, x[1]), (ReferenceLoss.P, x[2]), (ReferenceLoss.I, x[3])));
            Assert.Equal(expected, ProgramInterpreter.RunExactly(program, cell, x));
        }
    }

    [Fact]
    public void Compiled_code_has_the_bits_of_the_program()
    {
        var kernel = LossKernel.Compile(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters);
        foreach (var (w1, w2, p, importance) in KernelPoints.Random(2_000, seed: 5))
        {
            var cell = w1 * w2 > 0 ? 0 : Math.Abs(w1) >= Math.Abs(w2) ? 1 : 2;
            var expected = ProgramInterpreter.Run(kernel.Program, kernel.Program.Cells[cell], w1, w2, p, importance);
            var jet = kernel.Jet(w1, w2, p, importance);
            double[] found = [jet.Loss, jet.G1, jet.G2, jet.H11, jet.H12, jet.H22];
            Assert.Equal(expected, found);
            Assert.Equal(expected[0], kernel.Loss(w1, w2, p, importance));
        }
    }

    [Fact]
    public void No_operation_occurs_twice_and_operands_precede_their_users()
    {
        var nodes = KernelProgram.Build(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters).Nodes;
        Assert.Equal(nodes.Length, nodes.Distinct().Count());
        for (var i = 0; i < nodes.Length; i++)
            Assert.True(nodes[i].Operation == KernelOperation.Input || (nodes[i].X < i && nodes[i].Y < i && nodes[i].Z < i), $"node {i}");
    }

    [Fact]
    public void An_operand_that_an_operation_does_not_have_is_minus_1() => Assert.All(
        KernelProgram.Build(ReferenceLoss.Function, ReferenceLoss.Weights, ReferenceLoss.Parameters).Nodes,
        node =>
        {
            var operands = node.Operation switch
            {
                KernelOperation.Constant => 0,
                KernelOperation.Input or KernelOperation.Negate or KernelOperation.RoundingError => 1,
                KernelOperation.FusedMultiplyAdd or KernelOperation.MultiplyAdd => 3,
                _ => 2,
            };
            int[] all = [node.X, node.Y, node.Z];
            Assert.All(all[..operands], x => Assert.InRange(x, 0, int.MaxValue));
            Assert.All(all[operands..], x => Assert.Equal(-1, x));
        });

    [Theory]
    [InlineData("w_1^3*w_2^2/3 + p/(w_1*w_2) + I_2/w_2^3 + w_1^3/w_2 - 7")]
    [InlineData("p*I_2^3 + 1/7")]
    [InlineData("0")]
    public void Other_Laurent_polynomials_are_lowered_as_well(string text)
    {
        // Cells by the sign of w_1 and of w_2; the piece that divides is taken where both are positive.
        var polynomial = LaurentPolynomial.Parse(text);
        var (w1, w2) = ((LaurentPolynomial)ReferenceLoss.W1, (LaurentPolynomial)ReferenceLoss.W2);
        PiecewisePolynomial function = new(
        [
            new([new([w1], -1)], LaurentPolynomial.Zero),
            new([new([w1], 1), new([w2], -1)], LaurentPolynomial.One),
            new([new([w1], 1), new([w2], 1)], polynomial),
        ]);
        var program = KernelProgram.Build(function, ReferenceLoss.Weights, ReferenceLoss.Parameters);
        Rational[] x = [new(3, 7), new(2, 5), new(1, 11), new(13, 17)];
        var expected = ReferenceLoss.Outputs(polynomial).Select(o => o.Evaluate(
            (ReferenceLoss.W1, x[0]), (ReferenceLoss.W2, x[1]), (ReferenceLoss.P, x[2]), (ReferenceLoss.I, x[3])));
        Assert.Equal(expected, ProgramInterpreter.RunExactly(program, program.Cells[2], x));
        var kernel = LossKernel.Compile(function, ReferenceLoss.Weights, ReferenceLoss.Parameters);
        Assert.Equal(0, kernel.Loss(-1, 3, 0.5, 2));
        Assert.Equal(1, kernel.Loss(1, -3, 0.5, 2));
        Assert.True(double.IsFinite(kernel.Loss(0, 0, 0.5, 2)));
    }
}
