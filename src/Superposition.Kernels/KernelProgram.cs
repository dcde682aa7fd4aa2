using System.Collections.Immutable;
using System.Numerics;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>
/// A piecewise polynomial in two weights, its gradient and its Hessian as one list of floating-point operations in which every value is
/// computed once: the single source of all back-ends.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Derivatives are taken exactly, of the polynomials, before anything becomes floating point.</item>
/// <item>All cells and all outputs share their subexpressions: powers and ratios of weights, coefficients in the parameters.</item>
/// <item>Over exact numbers, where <see cref="KernelOperation.RoundingError"/> is 0, every output node equals its polynomial.</item>
/// <item>Operands precede their users, so a single pass over <see cref="Nodes"/> evaluates the program.</item>
/// </list>
/// </remarks>
public sealed class KernelProgram
{
    private KernelProgram(ImmutableArray<Variable> inputs, ImmutableArray<KernelNode> nodes, ImmutableArray<KernelCell> cells)
    {
        Inputs = inputs;
        Nodes = nodes;
        Cells = cells;
    }

    /// <summary>The inputs in the order of their numbers: the two weights, then the parameters.</summary>
    public ImmutableArray<Variable> Inputs { get; }

    /// <summary>The operations; operands precede their users.</summary>
    public ImmutableArray<KernelNode> Nodes { get; }

    /// <summary>The cells in the order of trial: the first whose conditions hold is taken, the last without being asked.</summary>
    public ImmutableArray<KernelCell> Cells { get; }

    /// <summary>The program of <paramref name="function"/>.</summary>
    /// <param name="function">
    /// A continuous function: on the walls the value of either side may be returned. The factors of its conditions are w_1, w_2, w_1 + w_2,
    /// w_1 - w_2 or multiples of them by numbers; its cells cover the plane once; it has no negative power of a parameter.
    /// </param>
    /// <param name="weights">The two weights.</param>
    /// <param name="parameters">All other variables.</param>
    /// <exception cref="ArgumentException">The function is not as described, or there are not two weights.</exception>
    public static KernelProgram Build(
        PiecewisePolynomial function,
        ReadOnlySpan<Variable> weights,
        ReadOnlySpan<Variable> parameters)
    {
        if (weights.Length != 2)
            throw new ArgumentException($"a kernel has 2 weights, not {weights.Length}", nameof(weights));
        var (first, second) = (weights[0], weights[1]);
        ImmutableArray<Variable> inputs = [first, second, .. parameters];
        CheckVariables(function, inputs);
        var order = new CellOrder(function, first, second);
        var builder = new ProgramBuilder();
        var lowering = new PolynomialLowering(builder, inputs, Content(function));
        var outputs = order.Pieces.Select(p => Outputs(p.Polynomial, first, second)).ToList();
        lowering.Announce(outputs.SelectMany(o => o));
        var cells = order.Pieces.Zip(outputs, (piece, polynomials) => new KernelCell(
            [.. piece.Conditions.Select(c => Condition(builder, order, c))],
            lowering.Lower(polynomials))).ToImmutableArray();
        return new(inputs, builder.Nodes, cells);
    }

    private static ImmutableArray<LaurentPolynomial> Outputs(LaurentPolynomial f, Variable first, Variable second)
    {
        var (byFirst, bySecond) = (f.Derivative(first), f.Derivative(second));
        return [f, byFirst, bySecond, byFirst.Derivative(first), byFirst.Derivative(second), bySecond.Derivative(second)];
    }

    /// <summary>The largest rational number of which all coefficients are integer multiples; 1 for the function 0.</summary>
    private static Rational Content(PiecewisePolynomial function)
    {
        var (numerator, denominator) = (BigInteger.Zero, BigInteger.One);
        foreach (var (coefficient, _) in function.Pieces.SelectMany(p => p.Polynomial.Terms))
        {
            numerator = BigInteger.GreatestCommonDivisor(numerator, coefficient.Numerator);
            denominator *= coefficient.Denominator / BigInteger.GreatestCommonDivisor(denominator, coefficient.Denominator);
        }

        return numerator.IsZero ? Rational.One : new(numerator, denominator);
    }

    private static KernelCondition Condition(ProgramBuilder builder, CellOrder order, SignCondition condition) =>
        new([.. condition.Factors.Select(f => Factor(builder, order.LinearForm(f)))], condition.Sign);

    private static int Factor(ProgramBuilder builder, (int First, int Second) form) => form switch
    {
        (_, 0) => Signed(builder, 0, form.First),
        (0, _) => Signed(builder, 1, form.Second),
        _ => builder.Add(Signed(builder, 0, form.First), Signed(builder, 1, form.Second)),
    };

    private static int Signed(ProgramBuilder builder, int input, int sign) =>
        sign > 0 ? builder.Input(input) : builder.Negate(builder.Input(input));

    private static void CheckVariables(PiecewisePolynomial function, ImmutableArray<Variable> inputs)
    {
        if (function.Pieces.IsEmpty)
            throw new ArgumentException("a function without pieces", nameof(function));
        if (inputs.Distinct().Count() != inputs.Length)
            throw new ArgumentException("a variable is named twice", nameof(inputs));
        foreach (var (variable, exponent) in function.Pieces.SelectMany(p => p.Polynomial.Terms).SelectMany(t => t.Monomial.Factors))
        {
            var position = inputs.IndexOf(variable);
            if (position < 0)
                throw new ArgumentException($"{variable} is neither a weight nor a parameter", nameof(function));
            if (position > 1 && exponent < 0)
                throw new ArgumentException(FormattableString.Invariant($"the parameter {variable} has the negative exponent {exponent}"), nameof(function));
        }
    }
}
