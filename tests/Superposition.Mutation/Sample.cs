using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Superposition.Mutation;

/// <summary>A sample of mutations, each met by the tests.</summary>
internal static class Sample
{
    /// <summary>
    /// Options: --seed N, --count N, --workers N, --patience SECONDS of processor time without a test done, --only KEY,KEY,...,
    /// --depth 1 for the nearest tests only, 3 for the slow ones too, --list to run nothing. Exit code 1 where one survives without a reason given.
    /// </summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = Path.GetFullPath(Path.Combine(Here(), "..", ".."));
        var (seed, count, workers, depth) = (Number("--seed", 1), Number("--count", 200), Number("--workers", 2), Number("--depth", 2));
        var patience = TimeSpan.FromSeconds(Number("--patience", 60));
        var only = Option("--only")?.Split(',').ToHashSet(StringComparer.Ordinal);
        var explained = (await File.ReadAllLinesAsync(Path.Combine(Here(), "survivors.md")))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line[3..11]).ToHashSet(StringComparer.Ordinal);

        var (built, log) = await Command.RunAsync("dotnet", ["build", "tests/Superposition.Tests", "-c", "Release", "-p:RunAnalyzers=false"], root);
        if (built != 0)
            throw new InvalidOperationException(log);
        var projects = await Task.WhenAll(Stage.Projects.Select(name => MutatedProject.OfAsync(root, name)));
        var lines = projects.Sum(project => project.Lines);
        var sample = projects.SelectMany(project => only is null
            ? project.Sample(seed, (int)Math.Round((double)count * project.Lines / lines))
            : project.Mutations(seed).Where(mutation => only.Contains(mutation.Key))
                .Select(mutation => (Mutation: mutation, Assembly: project.Assembly(mutation)!)).Where(item => item.Assembly is not null));
        if (args.Contains("--list"))
        {
            foreach (var (mutation, _) in sample)
                Console.WriteLine($"{mutation} in {mutation.Code}");
            return 0;
        }

        var build = Path.Combine(root, "tests", "Superposition.Tests", "bin", "Release", "net10.0");
        var folders = new ConcurrentBag<TestFolder>(Enumerable.Range(0, workers).Select(_ => new TestFolder(build)));
        var verdicts = new ConcurrentDictionary<Mutation, string?>();
        try
        {
            if (await folders.First().FirstFailureAsync(projects[0].Name, projects[0].Original, Stage.WithoutMutation, patience) is { } failed)
                throw new InvalidOperationException($"{failed} fails without any mutation");
            await Parallel.ForEachAsync(sample, new ParallelOptions { MaxDegreeOfParallelism = workers }, async (item, _) =>
            {
                var (mutation, assembly) = item;
                folders.TryTake(out var folder);
                string? killer = null;
                foreach (var filter in Stage.Of(mutation.Project, depth))
                    killer ??= await folder!.FirstFailureAsync(mutation.Project, assembly, filter, patience);
                folders.Add(folder!);
                verdicts[mutation] = killer;
                Console.WriteLine($"{mutation}: {killer ?? "survived"}");
            });
        }
        finally
        {
            foreach (var folder in folders)
                folder.Dispose();
        }

        var table = MutationTable.Of(seed, [.. verdicts.Select(pair => (pair.Key, pair.Value))], explained);
        await File.WriteAllTextAsync(Path.Combine(root, "output", "mutations.md"), table);
        Console.Write(table[table.LastIndexOf("\n## ", StringComparison.Ordinal)..]);
        return verdicts.Any(pair => pair.Value is null && !explained.Contains(pair.Key.Key)) ? 1 : 0;

        string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        int Number(string name, int otherwise) => Option(name) is { } text ? int.Parse(text) : otherwise;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
