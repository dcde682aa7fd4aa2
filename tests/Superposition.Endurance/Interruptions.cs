using System.Diagnostics;
using System.Globalization;
using Superposition.Cli;

namespace Superposition.Endurance;

/// <summary>Stops every command that writes at random moments, while it replaces files that another run has written.</summary>
/// <remarks>Afterwards each file has to be the old one or the new one, whole; after SIGINT the exit code is 130 or, where it came too late, 0; and the next run leaves the new files and nothing else.</remarks>
internal static class Interruptions
{
    private const string Folder = "--out";
    private const string LockName = ".superposition.lock";
    private static readonly string[] Signals = ["INT", "TERM", "KILL"];

    // Each command with what it writes first and what shall replace that.
    private static readonly (string[] Before, string[] After)[] Commands =
    [
        (["export", "--to", "certificate", "--density", "1/3", "--importance", "1/2"], ["export", "--to", "certificate", "--density", "1/2", "--importance", "1/3"]),
        (["diagram", "--size", "60x60"], ["diagram", "--size", "61x61"]),
        (["surface", "--density", "1/3", "--resolution", "101"], ["surface", "--density", "1/2", "--resolution", "101"]),
        (["basins", "--density", "1/3", "--resolution", "64", "--trajectories", "0", "--map"], ["basins", "--density", "1/2", "--resolution", "64", "--trajectories", "0", "--map"]),
        (["transitions", "--importance", "1/2", "--plot"], ["transitions", "--importance", "1/3", "--plot"]),
        (["report", "--density", "1/3", "--samples", "10000"], ["report", "--density", "1/2", "--samples", "10000"]),
        (["derive"], ["derive"]),
        (["explore"], ["explore"]),
        (["export", "--to", "all"], ["export", "--to", "all"]),
    ];

    /// <summary>Interrupts that many runs, the commands in turn.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Whether every run was survived.</returns>
    public static async Task<bool> RunAsync(int count)
    {
        var random = new Random(20220914);
        var root = Directory.CreateTempSubdirectory("superposition-interruptions-");
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (faults, mixed, leftovers) = (0, 0, 0);
        try
        {
            for (var i = 0; i < Commands.Length; i++)
            {
                var (old, target) = (await Written(root, Commands[i].Before), Path.Combine(root.FullName, "target"));
                var clock = Stopwatch.StartNew();
                var replacement = await Written(root, Commands[i].After);
                var duration = clock.Elapsed;
                if (Commands[i].Before.SequenceEqual(Commands[i].After))
                    old = old.ToDictionary(f => f.Key, f => (byte[])[.. f.Value.Take(f.Value.Length / 2)]);
                for (var run = i; run < count; run += Commands.Length)
                {
                    var signal = Signals[run / Commands.Length % Signals.Length];
                    await Restore(target, old);
                    using var process = Start([.. WithFolder(Commands[i].After, target)]);
                    if (run % 2 == 0)
                        await Task.Delay(duration * (random.NextDouble() * 1.05));
                    else
                        await UntilWritingAsync(process, target, TimeSpan.FromMilliseconds(300 * random.NextDouble()));
                    var code = await StopAsync(process, signal);
                    var present = Read(target).Where(f => !f.Key.StartsWith('.')).ToDictionary();
                    leftovers += Read(target).Count(f => f.Key.StartsWith('.'));
                    var isWhole = present.All(f => Has(replacement, f) || Has(old, f)) && old.Keys.All(present.ContainsKey);
                    var isNew = present.Where(f => !Has(replacement, f) || !Has(old, f)).Select(f => Has(replacement, f)).ToList();
                    var isAsked = signal == "KILL" || code is ExitCode.Interrupted or ExitCode.Done or 143;
                    mixed += isNew.Distinct().Count() > 1 ? 1 : 0;
                    Count(outcomes, $"SIG{signal,-4} exit code {code}: {(isNew.All(n => n) ? "new files" : isNew.Any(n => n) ? "old and new files" : "old files")}");

                    await FinishAsync(Start([.. WithFolder(Commands[i].After, target)]));
                    var isClean = Same(Read(target), replacement);
                    if (isWhole && isAsked && isClean)
                        continue;
                    faults++;
                    Console.WriteLine($"FAULT: SIG{signal} of {string.Join(' ', Commands[i].After)}: exit code {code}, whole {isWhole}, clean after the next run {isClean}");
                }
            }
        }
        finally
        {
            root.Delete(recursive: true);
        }

        foreach (var (outcome, times) in outcomes)
            Console.WriteLine($"{times,4} {outcome}");
        Console.WriteLine($"{count} interruptions, {count - faults} survived; {leftovers} temporary files left by SIGKILL, all removed by the next run: {faults == 0}; sets of old and new files: {mixed}");
        return faults == 0;
    }

    /// <summary>Waits until the run holds the folder, and a while.</summary>
    private static async Task UntilWritingAsync(Process process, string folder, TimeSpan longer)
    {
        while (!process.HasExited && !File.Exists(Path.Combine(folder, LockName)))
            await Task.Delay(1);
        await Task.Delay(longer);
    }

    private static bool Has(Dictionary<string, byte[]> files, KeyValuePair<string, byte[]> file) => files.TryGetValue(file.Key, out var content) && file.Value.AsSpan().SequenceEqual(content);

    private static void Count(SortedDictionary<string, int> outcomes, string outcome) => outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;

    private static string[] WithFolder(string[] words, string folder) => [.. words, .. words[^1] is "--map" or "--plot" ? new[] { folder } : [Folder, folder]];

    /// <summary>What a command writes into the folder of all runs, so that its manifest names the same folder.</summary>
    private static async Task<Dictionary<string, byte[]>> Written(DirectoryInfo root, string[] words)
    {
        var target = Path.Combine(root.FullName, "target");
        await Restore(target, []);
        await FinishAsync(Start(WithFolder(words, target)));
        return Read(target);
    }

    private static async Task Restore(string folder, Dictionary<string, byte[]> files)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in files)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
    }

    private static Dictionary<string, byte[]> Read(string folder) => Directory.GetFiles(folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllBytes);

    private static bool Same(Dictionary<string, byte[]> one, Dictionary<string, byte[]> other) =>
        one.Count == other.Count && one.All(f => Has(other, f));

    private static Process Start(string[] words) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task<int> StopAsync(Process process, string signal)
    {
        using (var kill = Process.Start(new ProcessStartInfo("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!)
            await kill.WaitForExitAsync();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        await Task.WhenAll(output, error);
        return process.ExitCode;
    }

    private static async Task FinishAsync(Process process)
    {
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            if (process.ExitCode != ExitCode.Done)
                throw new InvalidOperationException($"exit code {process.ExitCode}: {await output} {await error}");
        }
    }
}
