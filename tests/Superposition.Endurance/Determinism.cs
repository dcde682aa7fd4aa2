using System.Diagnostics;
using System.Text.RegularExpressions;
using Superposition.Cli;

namespace Superposition.Endurance;

/// <summary>Runs every command on other numbers of threads, with other vectors, cultures, time zones and current folders, and compares all bytes with those of a plain run.</summary>
/// <remarks>A manifest names the logical cores and the vectors that the runtime was given; these words alone may differ.</remarks>
internal static partial class Determinism
{
    private const string Out = "OUT";

    /// <summary>Odd sizes, so that vectors have a rest.</summary>
    private static readonly string[] Commands =
    [
        "--help",
        $"derive --out {Out} --json",
        "evaluate --w1 1 --w2=-3/4 --density 0.3 --importance 0.9 --json",
        "evaluate --w1 1e-100 --w2 1 --density 0.3",
        "classify --density 1/2 --importance 3/10 --json",
        "classify --density 1e-30 --importance 1",
        $"transitions --importance 3/10 --plot {Out}",
        "boundaries --json",
        $"diagram --size 47x33 --out {Out} --json",
        $"basins --density 1/2 --importance 3/10 --trajectories 501 --resolution 34 --map {Out} --shares --json",
        $"surface --density 1/2 --importance 3/10 --resolution 33 --out {Out}",
        $"explore --out {Out}",
        $"export --to all --out {Out} --json",
        $"export --to certificate --density 1/2 --importance 3/10 --out {Out}",
        "check --points 3 --samples 20003 --json",
        $"report --samples 20000 --out {Out}",
        $"report --density 1/2 --importance 3/10 --samples 20000 --out {Out}",
    ];

    private static readonly (string Name, (string Variable, string Value)[] Environment, bool HasCultures)[] Surroundings =
    [
        ("again", [], false),
        ("1 thread", [("DOTNET_PROCESSOR_COUNT", "1")], false),
        ("2 threads", [("DOTNET_PROCESSOR_COUNT", "2")], false),
        ("8 threads", [("DOTNET_PROCESSOR_COUNT", "8")], false),
        ("no AVX-512", [("DOTNET_EnableAVX512", "0")], false),
        ("no AVX2", [("DOTNET_EnableAVX2", "0")], false),
        ("no vectors", [("DOTNET_EnableHWIntrinsic", "0")], false),
        ("first code only", [("DOTNET_TieredCompilation", "0")], false),
        ("de-DE, Kathmandu", [("LC_ALL", "de_DE.UTF-8"), ("LANG", "de_DE.UTF-8"), ("TZ", "Asia/Kathmandu")], true),
        ("tr-TR, St John's", [("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "America/St_Johns")], true),
        ("ar-SA, Kiritimati", [("LC_ALL", "ar_SA.UTF-8"), ("LANG", "ar_SA.UTF-8"), ("TZ", "Pacific/Kiritimati")], true),
    ];

    /// <summary>Compares every command in every surrounding, each in a current folder of its own.</summary>
    /// <returns>Whether all bytes were the same.</returns>
    public static async Task<bool> RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("superposition-determinism-");
        var (compared, different) = (0, 0);
        try
        {
            // The program lives in one culture; these settings let it see all.
            var settings = Path.Combine(root.FullName, "cultures.runtimeconfig.json");
            await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(Path.ChangeExtension(Program, "runtimeconfig.json"))).Replace("\"System.Globalization.Invariant\": true,", "", StringComparison.Ordinal));
            foreach (var command in Commands)
            {
                var expected = await Outputs(root, command, root.FullName, [], []);
                foreach (var (name, environment, hasCultures) in Surroundings)
                {
                    var elsewhere = root.CreateSubdirectory($"where {compared}").FullName;
                    var actual = await Outputs(root, command, elsewhere, environment, hasCultures ? ["exec", "--runtimeconfig", settings] : []);
                    var names = expected.Keys.Union(actual.Keys).Where(n => !(expected.TryGetValue(n, out var e) && actual.TryGetValue(n, out var a) && e.AsSpan().SequenceEqual(a))).ToList();
                    (compared, different) = (compared + expected.Count, different + names.Count);
                    if (names.Count > 0)
                        Console.WriteLine($"DIFFERS: {name}: {command}: {string.Join(", ", names)}");
                }
            }
        }
        finally
        {
            root.Delete(recursive: true);
        }

        Console.WriteLine($"{Commands.Length} commands, {Surroundings.Length} surroundings, {compared} outputs compared, {different} different");
        return different == 0;
    }

    private static string Program => typeof(CommandLine).Assembly.Location;

    /// <summary>What a command prints and writes, by the names of the files; the folder has the same name each time, for manifests hold it.</summary>
    private static async Task<Dictionary<string, byte[]>> Outputs(DirectoryInfo root, string command, string currentFolder, (string Variable, string Value)[] environment, string[] host)
    {
        var folder = Path.Combine(root.FullName, "out");
        var start = new ProcessStartInfo("dotnet", [.. host, Program, .. command.Split(' ').Select(word => word == Out ? folder : word)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = currentFolder,
        };
        foreach (var (variable, value) in environment)
            start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        using var printed = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(printed);
        await process.WaitForExitAsync();
        if (process.ExitCode != ExitCode.Done)
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {await error}");
        var outputs = new Dictionary<string, byte[]> { ["standard output"] = printed.ToArray() };
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.GetFiles(folder))
                outputs.Add(Path.GetFileName(file), WithoutProcessor(await File.ReadAllBytesAsync(file)));
            Directory.Delete(folder, recursive: true);
        }

        return outputs;
    }

    private static byte[] WithoutProcessor(byte[] content) => [.. Processor().Replace(System.Text.Encoding.Latin1.GetString(content), "PROCESSOR").Select(c => (byte)c)];

    [GeneratedRegex("[0-9]+ logical cores?, (AVX-512|AVX2|no 256-bit vectors)")]
    private static partial Regex Processor();
}
