using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Superposition.Tests.Exports;

/// <summary>A folder of its own with an exported file and a program that uses it; all is deleted at the end.</summary>
internal sealed class ForeignProgram : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();

    public string PathOf(string name) => Path.Combine(_folder, name);

    public void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    /// <summary>Runs a program in the folder and gives its output; fails with what it says where it fails.</summary>
    public string Run(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', words)} ended with {process.ExitCode}:\n{output}{error.Result}");
        return output;
    }

    /// <summary>Runs a program that reads doubles from <c>points</c> and writes doubles to <c>values</c>.</summary>
    public double[] Values(ReadOnlySpan<double> points, string program, params string[] words)
    {
        File.WriteAllBytes(PathOf("points"), MemoryMarshal.AsBytes(points).ToArray());
        Run(program, words);
        return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(PathOf("values"))).ToArray();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
