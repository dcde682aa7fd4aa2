using System.Text.RegularExpressions;

namespace Superposition.Mutation;

/// <summary>A copy of what the tests' build wrote, in which one assembly is replaced at a time; gone when disposed.</summary>
internal sealed partial class TestFolder : IDisposable
{
    private readonly string path = Directory.CreateTempSubdirectory("superposition-mutation-").FullName;
    private readonly string build;

    public TestFolder(string build)
    {
        this.build = build;
        foreach (var file in Directory.EnumerateFiles(build, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(path, Path.GetRelativePath(build, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>
    /// Runs the tests that the filter names until one fails, with an assembly in the place of the project's own.
    /// Null where all passed, else the first that failed, or that nothing was printed for the time given.
    /// </summary>
    public async Task<string?> FirstFailureAsync(string project, byte[]? assembly, string filter, TimeSpan patience)
    {
        var name = $"Superposition.{project}.dll";
        if (assembly is not null)
            await File.WriteAllBytesAsync(Path.Combine(path, name), assembly);
        var (code, output) = await Command.RunAsync(
            "dotnet", ["test", Path.Combine(path, "Superposition.Tests.dll"), "--filter", filter, "--logger", "console;verbosity=normal", "--", "xUnit.StopOnFail=true"], path, patience);
        File.Copy(Path.Combine(build, name), Path.Combine(path, name), overwrite: true);
        return code switch
        {
            null => "no end",
            0 => Passed().IsMatch(output) ? null : throw new InvalidOperationException("no test was run: " + output),
            _ when Failed().Match(output) is { Success: true } test => test.Groups[1].Value,
            _ when output.Contains("aborted", StringComparison.OrdinalIgnoreCase) || output.Contains("crashed", StringComparison.OrdinalIgnoreCase) => "crash",
            _ => throw new InvalidOperationException(output),
        };
    }

    public void Dispose() => Directory.Delete(path, recursive: true);

    [GeneratedRegex(@"^\s+Failed Superposition\.Tests\.([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Failed();

    [GeneratedRegex(@"Passed: +[1-9]")]
    private static partial Regex Passed();
}
