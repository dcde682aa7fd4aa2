using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Superposition.Benchmarks;

/// <summary>The same work by this program and by others, in C++ and in Python, run in turn: job, ours, rival, ratio.</summary>
/// <remarks>
/// A peer is a file of the folder peers/ that prints its rate per second as its first word, and then what it found, which is shown beside. A peer
/// that cannot run is named with the reason.
/// </remarks>
public static class Peers
{
    /// <summary>Ours does at least so many units, since the slowest rivals do few.</summary>
    private const long OursAtLeast = 200_000;

    private static readonly Job[] Jobs =
    [
        new("samples", "sampler.cc", 1, 100_000_000, MonteCarloBenchmarks.Rate),
        new("samples", "sampler.cc", 2, 100_000_000, MonteCarloBenchmarks.Rate),
        new("samples", "sampler.py", 1, 10_000_000, MonteCarloBenchmarks.Rate),
        new("trajectories", "trajectories.cc", 1, 200_000, BasinBenchmarks.Rate),
        new("trajectories", "trajectories.cc", 2, 200_000, BasinBenchmarks.Rate),
        new("trajectories", "trajectories_numpy.py", 1, 16_384, BasinBenchmarks.Rate),
        new("trajectories", "trajectories_scipy.py", 1, 200, BasinBenchmarks.Rate),
    ];

    /// <summary>Builds and runs all peers and prints the table.</summary>
    public static void Compare()
    {
        var folder = Directory.CreateTempSubdirectory("peers-").FullName;
        try
        {
            var python = new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(name => Run(name, "-c", "import numpy").Error is null) ?? "python3";
            Console.WriteLine($"{"job",-14}{"rival",-24}{"threads",8}{"ours",12}{"rival",12}  ratio  (per second; what the rival found)");
            foreach (var job in Jobs)
                Print(job, folder, python);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Ours, theirs, ours, theirs: what else the machine does hits both; the best of two counts.
    private static void Print(Job job, string folder, string python)
    {
        var (best, bestRival, found) = (0.0, 0.0, "");
        for (var turn = 0; turn < 2; turn++)
        {
            best = Math.Max(best, job.Ours(Math.Max(job.Count, OursAtLeast), job.Threads));
            var (output, error) = RunRival(job, folder, python);
            if (error is not null)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job.Name,-14}{job.Rival,-24}{job.Threads,8}{best,12:G4}  skipped: {error}"));
                return;
            }

            var words = output!.Trim().Split(' ', 2);
            (bestRival, found) = (Math.Max(bestRival, double.Parse(words[0], CultureInfo.InvariantCulture)), words[1]);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{job.Name,-14}{job.Rival,-24}{job.Threads,8}{best,12:G4}{bestRival,12:G4}  {best / bestRival:F2}  ({found})"));
    }

    private static (string? Output, string? Error) RunRival(Job job, string folder, string python)
    {
        var (source, count) = (Path.Combine(AppContext.BaseDirectory, "peers", job.Rival), job.Count.ToString(CultureInfo.InvariantCulture));
        if (Path.GetExtension(job.Rival) == ".py")
            return Run(python, source, count);
        var program = Path.Combine(folder, Path.GetFileNameWithoutExtension(job.Rival));
        var unbuilt = File.Exists(program) ? null : Run("g++", "-O3", "-march=native", "-std=c++17", "-pthread", source, "-o", program).Error;
        return unbuilt is null ? Run(program, count, job.Threads.ToString(CultureInfo.InvariantCulture)) : (null, unbuilt);
    }

    private static (string? Output, string? Error) Run(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? (output, null) : (null, error.Result.Trim().Split('\n')[^1]);
        }
        catch (Win32Exception e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>A piece of work: its name, the file of the rival, and how many units of it are done on how many threads.</summary>
    private sealed record Job(string Name, string Rival, int Threads, long Count, Func<long, int, double> Ours);
}
