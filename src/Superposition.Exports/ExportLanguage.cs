using System.Collections.Immutable;
using Superposition.Derivation;

namespace Superposition.Exports;

/// <summary>A language in which the closed form of the loss is written.</summary>
/// <param name="Word">The word that names it on the command line.</param>
/// <param name="Summary">What its files are, in one line.</param>
/// <param name="Write">Its files for a derived loss; the same bytes each time.</param>
public sealed record ExportLanguage(string Word, string Summary, Func<LossDerivation, ImmutableArray<ExportedFile>> Write)
{
    /// <summary>All languages.</summary>
    public static ImmutableArray<ExportLanguage> All { get; } =
    [
        Of("python", "superposition_loss.py", "loss, gradient and Hessian over NumPy arrays", PythonModule.Text),
        Of("pytorch", "superposition_loss_torch.py", "loss(W, density, importance), differentiable", PyTorchModule.Text),
        Of("c", "superposition_loss.h", "loss and jet (loss, gradient, Hessian), one header for C99 and C++", CHeader.Text),
        Of("csharp", "SuperpositionLoss.cs", "loss and jet as one static class", CSharpClass.Text),
        Of("javascript", "superposition_loss.mjs", "loss and jet as an ES module", JavaScriptKernel.Module),
        Of("julia", "SuperpositionLoss.jl", "loss and jet as one module", JuliaModule.Text),
        Of("latex", "superposition_loss.tex", "the formula, to be put into a document", TypesetTexts.Latex),
        Of("mathml", "superposition_loss.mml", "the formula as presentation MathML", TypesetTexts.PresentationMathMl),
        Of("algebra", "superposition_loss.txt", "the cells as AngouriMath, Math.NET Symbolics and SymPy read them alike", AlgebraTexts.Dialect),
        Of("sympy", "superposition_loss_sympy.py", "a Piecewise of SymPy with gradient and Hessian", AlgebraTexts.SymPy),
        Of("mathematica", "superposition_loss.wl", "a Piecewise of the Wolfram Language", AlgebraTexts.Mathematica),
        Of("angourimath", "superposition_loss_angourimath.txt", "one piecewise expression of AngouriMath", AlgebraTexts.AngouriMath),
    ];

    private static ExportLanguage Of(string word, string file, string what, Func<LossDerivation, string> text) =>
        new(word, $"{file}: {what}", d => [new(file, text(d))]);
}
