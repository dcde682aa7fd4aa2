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
        new("c", "superposition_loss.h: loss and jet (loss, gradient, Hessian) as one header for C99 and C++", d => [new("superposition_loss.h", CHeader.Text(d))]),
        new("javascript", "superposition_loss.mjs: loss and jet as an ES module", d => [new("superposition_loss.mjs", JavaScriptKernel.Module(d))]),
    ];
}
