namespace Superposition.Kernels;

/// <summary>The loss L(w_1, w_2), its gradient and its Hessian at one density and importance, over arrays of weights.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>The bits of a result depend on nothing but its weights: not on its place in the array, its neighbours, or the width of the vectors. A single
/// point has the bits of the same point in an array, and the loss of a jet those of the loss.</item>
/// <item>On an axis the derivatives are those of the side w_1 w_2 &gt; 0. The loss is continuous there, its gradient is not.</item>
/// <item>At a weight that is NaN or infinite the results are NaN or infinite. Nothing is thrown, and other points are not touched.</item>
/// </list>
/// <para>Accuracy: every output is within 16 ulp(T) of the exact value, T being the largest absolute value of a term of its polynomial here or of its
/// polynomial for w_1 w_2 &gt; 0, on which the code builds in all cells. Measured at 60 thousand points with 1e-8 &lt;= |w_i| &lt;= 1e3,
/// 1e-6 &lt;= p &lt;= 1, 1e-3 &lt;= I_2 &lt;= 1e3: 13 ulp for the loss, 8.2 for the gradient, 7.5 for the Hessian. In ulps of the terms in the cell
/// alone, where the signs are opposite, the loss was seen to lose 64, and a derivative whose terms there are small as many as 6e7, at the least
/// densities: where relative accuracy of a small derivative matters, <see cref="LossKernel"/> has it.</para>
/// <para>Range: the accuracy holds for weights that are 0 or from 1e-140 to 1e70 in absolute value, with p and I_2 as <see cref="BatchKernel.At"/> takes
/// them. Of larger weights the result is as accurate, infinite or NaN, never a wrong number. Of smaller ones the squares are lost: the loss is
/// as accurate, but derivatives are wrong where the signs are opposite.</para>
/// <para>Safe for any number of threads. A call for a single point costs as much as one for as many points as fit a vector.</para>
/// </remarks>
public sealed class LossBatch
{
    private readonly Lazy<BoundBatch> _loss;
    private readonly Lazy<BoundBatch> _jet;

    internal LossBatch(Lazy<BoundBatch> loss, Lazy<BoundBatch> jet) => (_loss, _jet) = (loss, jet);

    /// <summary>L(w_1, w_2).</summary>
    public double Loss(double w1, double w2)
    {
        var loss = 0.0;
        _loss.Value.Run(new(in w1), new(in w2), new(ref loss));
        return loss;
    }

    /// <summary>L(w_1, w_2) with its first and second derivatives.</summary>
    public LossJet Jet(double w1, double w2)
    {
        Span<double> jet = stackalloc double[6];
        _jet.Value.Run(new(in w1), new(in w2), jet);
        return new(jet[0], jet[1], jet[2], jet[3], jet[4], jet[5]);
    }

    /// <summary>losses[i] = L(w1[i], w2[i]).</summary>
    /// <param name="w1">n weights.</param>
    /// <param name="w2">n weights.</param>
    /// <param name="losses">n numbers; it may be one of the lists of weights, but not overlap them otherwise.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public void Losses(ReadOnlySpan<double> w1, ReadOnlySpan<double> w2, Span<double> losses) => _loss.Value.Run(w1, w2, losses);

    /// <summary>
    /// The jets of all points, one component after the other: jets[i] = L, jets[n + i] = dL/dw_1, jets[2n + i] = dL/dw_2, then d2L/dw_1^2,
    /// d2L/(dw_1 dw_2), d2L/dw_2^2, each at (w1[i], w2[i]).
    /// </summary>
    /// <param name="w1">n weights.</param>
    /// <param name="w2">n weights.</param>
    /// <param name="jets">6n numbers; it does not overlap the weights.</param>
    /// <exception cref="ArgumentException">The lengths are not n, n and 6n.</exception>
    public void Jets(ReadOnlySpan<double> w1, ReadOnlySpan<double> w2, Span<double> jets) => _jet.Value.Run(w1, w2, jets);
}
