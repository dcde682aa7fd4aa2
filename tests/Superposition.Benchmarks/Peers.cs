using System.Globalization;

namespace Superposition.Benchmarks;

/// <summary>The same work by this program and by others, in turn, as a table in Markdown.</summary>
/// <remarks>A rival is a file of the folder peers/, run as <see cref="PeerPrograms"/> says. One that cannot run is named with the reason.</remarks>
internal static class Peers
{
    /// <summary>Every row, in the order of the table.</summary>
    private static IEnumerable<PeerJob> Jobs(PeerPrograms programs)
    {
        var (published, documents) = (new PublishedPrograms(programs.Folder), Path.Combine(programs.Folder, "derivations"));
        Work derive = new("J1", "derivations", 200, (count, _) => PipelineBenchmarks.DeriveRate(count), "-", null);
        Work losses = new("J2a", "losses", 1 << 20, LossBenchmarks.LossRate, "arithmetic", PhysicalLimit.Losses);
        Work jets = new("J2b", "losses with gradient, Hessian", 1 << 20, LossBenchmarks.JetRate, "arithmetic", PhysicalLimit.Jets);
        Work gridPoints = new("J2c", "losses on a 4096 x 4096 grid", 4096, LossBenchmarks.GridRate, "bandwidth", PhysicalLimit.GridPoints);
        Work censuses = new("J3", "certified censuses", 500_000, CensusBenchmarks.DoubleRate, "arithmetic", null);
        Work exactCensuses = new("J3", "exact censuses", 1000, CensusBenchmarks.ExactRate, "-", null);
        Work cells = new("J4", "diagram cells", 2048 * 2048, CensusBenchmarks.DiagramRate, "arithmetic", null);
        Work samples = new("J5", "samples", 100_000_000, MonteCarloBenchmarks.Rate, "arithmetic", PhysicalLimit.Samples);
        Work trajectories = new("J6", "trajectories", 200_000, BasinBenchmarks.Rate, "arithmetic", null);
        return
        [
            Against(derive, "derive.cc", 1, 10_000),
            Against(derive, "derive.gp", 1, 500),
            Against(derive, "derive.py", 1, 10, "poly"),
            Against(derive, "derive.py", 1, 200, "ring"),
            Process("J1", "`derive`", "`python3 -c 'import sympy'`", ["derive", "--out", documents], () => PeerPrograms.PythonTime("-c", "import sympy")),
            Against(losses, "loss.cc", 1, mode: "loss"),
            Against(losses, "loss.cc", 2, mode: "loss"),
            Against(losses, "loss.py", 1, mode: "loss"),
            Against(jets, "loss.cc", 1, mode: "jet"),
            Against(jets, "loss.cc", 2, mode: "jet"),
            Against(jets, "loss.py", 1, mode: "jet"),
            Against(gridPoints, "loss.cc", 1, mode: "grid"),
            Against(gridPoints, "loss.cc", 2, mode: "grid"),
            Against(censuses, "census.cc", 1),
            Against(censuses, "census.cc", 2),
            Against(censuses, "census.py", 1, 2000),
            Against(exactCensuses, "census_exact.cc", 1),
            Against(cells, "diagram.cc", 1),
            Against(cells, "diagram.cc", 2),
            Against(samples, "sampler.cc", 1),
            Against(samples, "sampler.cc", 2),
            Against(samples, "sampler.py", 1, 10_000_000),
            Against(trajectories, "trajectories.cc", 1),
            Against(trajectories, "trajectories.cc", 2),
            Against(trajectories, "trajectories_numpy.py", 1, 16_384),
            Against(trajectories, "trajectories_scipy.py", 1, 200),
            Process("start-up", "`--help`", "empty .NET program", ["--help"], () => PeerPrograms.Time(published.Empty)),
            Process("start-up", "`classify`", "empty .NET program", ["classify", "--density", "1/2", "--importance", "3/10"], () => PeerPrograms.Time(published.Empty)),
        ];

        PeerJob Against(Work work, string rival, int threads, long? count = null, string? mode = null) => new(
            work.Name, work.Units, mode is null ? rival : $"{rival} {mode}", threads,
            () => new(work.Ours(work.Count, threads), ""),
            () => programs.Run(rival, [Text(count ?? work.Count), Text(threads), .. mode is null ? [] : new[] { mode }]),
            work.LimitedBy, work.Limit);

        PeerJob Process(string name, string command, string rival, string[] words, Func<Measurement> theirs) =>
            new(name, command, rival, 1, () => PeerPrograms.Time(published.Command, words), theirs, "-", null) { IsProcess = true };
    }

