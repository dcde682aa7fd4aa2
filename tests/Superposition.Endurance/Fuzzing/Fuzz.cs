using System.Globalization;
using Superposition.Tests.Algebra;

namespace Superposition.Endurance.Fuzzing;

/// <summary>Random inputs against everything that reads one, for a given processor time.</summary>
internal static class Fuzz
{
    private static IReadOnlyList<Target> Targets() =>
    [
        NumberTarget.Numbers, CommandTarget.Numbers, InfixTarget.Infix, CommandTarget.Commands(),
        new LawTarget("laws, 5 variables", LawsOfManyVariables.All), new LawTarget("laws, 1 variable", LawsOfOneVariable.All),
        .. CertificateTarget.Missing is null ? [new CertificateTarget()] : Array.Empty<Target>(), new BombTarget(),
    ];

    /// <summary>Attacks one target after another, each for the same processor time, and prints what came of it.</summary>
    /// <param name="processorTime">For all targets together.</param>
    /// <param name="seed">The cases follow from it.</param>
    /// <returns>Whether nothing was found.</returns>
    public static bool Run(TimeSpan processorTime, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("superposition-fuzz-");
        Environment.CurrentDirectory = folder.FullName;
        try
        {
            return Attack(Targets(), processorTime, seed);
        }
        finally
        {
            Environment.CurrentDirectory = Path.GetTempPath();
            folder.Delete(recursive: true);
        }
    }

    private static bool Attack(IReadOnlyList<Target> targets, TimeSpan processorTime, int seed)
    {
        Console.WriteLine($"seed {seed}\n\n| target | executions | processor seconds | outcomes | slowest case, s | findings |\n|---|---|---|---|---|---|");
        var efforts = new List<(Target Target, Effort Effort, TimeSpan Used)>();
        foreach (var target in targets)
        {
            var effort = new Effort(processorTime / targets.Count(t => t is not BombTarget)); // bombs are a list with an end
            var (_, failure) = Effort.Guarded(() =>
            {
                target.Attack(seed, effort);
                return "";
            });
            if (failure is not null)
                effort.Find(failure, "none: the attack did not begin or end");
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
        if (CertificateTarget.Missing is { } reason)
            Console.WriteLine($"\ncertificates: skipped, {reason}");
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
