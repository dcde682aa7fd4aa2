using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>The code of a <see cref="BatchCode"/>.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Lanes">The number of lanes: of pairs of weights at a time.</param>
/// <param name="Outputs">The number of outputs of each pair.</param>
/// <param name="Constants">What the code takes from its table: polynomials in the parameters, for even and for odd lanes.</param>
internal sealed record CompiledBatch(BatchLoop Loop, int Lanes, int Outputs, ImmutableArray<(LaurentPolynomial Even, LaurentPolynomial Odd)> Constants)
{
    private const int Line = 8; // numbers in a line of the cache

    /// <summary>The code with its table of constants.</summary>
    public BoundBatch At((Variable Variable, Rational Value)[] parameters)
    {
        // A vector that lies across two lines of the cache takes two loads.
        var table = GC.AllocateArray<double>((Constants.Length * Lanes) + Line, pinned: true);
        var address = Marshal.UnsafeAddrOfPinnedArrayElement(table, 0) / sizeof(double);
        var start = (Line - (int)(address % Line)) % Line;
        for (var k = 0; k < Constants.Length; k++)
        {
            double even = Constants[k].Even.Evaluate(parameters).ToDouble(), odd = Constants[k].Odd.Evaluate(parameters).ToDouble();
            for (var lane = 0; lane < Lanes; lane++)
                table[start + (k * Lanes) + lane] = lane % 2 == 0 ? even : odd;
        }

        return new(this, table, start);
    }
}
