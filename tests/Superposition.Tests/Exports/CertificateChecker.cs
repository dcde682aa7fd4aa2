using System.Text.Json;
using Superposition.Exports;
using Superposition.Landscape;
using Superposition.Model;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

/// <summary>The stand-alone checker, run on many certificates in one process of Python.</summary>
internal static class CertificateChecker
{
    public const string Python = "/usr/bin/python3";

    private const string Checker = "verify_certificate.py";

    private const string Driver = """
        import contextlib, io, json, runpy, sys
        for name in sys.argv[1:]:
            said, code, sys.argv = io.StringIO(), 0, ["verify_certificate.py", name]
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
                try: runpy.run_path(sys.argv[0], run_name="__main__")
                except SystemExit as e: code = e.code
            print(json.dumps([code, said.getvalue()]))
        """;

    private static readonly LossLandscape Landscape = new(Smallest.Derivation);

    public static CensusEvidence Evidence(ToyModel model) => CensusEvidence.Of(Landscape, model);

    public static string Certificate(ToyModel model) => CensusCertificateDocument.Json(Evidence(model));

    /// <summary>The exit code and the words of the checker for each text.</summary>
    public static IReadOnlyList<(int Code, string Said)> Check(IReadOnlyList<string> certificates)
    {
        using var folder = new ForeignProgram();
        folder.Write(Checker, Template.Fill(Checker));
        folder.Write("driver.py", Driver);
        for (var k = 0; k < certificates.Count; k++)
            folder.Write($"{k}.json", certificates[k]);
        var lines = folder.Run(Python, ["driver.py", .. Enumerable.Range(0, certificates.Count).Select(k => $"{k}.json")]).TrimEnd('\n').Split('\n');
        Assert.Equal(certificates.Count, lines.Length);
        return [.. lines.Select(line => JsonDocument.Parse(line).RootElement).Select(e => (e[0].GetInt32(), e[1].GetString()!))];
    }

    /// <summary>Runs statements of Python behind the definitions of the checker, without its own run.</summary>
    public static string WithDefinitions(string statements)
    {
        var text = Template.Fill(Checker);
        using var folder = new ForeignProgram();
        folder.Write("statements.py", text[..text.IndexOf("\ntry:\n", StringComparison.Ordinal)] + "\n" + statements);
        return folder.Run(Python, "statements.py");
    }
}
