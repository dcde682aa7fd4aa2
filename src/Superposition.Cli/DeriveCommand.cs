using System.CommandLine;
using Superposition.Derivation;
using Superposition.Model;
using Superposition.Reporting;

namespace Superposition.Cli;

/// <summary><c>derive</c>: derives the closed form, writes the derivation as a document and prints the cells.</summary>
internal static class DeriveCommand
{
    /// <summary>The stem of the documents' names: the model n = 2, m = 1.</summary>
    private const string Stem = "n2-m1";

    private const string Theorems = "critical-points.md";
    private const string Claims = "claims.md";
    private const string Boundaries = "phase-boundaries.md";

    public static Command Create()
    {
        var folder = OutputFolder.Option("folder for n2-m1.md, n2-m1.tex, critical-points.md, phase-boundaries.md and claims.md", "derivations");
        var pdf = new Option<bool>("--pdf") { Description = "also set n2-m1.tex as n2-m1.pdf, by pdflatex, which must be installed" };
        var json = CommandLine.JsonOption();
        var command = new Command(
            "derive",
            "Derives the expected loss from the definition of the model (n = 2, m = 1, no bias), proves that two routes agree and that the loss is "
            + "continuous, writes every step as Markdown and LaTeX, and prints the closed form cell by cell. Proves theorems about the critical points for all parameters, and finds the phase boundaries.\n\nExample: superposition derive --out derivations")
        {
            folder, pdf, json,
        };
        return command.WithAction((result, output, cancellation) =>
        {
            var target = new OutputFolder(result.GetValue(folder)!);
            target.RequireUsable();
            var derivation = LossDerivation.Of(Architecture.Smallest);
            var (document, theorems, boundaries, claims) = DerivedDocuments.Of(new(derivation));
            List<(string Name, Action<Stream> Write)> files =
            [
                (Stem + ".md", OutputFolder.Text(document.ToMarkdown())),
                (Stem + ".tex", OutputFolder.Text(document.ToLatex())),
                (Theorems, OutputFolder.Text(theorems.ToMarkdown())),
                (Boundaries, OutputFolder.Text(boundaries.ToMarkdown())),
                (Claims, OutputFolder.Text(claims.ToMarkdown())),
            ];
            if (result.GetValue(pdf))
                files.Add((Stem + ".pdf", OutputFolder.Bytes(LatexCompiler.Pdf(document.ToLatex(), cancellation))));
            target.Write(cancellation, files);
            if (result.GetValue(json))
                PrintJson(output, derivation, files.ConvertAll(f => target.PathOf(f.Name)));
            else
                PrintText(output, derivation, target, result.GetValue(pdf));
            return ExitCode.Done;
        },
        writesFiles: true);
    }

    private static void PrintText(TextWriter output, LossDerivation derivation, OutputFolder target, bool hasPdf)
    {
        output.WriteLine($"The expected loss L(w_1, w_2), {derivation.Architecture}; p is the density, I_2 the relative importance.");
        foreach (var cell in derivation.Loss.Cells)
            output.WriteLine($"\n{cell.Cell.Name}:\n  L = {cell.Loss}");
        output.WriteLine("\nProven while deriving: both routes give these Laurent polynomials; the loss is continuous across the walls:");
        foreach (var wall in derivation.Walls)
            output.WriteLine($"  ray ({wall.Ray.W1}, {wall.Ray.W2}): class C^{wall.Smoothness}");
        output.WriteLine($"\n{derivation.Steps.Length} steps written to {target.PathOf(Stem + ".md")} and {target.PathOf(Stem + ".tex")}{(hasPdf ? $", {target.PathOf(Stem + ".pdf")}" : "")}");
        output.WriteLine($"Theorems about the critical points, proven for all parameters: {target.PathOf(Theorems)}");
        output.WriteLine($"Phase boundaries as exact curves and certified points: {target.PathOf(Boundaries)}");
        output.WriteLine($"The claims of the source, one by one: {target.PathOf(Claims)}");
    }

    private static void PrintJson(TextWriter output, LossDerivation derivation, List<string> files) => JsonDocumentWriter.Print(output, json =>
    {
        json.WriteString("model", derivation.Architecture.ToString());
        json.WriteNumber("steps", derivation.Steps.Length);
        json.WriteStartArray("cells");
        foreach (var cell in derivation.Loss.Cells)
        {
            json.WriteStartObject();
            json.WriteString("cell", cell.Cell.Name);
            json.WriteString("condition", cell.Cell.Condition.ToString());
            json.WriteString("loss", cell.Loss.ToString());
            json.WriteString("latex", cell.Loss.ToLatex());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteFiles([.. files]);
    });
}
