using System.Diagnostics;
using System.Text;

namespace Superposition.Mutation;

/// <summary>A program run to its end.</summary>
internal static class Command
{
    /// <summary>Runs a program; its exit code, or null where it printed nothing for so long that it was ended, and what it printed.</summary>
    public static async Task<(int? Code, string Output)> RunAsync(string program, IEnumerable<string> words, string folder, TimeSpan? patience = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = new StringBuilder();
        var hangs = false;
        for (Task<string?> line = process.StandardOutput.ReadLineAsync(); ;)
        {
            if (!hangs && patience is { } limit && await Task.WhenAny(line, Task.Delay(limit)) != line)
            {
                hangs = true;
                process.Kill(entireProcessTree: true);
            }

            if (await line is not { } text)
                break;
            output.Append(text).Append('\n');
            line = process.StandardOutput.ReadLineAsync();
        }

        await process.WaitForExitAsync();
        return (hangs ? null : process.ExitCode, output + await errors);
    }
}
