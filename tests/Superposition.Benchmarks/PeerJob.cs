using System.Collections.Immutable;
using System.Globalization;

namespace Superposition.Benchmarks;

/// <summary>One row of the table of rivals: the same work by two programs.</summary>
/// <param name="Name">The name by which it is asked for.</param>
/// <param name="Work">The work in few words.</param>
/// <param name="Rival">The rival.</param>
/// <param name="Threads">The number of threads of both.</param>
/// <param name="Ours">Does the work once with this program.</param>
/// <param name="Theirs">Does the work once with the rival.</param>
/// <param name="LimitedBy">What bounds the rate.</param>
/// <param name="Limit">The bound, where there is one that can be counted.</param>
internal sealed record PeerJob(
    string Name, string Work, string Rival, int Threads, Func<Measurement> Ours, Func<Measurement> Theirs, string LimitedBy, PhysicalLimit? Limit)
{
    private const int RateTurns = 5;
    private const int ProcessTurns = 20;

    /// <summary>Whether a unit is a whole process: then times are shown, and the median of many counts; else rates, and the best of few.</summary>
    public bool IsProcess { get; init; }

    /// <summary>Ours, theirs, ours, theirs: what else the machine does hits both.</summary>
    /// <exception cref="PeerFailedException">One of them cannot run.</exception>
    public PeerRow Run(PhysicalLimits limits)
    {
        var turns = ImmutableArray.CreateBuilder<(double Ours, double Theirs)>();
        var found = "";
        for (var turn = 0; turn < (IsProcess ? ProcessTurns : RateTurns); turn++)
        {
            // The rival first: it may not be there, which is then known early.
            var theirs = Theirs();
            turns.Add((Ours().Rate, theirs.Rate));
            found = theirs.Found;
        }

        return new(this, turns.ToImmutable(), found, Limit is null ? null : limits.PerSecond(Limit.Resource, Threads) / Limit.PerUnit);
    }
}

/// <summary>What came of a <see cref="PeerJob"/>.</summary>
/// <param name="Job">The job.</param>
/// <param name="Turns">The rates of both, in each turn.</param>
/// <param name="Found">What the rival found.</param>
/// <param name="Possible">The rate that the machine allows, if that is known.</param>
internal sealed record PeerRow(PeerJob Job, ImmutableArray<(double Ours, double Theirs)> Turns, string Found, double? Possible)
{
    /// <summary>The heads of the columns, and the line below them.</summary>
    public const string Head = """
        | job | work | rival | threads | ours | rival | ratio | limited by | share |
        |---|---|---|--:|--:|--:|--:|---|--:|
        """;

    /// <summary>Our rate per second.</summary>
    public double Ours => Typical(Turns.Select(t => t.Ours));

    /// <summary>The rival's rate per second.</summary>
    public double Theirs => Typical(Turns.Select(t => t.Theirs));

    /// <summary>The row in Markdown. Behind the ratio are the least and the greatest of any turn.</summary>
    public string ToMarkdown()
    {
        var ratios = Turns.Select(t => t.Ours / t.Theirs).ToList();
        return $"| {Job.Name} | {Job.Work} | {Job.Rival} | {Job.Threads} | {Shown(Ours)} | {Shown(Theirs)} "
            + $"| **{Quantity.Ratio(Ours / Theirs)}** ({Quantity.Ratio(ratios.Min())} to {Quantity.Ratio(ratios.Max())}) "
            + $"| {Job.LimitedBy} | {(Possible is { } possible ? (Ours / possible).ToString("P0", CultureInfo.InvariantCulture) : "-")} |";
    }

    private string Shown(double rate) => Job.IsProcess ? Quantity.Of(1 / rate, "s") : Quantity.Of(rate, "/s");

    private double Typical(IEnumerable<double> rates) => Job.IsProcess ? rates.Order().ElementAt(Turns.Length / 2) : rates.Max();
}
