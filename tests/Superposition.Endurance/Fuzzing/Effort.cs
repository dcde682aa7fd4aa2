using System.Diagnostics;

namespace Superposition.Endurance.Fuzzing;

/// <summary>The processor time that one target is given, and what came of it.</summary>
/// <param name="limit">Processor time of this process.</param>
internal sealed class Effort(TimeSpan limit)
{
    private const int MostFindings = 20;
    private static readonly TimeSpan Endless = TimeSpan.FromMinutes(2);
    private readonly TimeSpan _start = Environment.CpuUsage.TotalTime;
    private readonly HashSet<string> _outcomes = [];
    private TimeSpan _elsewhere;

    public long Executions { get; private set; }

    public int Outcomes => _outcomes.Count;

    /// <summary>The processor time used so far, in this process and in those that it started.</summary>
    public TimeSpan Used => Environment.CpuUsage.TotalTime - _start + _elsewhere;

    public TimeSpan Left => limit - Used;

    public bool IsSpent => Used >= limit || Findings.Count >= MostFindings;

    /// <summary>The longest execution; in processor time, as other programs share the machine.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>The smallest input that breaks each law, with what was seen.</summary>
    public Dictionary<string, (string Input, string Seen)> Findings { get; } = [];

    /// <summary>Runs one case.</summary>
    /// <returns>Whether its outcome is new, and the exception that makes it a finding.</returns>
    public (bool IsNew, Exception? Failure) Try(Func<string> run, Func<string> input, TimeSpan most)
    {
        var before = Environment.CpuUsage.TotalTime;
        using var endless = new Timer(_ => End(input()), null, Endless, Timeout.InfiniteTimeSpan);
        var (outcome, failure) = Guarded(run);
        var time = Environment.CpuUsage.TotalTime - before;
        Executions++;
        if (time > Slowest)
            Slowest = time;
        if (failure is null && time > most)
            failure = new FindingException($"a case takes at most {most.TotalSeconds} s", $"{time.TotalSeconds} s");
        return (_outcomes.Add(outcome), failure);
    }

    /// <summary>What a case comes to; exceptions are findings.</summary>
    public static (string Outcome, Exception? Failure) Guarded(Func<string> run)
    {
        try
        {
            return (run(), null);
        }
        catch (Exception e) when (e is not UnreachableException)
        {
            return (FindingException.LawOf(e), e);
        }
    }

    public void Find(Exception failure, string input) => Findings.TryAdd(FindingException.LawOf(failure), (input, failure.ToString()));

    /// <summary>A case that does not end cannot be stopped; the process ends with it.</summary>
    private static void End(string input)
    {
        Console.WriteLine($"\nno end within {Endless.TotalMinutes} minutes\n  input {input}");
        Environment.Exit(1);
    }

    /// <summary>Adds what other processes did.</summary>
    public void Add(long executions, IEnumerable<string> outcomes, TimeSpan processorTime, TimeSpan slowest)
    {
        Slowest = slowest > Slowest ? slowest : Slowest;
        Executions += executions;
        _outcomes.UnionWith(outcomes);
        _elsewhere += processorTime;
    }
}