    /// <summary>Builds and runs the rivals of all jobs, or of those with the given names, and prints the table.</summary>
    /// <returns>Whether there are jobs of these names.</returns>
    public static bool Compare(IReadOnlyCollection<string> names)
    {
        using var programs = new PeerPrograms();
        var jobs = Jobs(programs).ToList();
        if (names.FirstOrDefault(name => jobs.TrueForAll(job => !IsNamed(job, name))) is { } unknown)
        {
            Console.Error.WriteLine($"no job '{unknown}'; there are {string.Join(", ", jobs.Select(job => job.Name).Distinct())}");
            return false;
        }

        Console.WriteLine($"{Machine.Description()}.\n\n{PeerRow.Head}");
        var (limits, rows, failures) = (new PhysicalLimits(programs), new List<PeerRow>(), new List<string>());
        foreach (var job in jobs.Where(job => names.Count == 0 || names.Any(name => IsNamed(job, name))))
        {
            try
            {
                rows.Add(job.Run(limits));
                Console.WriteLine(rows[^1].ToMarkdown());
            }
            catch (PeerFailedException e)
            {
                failures.Add($"- {job.Name}, {job.Rival} did not run: {e.Message}.");
            }
        }

        PrintNotes(rows, failures, limits);
        return true;
    }

    private static void PrintNotes(List<PeerRow> rows, List<string> failures, PhysicalLimits limits)
    {
        Console.WriteLine();
        Console.WriteLine("Rates are the best of five turns, times of processes the median of twenty; ours and the rival's alternate. The ratio says how many times as fast as the rival this");
        Console.WriteLine("program is, in brackets its range over the turns; the share, how much of the rate that the machine allows.");
        Console.WriteLine();
        foreach (var (name, limit) in rows.Where(row => row.Possible is not null).Select(row => (row.Job.Name, row.Job.Limit)).Distinct())
            Console.WriteLine($"- {name}: {limit}");
        foreach (var (resource, threads, rate) in limits.Measured)
            Console.WriteLine($"- The machine does {Quantity.Of(rate, $" {resource.Unit}/s")} on {Threads(threads)}.");
        foreach (var row in rows.Where(row => row.Found.Length > 0))
            Console.WriteLine($"- {row.Job.Name}, {row.Job.Rival} on {Threads(row.Job.Threads)} found: {row.Found}.");
        foreach (var failure in failures.Distinct())
            Console.WriteLine(failure);
    }

    private static string Threads(int threads) => threads == 1 ? "one thread" : string.Create(CultureInfo.InvariantCulture, $"{threads} threads");

    private static bool IsNamed(PeerJob job, string name) => job.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A kind of work that several rivals do.</summary>
    /// <param name="Name">The name by which it is asked for.</param>
    /// <param name="Units">What is counted.</param>
    /// <param name="Count">How many units ours does, and a rival that is not slow.</param>
    /// <param name="Ours">Our rate per second for a count and a number of threads.</param>
    /// <param name="LimitedBy">What bounds the rate.</param>
    /// <param name="Limit">The bound, where there is one that can be counted.</param>
    private sealed record Work(string Name, string Units, long Count, Func<long, int, double> Ours, string LimitedBy, PhysicalLimit? Limit);
}
