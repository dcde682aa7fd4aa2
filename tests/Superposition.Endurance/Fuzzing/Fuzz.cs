using System.Globalization;

namespace Superposition.Endurance.Fuzzing;

/// <summary>Random inputs against everything that reads one, for a given processor time.</summary>
internal static class Fuzz
{
    private static IReadOnlyList<Target> Targets => [NumberTarget.Numbers, InfixTarget.Infix];

    /// <summary>Attacks one target after another, each for the same processor time, and prints what came of it.</summary>
    /// <param name="processorTime">For all targets together.</param>
    /// <param name="seed">The cases follow from it.</param>
    /// <returns>Whether nothing was found.</returns>
    public static bool Run(TimeSpan processorTime, int seed)
    {
        Console.WriteLine($"seed {seed}\n\n| target | executions | processor seconds | outcomes | slowest case, s | findings |\n|---|---|---|---|---|---|");
        var efforts = new List<(Target Target, Effort Effort, TimeSpan Used)>();
        foreach (var target in Targets)
        {
            var effort = new Effort(processorTime / Targets.Count);
            target.Attack(seed, effort);
            efforts.Add((target, effort, effort.Used));
            Print(target.Name, effort.Executions, efforts[^1].Used, effort.Outcomes, effort.Slowest, effort.Findings.Count);
        }

        var all = efforts.ConvertAll(e => e.Effort);
        Print(
            "together",
            all.Sum(e => e.Executions),
            TimeSpan.FromTicks(efforts.Sum(e => e.Used.Ticks)),
            all.Sum(e => e.Outcomes),
            all.Max(e => e.Slowest),
            all.Sum(e => e.Findings.Count));
        foreach (var (target, effort, _) in efforts)
        {
            foreach (var (law, (input, seen)) in effort.Findings)
                Console.WriteLine($"\n{target.Name}: {law}\n  input {input}\n  {seen}");
        }

        return all.TrueForAll(e => e.Findings.Count == 0);
    }

    private static void Print(string name, long executions, TimeSpan used, int outcomes, TimeSpan slowest, int findings) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {executions} | {used.TotalSeconds:F1} | {outcomes} | {slowest.TotalSeconds:F3} | {findings} |"));
}
