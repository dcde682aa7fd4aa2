using System.CommandLine;
using System.Text;
using Superposition.Derivation;
using Superposition.Exports;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Reporting;

namespace Superposition.Cli;

/// <summary><c>explore</c>: the page on which density and importance are dragged and everything else follows.</summary>
internal static class ExploreCommand
{
    private const string PageName = "index.html";

    public static Command Create()
    {
        var folder = OutputFolder.Option("folder for the page", Path.Combine("output", "explorer"));
        var json = CommandLine.JsonOption();
        var command = new Command(
            "explore",
            "Writes one page, index.html, that needs no network and no other file: the phase diagram with its exact curves and a point to drag, and beside it, for the "
            + "density and importance of that point, the loss surface, every critical point, the closed form with its numbers, basins and gradient flow. A link restores what it "
            + "shows; pictures, data and formulas can be saved. The page computes the loss with the bits of this program, and critical points with integers of any length.\n\n"
            + "Example: superposition explore\nExample: superposition explore --out pages/explorer")
        {
            folder, json,
        };
        return command.WithAction((result, output, cancellation) =>
        {
            var target = new OutputFolder(result.GetValue(folder)!);
            target.RequireUsable();
            var page = Encoding.UTF8.GetBytes(Page(result, cancellation).ToHtml());
            target.Write(cancellation, (PageName, OutputFolder.Bytes(page)));
            var path = target.PathOf(PageName);
            if (result.GetValue(json))
            {
                JsonDocumentWriter.Print(output, writer =>
                {
                    writer.WriteNumber("bytes", page.Length);
                    writer.WriteFiles([path]);
                });
            }
            else
            {
                output.WriteLine($"Explorer: {path} ({(page.Length + 512) / 1024} kB)");
            }

            return ExitCode.Done;
        },
        writesFiles: true);
    }

    private static ExplorerPage Page(ParseResult result, CancellationToken cancellation)
    {
        var landscape = new LossLandscape(LossDerivation.Of(Architecture.Smallest));
        var (densityFrom, densityTo, _, _) = ExplorerPage.Range;

        // The curves and the story do not need each other.
        var curves = Task.Run(() => BoundaryMap.Of(new(landscape), new(densityFrom, densityTo, ExplorerPage.CurvePoints), cancellation), cancellation);
        var steps = ExplorerStep.All(landscape);
        cancellation.ThrowIfCancellationRequested();
        return new(landscape, curves.GetAwaiter().GetResult(), steps, JavaScriptKernel.Functions(landscape.Derivation.Loss.ToProgram()), RunningProgram.Manifest(result));
    }
}
