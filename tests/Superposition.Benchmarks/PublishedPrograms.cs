namespace Superposition.Benchmarks;

/// <summary>The command and an empty program, both compiled ahead of time and published into a folder.</summary>
internal sealed class PublishedPrograms(string folder)
{
    private readonly Lazy<string> _command = new(() => Published(Path.Combine(Root(), "src", "Superposition.Cli"), Path.Combine(folder, "command"), "superposition"));

    private readonly Lazy<string> _empty = new(() =>
    {
        // Outside the repository, whose settings it does not take.
        var source = Directory.CreateDirectory(Path.Combine(folder, "empty-source")).FullName;
        foreach (var file in Directory.EnumerateFiles(PeerPrograms.Source("empty")))
            File.Copy(file, Path.Combine(source, Path.GetFileName(file)));
        return Published(source, Path.Combine(folder, "empty"), "empty");
    });

    /// <summary>The path of the published command.</summary>
    /// <exception cref="PeerFailedException">It cannot be published.</exception>
    public string Command => _command.Value;

    /// <summary>The path of the published empty program.</summary>
    /// <exception cref="PeerFailedException">It cannot be published.</exception>
    public string Empty => _empty.Value;

    /// <summary>The folder of the repository.</summary>
    public static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Analysis.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new PeerFailedException($"no Analysis.sln above {AppContext.BaseDirectory}");
    }

    private static string Published(string project, string target, string name)
    {
        _ = PeerPrograms.Output("dotnet", ["publish", project, "-c", "Release", "-o", target]);
        return Path.Combine(target, name);
    }
}
