using System.Collections.Immutable;
using System.CommandLine;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Exports;
using Superposition.Landscape;
using Superposition.Model;

namespace Superposition.Cli;

/// <summary><c>export</c>: the closed form in other languages, or the certificate of a census.</summary>
internal static class ExportCommand
{
    private const string Everything = "all";
    private const string Certificate = "certificate";

    private static ImmutableArray<string> Words => [.. ExportLanguage.All.Select(l => l.Word), Everything, Certificate];

    private static string Listed => string.Join(", ", Words);

    public static Command Create()
    {
        var folder = OutputFolder.Option("folder for the files", Path.Combine("output", "exports"));
        var to = new Option<string?>("--to")
        {
            Description = "the language, all, or certificate",
            HelpName = "language",
            CustomParser = result => result.Tokens is [{ Value: var word }] && Words.Contains(word)
                ? word
                : NumberOption.Reject<string?>(result, "--to", $"one of {Listed}"),
        };
        var json = CommandLine.JsonOption();
        var command = new Command(
            "export",
            "Writes the closed form of the loss in other languages, from the derived expression. Languages and their files:\n\n"
            + string.Concat(ExportLanguage.All.Select(l => $"  {l.Word,-12} {l.Summary}\n"))
            + $"  {Everything,-12} the files of all languages\n"
            + $"  {Certificate,-12} certificate.json, all critical points at --density and --importance, and verify_certificate.py, which proves again in exact"
            + " arithmetic and without this program that none is missing and each kind is right\n\n"
            + "Example: superposition export --to c\nExample: superposition export --to all --out exports\n"
            + "Example: superposition export --to certificate --density 1/2 --importance 3/10")
        {
            to, folder, json,
        };
        var model = new ModelOptions(command, "an error with --to certificate, the only one to use it");
        return command.WithAction((result, output, cancellation) =>
        {
            var word = result.GetValue(to) ?? throw new UsageException($"--to: missing; give one of {Listed}");
            var (density, importance) = (model.ReadDensity(result), model.ReadImportance(result));
            var sparsity = model.GivesSparsity(result);
            RequireFor(
                word,
                sparsity ? density?.Sparsity : density?.Value,
                sparsity ? "--sparsity" : "--density",
                "a number in (0, 1], or --sparsity S with S in [0, 1)");
            RequireFor(word, importance, "--importance", "a number from 1e-300 to 1e300");
            var target = new OutputFolder(result.GetValue(folder)!);
            target.RequireUsable();
            var derivation = LossDerivation.Of(Architecture.Smallest);
            var files = word == Certificate
                ? CensusCertificateDocument.Files(CensusEvidence.Of(new(derivation), ToyModel.Smallest(density!, importance!.Value)))
                : [.. ExportLanguage.All.Where(l => word == Everything || l.Word == word).SelectMany(l => l.Write(derivation))];
            target.Write(cancellation, [.. files.Select(f => (f.Name, OutputFolder.Text(f.Text)))]);
            ImmutableArray<string> paths = [.. files.Select(f => target.PathOf(f.Name))];
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => writer.WriteFiles(paths));
            else
                output.WriteLine($"{Title(word)}, {derivation.Architecture}, written to\n{string.Join('\n', paths.Select(p => "  " + p))}");
            return ExitCode.Done;
        },
        writesFiles: true);
    }

    private static string Title(string word) => word == Certificate ? "The certificate of all critical points" : "The expected loss L(w_1, w_2; p, I_2)";

    /// <exception cref="UsageException">A parameter is missing with the certificate, or given without it.</exception>
    private static void RequireFor(string word, Rational? given, string option, string range)
    {
        if (word == Certificate && given is null)
            throw new UsageException($"{option}: missing; --to {Certificate} needs it: {range}");
        if (word != Certificate && given is not null)
            throw new UsageException(NumberOption.OneLine($"{option}: {NumberOption.Short(given.Value)} is given, but --to {word} writes a formula for all parameters; it belongs to --to {Certificate}"));
    }
}
