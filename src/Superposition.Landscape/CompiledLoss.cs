using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Model;

namespace Superposition.Landscape;

/// <summary>From a derived loss to compiled code, with the weights w_1, w_2 and the parameters p, I_2 in their places.</summary>
public static class CompiledLoss
{
    /// <summary>The operations that <see cref="Compile"/> makes code of, for other languages: the inputs are w_1, w_2, p, I_2.</summary>
    /// <exception cref="ArgumentException">The loss is not piecewise polynomial of the form that <see cref="KernelProgram.Build"/> takes.</exception>
    public static KernelProgram ToProgram(this ExpectedLoss loss) => KernelProgram.Build(loss.ToPiecewise(), Weights, Parameters);

    /// <summary>The loss L(w_1, w_2; p, I_2) with gradient and Hessian at single points, within half an ulp nearly everywhere.</summary>
    /// <exception cref="ArgumentException">The loss is not piecewise polynomial of the form that <see cref="KernelProgram.Build"/> takes.</exception>
    public static LossKernel Compile(this ExpectedLoss loss) =>
        LossKernel.Compile(loss.ToPiecewise(), Weights, Parameters);

    /// <summary>The same over arrays of weights, many times as fast, within 16 ulp of the largest term.</summary>
    /// <exception cref="ArgumentException">The loss is not of the form that <see cref="BatchKernel"/> takes.</exception>
    public static BatchKernel CompileBatch(this ExpectedLoss loss) =>
        BatchKernel.Compile(loss.ToPiecewise(), Weights, Parameters);

    private static Variable[] Weights => [Symbols.Weight(1), Symbols.Weight(2)];

    private static Variable[] Parameters => [Symbols.Density, Symbols.Importance(2)];
}
