namespace Superposition.Mutation;

/// <summary>A copy of what the tests' build wrote, in which one assembly is replaced at a time; gone when disposed.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("superposition-mutation-").FullName;
    private readonly string _build;

    public TestFolder(string build)
    {
        _build = build;
        foreach (var file in Directory.EnumerateFiles(build, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_path, Path.GetRelativePath(build, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Directory.CreateDirectory(Path.Combine(_path, "temporary"));
        File.Copy(typeof(TestFolder).Assembly.Location, Path.Combine(_path, "Superposition.Mutation.dll"));
    }

    /// <summary>
    /// Runs tests with an assembly in the place of the project's own. Null where all passed, else the first that failed, or how the run ended.
    /// </summary>
    public async Task<string?> FirstFailureAsync(string project, byte[] assembly, Stage stage, TimeSpan patience)
    {
        var name = $"Superposition.{project}.dll";
        await File.WriteAllBytesAsync(Path.Combine(_path, name), assembly);
        var (code, output) = await Command.RunAsync(
            "dotnet",
            ["exec", "--runtimeconfig", "Superposition.Tests.runtimeconfig.json", "--depsfile", "Superposition.Tests.deps.json", "Superposition.Mutation.dll",
            "--tests", $"{patience.TotalSeconds}", string.Join('|', stage.Parts), string.Join('|', stage.Without)],
            _path);
        File.Copy(Path.Combine(_build, name), Path.Combine(_path, name), overwrite: true);
        return code switch
        {
            0 => null,
            1 => output.Trim(),
            2 => "no end",
            _ => "crash",
        };
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
