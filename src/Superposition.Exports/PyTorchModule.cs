using Superposition.Derivation;
using Superposition.Landscape;

namespace Superposition.Exports;

/// <summary>The loss as a differentiable function of PyTorch tensors.</summary>
/// <remarks>It is the closed form as it stands, in the precision of the weights; gradients are those that automatic differentiation finds.</remarks>
internal static class PyTorchModule
{
    /// <summary>The text of the module.</summary>
    public static string Text(LossDerivation derivation)
    {
        var code = new StraightLine(derivation.Loss.ToProgram(), PythonModule.Syntax);
        var cells = ClosedCells.Of(derivation);
        var heading = Heading.Of(
            derivation,
            "pytorch",
            "The expected loss of the smallest toy model of superposition as a differentiable function of PyTorch tensors: loss.",
            "Weights are laid out as in the notebook of the paper (instances, n_features, n_hidden): W[..., i, 0] = w_{i+1}, with any batch dimensions before.",
            Heading.Kinks(derivation),
            "Accuracy: that of the closed form evaluated in the dtype of W; for the last bits take the NumPy module. In float64, with 1e-8 <= |w_i| <= 1e3 or w_i = 0, 1e-6 <= p <= 1, "
            + "1e-3 <= I_2 <= 1e3, the largest error of loss, gradient and Hessian measured was 11 ulps of the largest term. Where a branch is not taken its weights are "
            + "replaced before anything is computed from them, so that it adds exactly 0 to every gradient, never NaN. Weights of opposite signs that are both below "
            + "1e-100 in float64, 1e-12 in float32, are too small: cubes of them are denominators, and derivatives are wrong or NaN.");
        return Template.Fill(
            "superposition_loss_torch.py",
            ("heading", string.Join('\n', heading)),
            ("version", Heading.Version),
            ("conditions", string.Concat(cells.Take(cells.Length - 1).Select((_, k) => $"        {code.Condition(k)},\n"))),
            ("witnesses", string.Concat(cells.Select(c => $"    ({StraightLine.Literal(c.Cell.Witness.W1.ToDouble())}, {StraightLine.Literal(c.Cell.Witness.W2.ToDouble())}),\n"))),
            ("formulas", string.Concat(cells.Select(c => $"    lambda w1, w2, p, I2: {ClosedCells.InPython(c.Loss)},\n"))));
    }
}
