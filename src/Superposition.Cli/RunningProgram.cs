using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Superposition.Reporting;
using Architecture = Superposition.Model.Architecture;

namespace Superposition.Cli;

/// <summary>This program and the machine that it runs on, for manifests.</summary>
internal static class RunningProgram
{
    private const string ProcessorFile = "/proc/cpuinfo";

    /// <summary>What produces an artefact now.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="seed">The seed, or null where nothing is random.</param>
    public static RunManifest Manifest(ParseResult result, ulong? seed = null)
    {
        var version = typeof(RunningProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        var vectors = Vector512.IsHardwareAccelerated ? "AVX-512" : Vector256.IsHardwareAccelerated ? "AVX2" : "no 256-bit vectors";
        return new(
        [
            ("command", CommandLine.Words(result)),
            ("model", Architecture.Smallest.ToString()),
            ("version", version.Split('+')[0]),
            ("commit", version.Contains('+', StringComparison.Ordinal) ? version.Split('+')[1] : "not known"),
            .. seed is { } number ? [("seed", number.ToString(CultureInfo.InvariantCulture))] : Array.Empty<(string, string)>(),
            ("runtime", RuntimeInformation.FrameworkDescription),
            ("system", RuntimeInformation.OSDescription),
            ("processor", string.Create(CultureInfo.InvariantCulture, $"{Processor()}{RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} logical cores, {vectors}")),
        ]);
    }

    /// <summary>The processor's own name, where the system tells it.</summary>
    private static string Processor() => File.Exists(ProcessorFile) && File.ReadLines(ProcessorFile).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) is { } line
        ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() + ", "
        : "";
}
