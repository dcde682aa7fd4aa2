using System.Diagnostics;
using System.Text.Json;
using Superposition.Cli;

namespace Superposition.Tests.Cli;

/// <summary>One run of the command line, in this process or as a program of its own.</summary>
internal sealed record Invocation(int ExitCode, string Output, string Error)
{
    /// <summary>The output as JSON; fails where anything else is there too.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<Invocation> Of(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(words, output, error);
        return new(code, output.ToString(), error.ToString());
    }

    public static Process Start(params string[] words) => StartProgram("dotnet", [Assembly, .. words]);

    /// <summary>Waits until a program has started and is at work, by its processor time; its start takes a third of it. A short one may be done by then.</summary>
    public static async Task UntilAtWork(Process process)
    {
        while (!process.HasExited && process.TotalProcessorTime < TimeSpan.FromSeconds(1))
            await Task.Delay(TimeSpan.FromMilliseconds(20));
    }

    public static async Task<Invocation> OfProgram(params string[] words)
    {
        using var process = Start(words);
        return await Finish(process);
    }

    /// <summary>Runs the program with one more variable in its environment.</summary>
    public static async Task<Invocation> OfProgramWith(string variable, string value, params string[] words)
    {
        using var process = StartProgram("/usr/bin/env", [$"{variable}={value}", "dotnet", Assembly, .. words]);
        return await Finish(process);
    }

    /// <summary>Runs the program with its output sent to a file or device.</summary>
    public static async Task<Invocation> OfProgramInto(string target, params string[] words)
    {
        using var process = StartProgram("/bin/sh", ["-c", "target=$1; shift; exec \"$@\" > \"$target\"", "sh", target, "dotnet", Assembly, .. words]);
        return await Finish(process);
    }

    public static async Task<Invocation> Finish(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>A bad run: nothing on standard output and exactly one line, without a stack trace, on standard error.</summary>
    public void AssertOneLine(int exitCode, string named)
    {
        Assert.Equal((exitCode, ""), (ExitCode, Output));
        Assert.EndsWith("\n", Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Error[..^1], c => char.IsControl(c));
        Assert.Contains(named, Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.True(Error.Length <= 400, Error);
    }

    /// <summary>The assembly that the program is.</summary>
    public static string Assembly => typeof(CommandLine).Assembly.Location;

    private static Process StartProgram(string program, string[] words) =>
        Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
