using System.Diagnostics;

namespace Superposition.Mutation;

/// <summary>A program run to its end.</summary>
internal static class Command
{
    /// <summary>Runs a program; its exit code and what it printed.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string program, IEnumerable<string> words, string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_NOLOGO"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_TieredPGO"] = "0", ["DOTNET_DbgEnableMiniDump"] = "0" },
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + (process.ExitCode == 0 ? "" : await errors));
    }
}
