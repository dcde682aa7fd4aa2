using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>The loss L(w_1, w_2; p, I_2), its gradient and its Hessian as compiled code.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>The bits of a result depend on nothing but the arguments: every rounding is written down, fused multiply-adds included.</item>
/// <item>Where every term has an even degree in the weights, L(-w) and its Hessian have the bits of L(w) and its Hessian; the gradient
/// changes its sign and nothing else.</item>
/// <item>Safe for any number of threads; where compiled code is used, a call allocates nothing.</item>
/// </list>
/// <para>Accuracy: the sums carry their rounding errors along. An output y with n terms, the largest of absolute value T, is within
/// ulp(y)/2 + O(n u^2) T of the exact value, u = 2^-53. While |y| &lt; 8 T this is at most 4 ulp(T). Measured for the loss of two
/// features against exact arithmetic at 1.8 million points, with 1e-8 &lt;= |w_i| &lt;= 1e3, 1e-6 &lt;= p &lt;= 1,
/// 1e-3 &lt;= I_2 &lt;= 1e3, walls and their neighbours included: all errors at most ulp(y)/2, and in ulp(T) at most 4.00 for the loss,
/// 3.23 for the gradient, 2.00 for the Hessian. Where speed counts more, see <see cref="BatchKernel"/>.</para>
/// <para>Range: compiled code is used for 1e-100 &lt;= |w_i| &lt;= 1e55 or w_i = 0, 1e-12 &lt;= p &lt;= 1, 1e-12 &lt;= I_2 &lt;= 1e12: there no product leaves the
/// range of doubles on the way, and the loss of two features, whose least value is about T times the least of p, I_2 and 1/I_2, keeps all its digits. Beyond, the same operations are carried out over exact numbers and each output is rounded once, some thousand
/// times as slow: it is within ulp(y)/2 for all finite arguments, and infinite only where the exact value is beyond doubles. No result is NaN.</para>
/// </remarks>
public sealed class LossKernel
{
    private readonly Func<double, double, double, double, double> _loss;
    private readonly Func<double, double, double, double, LossJet> _jet;
    private readonly ExactProgram _exact;

    private LossKernel(KernelProgram program)
    {
        Program = program;
        _exact = new(program);
        _loss = ScalarCode.Compile<Func<double, double, double, double, double>>(program, 1, o => o.Single());
        var constructor = typeof(LossJet).GetConstructors().Single(c => c.GetParameters().Length == 6);
        _jet = ScalarCode.Compile<Func<double, double, double, double, LossJet>>(program, 6, o => Expression.New(constructor, o));
    }

    /// <summary>The operations that the compiled code carries out.</summary>
    public KernelProgram Program { get; }

    /// <summary>Compiles a loss.</summary>
    /// <param name="loss">The loss; for its form see <see cref="KernelProgram.Build"/>.</param>
    /// <param name="weights">The two weights w_1, w_2.</param>
    /// <param name="parameters">The density p and the importance I_2.</param>
    /// <exception cref="ArgumentException">The loss is not of that form, or there are not two weights and two parameters.</exception>
    public static LossKernel Compile(
        PiecewisePolynomial loss,
        ReadOnlySpan<Variable> weights,
        ReadOnlySpan<Variable> parameters) =>
        parameters.Length == 2
            ? new(KernelProgram.Build(loss, weights, parameters))
            : throw new ArgumentException($"a loss has 2 parameters, not {parameters.Length}", nameof(parameters));

    /// <summary>L(w_1, w_2; p, I_2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN or infinite.</exception>
    public double Loss(double w1, double w2, double density, double importance)
    {
        if (IsModerate(w1, w2, density, importance))
            return _loss(w1, w2, density, importance);
        Check(w1, w2, density, importance);
        return _exact.Run(1, w1, w2, density, importance)[0];
    }

    /// <summary>L(w_1, w_2; p, I_2) with its first and second derivatives by w_1 and w_2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN or infinite.</exception>
    public LossJet Jet(double w1, double w2, double density, double importance)
    {
        if (IsModerate(w1, w2, density, importance))
            return _jet(w1, w2, density, importance);
        Check(w1, w2, density, importance);
        return _exact.Run(6, w1, w2, density, importance) is [var loss, var g1, var g2, var h11, var h12, var h22] ? new(loss, g1, g2, h11, h12, h22) : default;
    }

    /// <summary>The loss as the compiled code has it, in range or not.</summary>
    internal double CompiledLoss(double w1, double w2, double density, double importance) => _loss(w1, w2, density, importance);

    /// <summary>The jet as the compiled code has it, in range or not.</summary>
    internal LossJet CompiledJet(double w1, double w2, double density, double importance) => _jet(w1, w2, density, importance);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsModerate(double w1, double w2, double density, double importance) =>
        IsModerate(w1) & IsModerate(w2) & density >= 1e-12 & density <= 1 & importance >= 1e-12 & importance <= 1e12;

    private static bool IsModerate(double weight) => weight == 0 | (Math.Abs(weight) >= 1e-100 & Math.Abs(weight) <= 1e55);

    private static void Check(double w1, double w2, double density, double importance)
    {
        ThrowUnlessFinite(w1);
        ThrowUnlessFinite(w2);
        ThrowUnlessFinite(density);
        ThrowUnlessFinite(importance);
    }

    private static void ThrowUnlessFinite(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(name, value, "only finite numbers are arguments of the loss");
    }
}
