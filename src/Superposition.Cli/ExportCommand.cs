using System.Collections.Immutable;
using System.CommandLine;
using Superposition.Derivation;
using Superposition.Exports;
using Superposition.Model;

namespace Superposition.Cli;

/// <summary><c>export</c>: the closed form in other languages.</summary>
internal static class ExportCommand
{
    private const string Everything = "all";

    private static string Words => string.Join(", ", ExportLanguage.All.Select(l => l.Word).Append(Everything));

    public static Command Create()
    {
        var folder = OutputFolder.Option("folder for the files", Path.Combine("output", "exports"));
        var to = new Option<string?>("--to")
        {
            Description = "the language, or all",
            HelpName = "language",
            CustomParser = result => result.Tokens is [{ Value: var word }] && (word == Everything || ExportLanguage.All.Any(l => l.Word == word))
                ? word
                : NumberOption.Reject<string?>(result, "--to", $"one of {Words}"),
        };
        var json = CommandLine.JsonOption();
        var command = new Command(
            "export",
            "Writes the closed form of the loss in other languages, from the derived expression. Languages and their files:\n\n"
            + string.Concat(ExportLanguage.All.Select(l => $"  {l.Word,-12} {l.Summary}\n"))
            + $"  {Everything,-12} the files of all languages\n\n"
            + "Example: superposition export --to c\nExample: superposition export --to all --out exports")
        {
            to, folder, json,
        };
        return command.WithAction((result, output, cancellation) =>
        {
            var word = result.GetValue(to) ?? throw new UsageException($"--to: missing; give one of {Words}");
            var target = new OutputFolder(result.GetValue(folder)!);
            target.RequireUsable();
            var derivation = LossDerivation.Of(Architecture.Smallest);
            ImmutableArray<ExportedFile> files = [.. ExportLanguage.All.Where(l => word == Everything || l.Word == word).SelectMany(l => l.Write(derivation))];
            target.Write(cancellation, [.. files.Select(f => (f.Name, OutputFolder.Text(f.Text)))]);
            ImmutableArray<string> paths = [.. files.Select(f => target.PathOf(f.Name))];
            if (result.GetValue(json))
                JsonDocumentWriter.Print(output, writer => writer.WriteFiles(paths));
            else
                output.WriteLine($"The expected loss L(w_1, w_2; p, I_2), {derivation.Architecture}, written to\n{string.Join('\n', paths.Select(p => "  " + p))}");
            return ExitCode.Done;
        },
        writesFiles: true);
    }
}
