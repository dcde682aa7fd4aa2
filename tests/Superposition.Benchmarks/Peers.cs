using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Superposition.Benchmarks;

/// <summary>The same work by this program and by others, in C++ and in Python, run in turn: job, ours, rival, ratio.</summary>
/// <remarks>A peer is a file of the folder peers/ that prints its rate as its first word. A peer that cannot run is named with the reason.</remarks>
public static class Peers
{
    private const string SamplerSamples = "100000000";

    /// <summary>Builds and runs all peers and prints the table.</summary>
    public static void Compare()
    {
        var folder = Directory.CreateTempSubdirectory("peers-").FullName;
        try
        {
            Console.WriteLine($"{"job",-28}{"ours",12}{"rival",12}  ratio  (per second)");
            var sampler = Path.Combine(folder, "sampler");
            var unbuilt = Run("g++", "-O3", "-march=native", "-std=c++17", "-pthread", Source("sampler.cc"), "-o", sampler).Error;
            foreach (var threads in new[] { 1, 2 })
            {
                Print(
                    $"samples, {threads} threads, C++",
                    () => MonteCarloBenchmarks.Rate(long.Parse(SamplerSamples, CultureInfo.InvariantCulture), threads),
                    () => unbuilt is null ? Run(sampler, SamplerSamples, threads.ToString(CultureInfo.InvariantCulture)) : (null, unbuilt));
            }

            Print(
                "samples, 1 thread, NumPy",
                () => MonteCarloBenchmarks.Rate(10_000_000, 1),
                () => Run("python3", Source("sampler.py"), "10000000"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Ours, theirs, ours, theirs: what else the machine does hits both; the best of two counts.
    private static void Print(string job, Func<double> ours, Func<(string? Output, string? Error)> rival)
    {
        var (best, bestRival) = (0.0, 0.0);
        for (var turn = 0; turn < 2; turn++)
        {
            best = Math.Max(best, ours());
            var (output, error) = rival();
            if (error is not null)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job,-28}{best,12:G4}     skipped: {error}"));
                return;
            }

            bestRival = Math.Max(bestRival, double.Parse(output!.Split(' ')[0], CultureInfo.InvariantCulture));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job,-28}{best,12:G4}{bestRival,12:G4}  {best / bestRival:F2}"));
    }

    private static string Source(string name) => Path.Combine(AppContext.BaseDirectory, "peers", name);

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
}
