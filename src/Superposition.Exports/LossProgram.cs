using Superposition.Derivation;
using Superposition.Kernels;
using Superposition.Model;

namespace Superposition.Exports;

/// <summary>The operations of a derived loss, as <see cref="LossKernel"/> compiles them.</summary>
public static class LossProgram
{
    /// <summary>The program with the inputs w_1, w_2, p, I_2.</summary>
    public static KernelProgram Of(LossDerivation derivation) => KernelProgram.Build(
        derivation.Loss.ToPiecewise(), [Symbols.Weight(1), Symbols.Weight(2)], [Symbols.Density, Symbols.Importance(2)]);
}
