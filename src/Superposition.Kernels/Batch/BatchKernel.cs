using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>A loss with its gradient and Hessian over arrays of weights, as compiled code for vectors of the machine's width.</summary>
/// <remarks>
/// The code is one loop without branches, so that mixed cells cost nothing. It is compiled at its first use, once for all parameters: what depends
/// on the parameters is a table of numbers, which <see cref="At"/> fills. Safe for any number of threads.
/// </remarks>
public sealed class BatchKernel
{
    private readonly ImmutableArray<Variable> _parameters;
    private readonly Lazy<CompiledBatch> _loss;
    private readonly Lazy<CompiledBatch> _jet;

    private BatchKernel(KinkedForm form, ImmutableArray<Variable> parameters, Lanes lanes)
    {
        _parameters = parameters;
        _loss = new(() => new BatchCode(lanes).Compile((code, w1, w2) => [new KinkedCode(form, code, w1, w2).Loss()]));
        _jet = new(() => new BatchCode(lanes).Compile((code, w1, w2) => new KinkedCode(form, code, w1, w2).Jet()));
    }

    /// <summary>The kernel of a loss.</summary>
    /// <param name="loss">
    /// A loss that is one polynomial where w_1 w_2 &gt; 0 and differs from it elsewhere by products of w_1 w_2 with powers of w_2/w_1, where w_1 is
    /// the larger weight, or of w_1/w_2. Every loss of two features in one dimension without bias is.
    /// </param>
    /// <param name="weights">The two weights w_1, w_2.</param>
    /// <param name="parameters">The density p and the importance I_2.</param>
    /// <exception cref="ArgumentException">The loss is not of this form, or there are not two weights and two parameters.</exception>
    public static BatchKernel Compile(PiecewisePolynomial loss, ReadOnlySpan<Variable> weights, ReadOnlySpan<Variable> parameters) =>
        Compile(loss, weights, parameters, Lanes.Widest());

    /// <summary>The same for a given number of lanes.</summary>
    internal static BatchKernel Compile(PiecewisePolynomial loss, ReadOnlySpan<Variable> weights, ReadOnlySpan<Variable> parameters, Lanes lanes)
    {
        if (weights.Length != 2)
            throw new ArgumentException($"a loss has 2 weights, not {weights.Length}", nameof(weights));
        if (parameters.Length != 2)
            throw new ArgumentException($"a loss has 2 parameters, not {parameters.Length}", nameof(parameters));
        return new(KinkedForm.Of(loss, weights[0], weights[1]), [.. parameters], lanes);
    }

    /// <summary>The loss at a density p and an importance I_2; the numbers that depend on them are the exact ones, rounded once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not in [1e-20, 1], or I_2 not in [1e-20, 1e20].</exception>
    public LossBatch At(double density, double importance)
    {
        if (!(density >= 1e-20 && density <= 1))
            throw new ArgumentOutOfRangeException(nameof(density), density, "the density is in [1e-20, 1]");
        if (!(importance >= 1e-20 && importance <= 1e20))
            throw new ArgumentOutOfRangeException(nameof(importance), importance, "the importance is in [1e-20, 1e20]");
        (Variable, Rational)[] point = [(_parameters[0], Rational.FromDouble(density)), (_parameters[1], Rational.FromDouble(importance))];
        return new(new(() => _loss.Value.At(point)), new(() => _jet.Value.At(point)));
    }
}
