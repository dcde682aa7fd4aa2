using System.ComponentModel;
using System.Diagnostics;

namespace Superposition.Cli;

/// <summary>Sets a LaTeX document as PDF by the program pdflatex, where it is installed.</summary>
internal static class LatexCompiler
{
    private const string Program = "pdflatex";

    /// <summary>The PDF; the same text gives the same bytes.</summary>
    /// <param name="latex">The document.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <exception cref="OutputException">The program is not installed, or does not accept the document.</exception>
    public static byte[] Pdf(string latex, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("superposition-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "document.tex"), latex);
            using var process = Process.Start(new ProcessStartInfo(Program, ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "document.tex"])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["SOURCE_DATE_EPOCH"] = "946684800", ["FORCE_SOURCE_DATE"] = "1" },
            })!;
            using var interrupt = cancellation.Register(() => process.Kill(entireProcessTree: true));
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return process.ExitCode == 0
                ? File.ReadAllBytes(Path.Combine(folder.FullName, "document.pdf"))
                : throw new OutputException($"--pdf: {Program} does not accept the document; n2-m1.tex without --pdf shows why");
        }
        catch (Win32Exception)
        {
            throw new OutputException($"--pdf: {Program} is not installed; the Debian package texlive-latex-base has it. Without --pdf all other documents are written");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
