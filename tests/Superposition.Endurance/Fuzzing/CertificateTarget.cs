using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Superposition.Cli;

namespace Superposition.Endurance.Fuzzing;

/// <summary>The checker of certificates, the one program here that reads JSON: changed certificates, in its own language.</summary>
internal sealed class CertificateTarget() : Target("certificates")
{
    private const string Python = "python3";
    private const string Current = "current.json";
    private static readonly (string Density, string Importance)[] Parameters = [("1/2", "3/10"), ("1/3", "1"), ("9/10", "7/5"), ("1", "1"), ("1e-9", "1e6")];

    /// <summary>Why there is nothing to attack, or null.</summary>
    public static string? Missing => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Python)))
        ? null
        : $"{Python} is not present here";

    public override void Attack(int seed, Effort effort)
    {
        var folders = Parameters.Select((p, k) => Export(k, p.Density, p.Importance)).ToList();
        string[] words =
        [
            Path.Combine(AppContext.BaseDirectory, "Fuzzing", "certificates.py"), Path.Combine(folders[0], "verify_certificate.py"),
            seed.ToString(CultureInfo.InvariantCulture), effort.Left.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture), .. folders.Select(f => Path.Combine(f, "certificate.json")),
        ];
        using var process = Process.Start(new ProcessStartInfo(Python, words) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            effort.Find(new FindingException("the checker ends", $"{Python} ended with {process.ExitCode}: {output}"), File.Exists(Current) ? File.ReadAllText(Current) : "");
            return;
        }

        var result = JsonDocument.Parse(output).RootElement;
        effort.Add(
            result.GetProperty("executions").GetInt64(),
            result.GetProperty("outcomes").EnumerateArray().Select(o => o.GetString()!),
            TimeSpan.FromSeconds(result.GetProperty("seconds").GetDouble()),
            TimeSpan.FromSeconds(result.GetProperty("slowest").GetDouble()));
        foreach (var finding in result.GetProperty("findings").EnumerateArray())
            effort.Find(new FindingException(finding.GetProperty("law").GetString()!, finding.GetProperty("seen").GetString()!), finding.GetProperty("input").GetString()!);
        File.Delete(Current);
        folders.ForEach(f => Directory.Delete(f, recursive: true));
    }

    private static string Export(int number, string density, string importance)
    {
        var folder = $"certificate-{number}";
        var run = CommandRun.Of("export", "--to", "certificate", "--density", density, "--importance", importance, "--out", folder);
        return run.Code == ExitCode.Done ? folder : throw new InvalidOperationException(run.Error);
    }
}
