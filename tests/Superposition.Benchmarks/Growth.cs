using System.Collections.Immutable;
using System.Globalization;

namespace Superposition.Benchmarks;

/// <summary>How time and memory grow with the size of the work, on one thread and on two.</summary>
/// <param name="Work">The work.</param>
/// <param name="Threads">The number of threads.</param>
/// <param name="Seconds">The time for each of its sizes.</param>
/// <param name="Bytes">How much more memory the process takes at most than in the smallest size, for each of its sizes.</param>
internal sealed record Growth(GrowthWork Work, int Threads, ImmutableArray<double> Seconds, ImmutableArray<double> Bytes)
{
    /// <summary>Less than this is no more than chance: what the process takes by itself.</summary>
    public const double LeastBytes = 4e6;

    /// <summary>The least number of sizes behind a slope; smaller work takes the time of starting threads.</summary>
    private const int FittedSizes = 3;

    /// <summary>The exponent of the size in the time, fitted to the largest sizes.</summary>
    public double TimeSlope => Slope([.. Work.Sizes.Zip(Seconds).TakeLast(FittedSizes)]);

    /// <summary>The exponent of the size in the memory, fitted to those of the largest sizes that take more than the least; 0 where no two do.</summary>
    public double MemorySlope => Slope([.. Work.Sizes.Zip(Bytes).TakeLast(FittedSizes).Where(p => p.Second > LeastBytes)]);

    /// <summary>Measures all work, each size in a process of its own, prints a table and writes the figure.</summary>
    /// <param name="folder">Where the figure and its data go.</param>
    public static void Measure(string folder)
    {
        Console.WriteLine($"{Machine.Description()}.\n\n| work | largest size | threads | time | slope | memory | slope | bytes a unit |\n|---|--:|--:|--:|--:|--:|--:|--:|");
        var growths = new List<Growth>();
        foreach (var work in GrowthWork.All)
        {
            foreach (var threads in new[] { 1, 2 })
            {
                var runs = work.Sizes.Select(size => (size, InProcess(work, size, threads))).ToList();
                var growth = new Growth(work, threads, [.. runs.Select(r => r.size / r.Item2.Rate)], [.. runs.Select(r => Math.Max(LeastBytes, double.Parse(r.Item2.Found, CultureInfo.InvariantCulture)))]);
                Console.WriteLine(growth.ToMarkdown());
                growths.Add(growth);
            }
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, write) in GrowthFigure.Of([.. growths]).Files("dotnet run -c Release --project tests/Superposition.Benchmarks -- growth"))
        {
            using var file = File.Create(Path.Combine(folder, name));
            write(file);
        }

        Console.WriteLine($"\nThe figure is in {folder}.");
    }

    /// <summary>Does one size of one work in this process and prints its rate and its memory; the other side of <see cref="Measure"/>.</summary>
    public static void MeasureOne(string name, string size, string threads)
    {
        var (rate, bytes) = GrowthWork.All.Single(work => work.Name == name).Measure(long.Parse(size, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate:R} {bytes}"));
    }

    private string ToMarkdown() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Work.Name} | {Quantity.Of(Work.Sizes[^1], "")} | {Threads} | {Quantity.Of(Seconds[^1], "s")} | {TimeSlope:F2} | {(Bytes[^1] > LeastBytes ? "" : "< ")}{Quantity.Of(Bytes[^1], "B")} | {MemorySlope:F2} | {Bytes[^1] / Work.Sizes[^1]:G2} |");

    private static Measurement InProcess(GrowthWork work, long size, int threads) => Measurement.Parse(PeerPrograms.Output(
        "dotnet",
        [typeof(Growth).Assembly.Location, "growth", work.Name, size.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture)]));

    /// <summary>The slope of the line of least squares through the logarithms; 0 for fewer than two points.</summary>
    private static double Slope(ImmutableArray<(long Size, double Value)> points)
    {
        if (points.Length < 2)
            return 0;
        var (x, y) = (points.Select(p => Math.Log(p.Size)).ToList(), points.Select(p => Math.Log(p.Value)).ToList());
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y).Sum(p => (p.First - meanX) * (p.Second - meanY)) / x.Sum(v => (v - meanX) * (v - meanX));
    }
}
