using System.Diagnostics;
using System.Globalization;
using Superposition.Cli;

namespace Superposition.Endurance;

/// <summary>Runs <c>classify</c> and <c>check</c> again and again in one process, and watches what the process keeps.</summary>
internal static class Soak
{
    private const int Readings = 60;
    private const int CensusesPerCheck = 20;
    private const double GrowthAllowed = 1.02;
    private static readonly double[] Magnitudes = [1, 3, 30, 300];

    /// <summary>Reads off memory and handles at 60 moments; the first fifth of the work, not of the time, is the warming up: a busy machine works by fits and starts.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>Whether each quantity's mean over the last fifth is at most 2 % above that of the fifth behind the warming up, and no run failed.</returns>
    public static async Task<bool> RunAsync(TimeSpan duration)
    {
        var random = new Random(20220914);
        var clock = Stopwatch.StartNew();
        var readings = new List<Reading>();
        var (censuses, checks) = (0L, 0L);
        Console.WriteLine("| minutes | censuses | checks | live managed memory, bytes | resident, MiB | handles | threads |\n|---|---|---|---|---|---|---|");
        while (readings.Count < Readings)
        {
            for (var i = 0; i < CensusesPerCheck; i++, censuses++)
                await RequireDoneAsync("classify", "--density", Between(random, -Magnitudes[i % 4], 0), "--importance", Between(random, -Magnitudes[i % 4], Magnitudes[i % 4]), "--json");
            await RequireDoneAsync("check", "--points", "2", "--samples", "20000", "--seed", Invariant(checks++ % 1000), "--json");
            if (clock.Elapsed < duration * (readings.Count + 1) / Readings)
                continue;
            var now = Reading.Now(censuses);
            readings.Add(now);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {clock.Elapsed.TotalMinutes:F1} | {censuses} | {checks} | {now.Managed} | {now.Resident / 1048576.0:F1} | {now.Handles} | {now.Threads} |"));
        }

        return Report("live managed memory", readings, r => r.Managed)
            & Report("resident memory", readings, r => r.Resident)
            & Report("handles", readings, r => r.Handles)
            & Report("threads", readings, r => r.Threads);
    }

    private static bool Report(string quantity, List<Reading> readings, Func<Reading, long> of)
    {
        var settled = readings.Where(r => r.Censuses >= readings[^1].Censuses / 5).ToList();
        var fifth = (settled.Count + 4) / 5;
        var (early, late) = (settled.Take(fifth).Average(of), settled.TakeLast(fifth).Average(of));
        var isFlat = late <= early * GrowthAllowed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{quantity}: {early:F0} early, {late:F0} late, {(late / early) - 1:P2}: {(isFlat ? "flat" : "GROWS")}"));
        return isFlat;
    }

    /// <summary>A number whose logarithm is uniform between two powers of ten.</summary>
    private static string Between(Random random, double low, double high)
    {
        var exponent = low + (random.NextDouble() * (high - low));
        var places = (int)Math.Floor(exponent);
        return $"{Invariant(Math.Floor(Math.Pow(10, exponent - places + 3)))}e{Invariant(places - 3)}";
    }

    private static string Invariant(double value) => value.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Exit code 1 of <c>check</c> is the failure that one of 1000 seeds is allowed.</summary>
    private static async Task RequireDoneAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(words, output, error);
        if (code != ExitCode.Done && (words[0], code) is not ("check", ExitCode.CheckFailed))
            throw new InvalidOperationException($"superposition {string.Join(' ', words)} ended with {code}: {error}");
    }

    /// <summary>What the process holds after a full collection.</summary>
    /// <param name="Censuses">How many censuses were done by then.</param>
    /// <param name="Managed">Live bytes of the managed heap.</param>
    /// <param name="Resident">Bytes of physical memory.</param>
    /// <param name="Handles">Open file descriptors, on Linux without those of assemblies: the runtime opens each when its first code runs, which may be late, and keeps it.</param>
    /// <param name="Threads">Threads of the operating system.</param>
    private sealed record Reading(long Censuses, long Managed, long Resident, long Handles, long Threads)
    {
        private const string Descriptors = "/proc/self/fd";

        public static Reading Now(long censuses)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            using var process = Process.GetCurrentProcess();
            return new(censuses, GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64, OpenHandles(process), process.Threads.Count);
        }

        private static int OpenHandles(Process process) => Directory.Exists(Descriptors)
            ? Directory.GetFiles(Descriptors).Count(file => new FileInfo(file).LinkTarget?.EndsWith(".dll", StringComparison.Ordinal) == false)
            : process.HandleCount;
    }
}
