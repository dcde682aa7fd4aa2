using System.Collections.Immutable;
using System.CommandLine;

namespace Superposition.Cli;

/// <summary>A command as the overview shows it; its options are set up only where they are asked for.</summary>
/// <param name="Name">The word that names it.</param>
/// <param name="Summary">What it does, in one line.</param>
/// <param name="Create">The command with its options and its action.</param>
internal sealed record CommandEntry(string Name, string Summary, Func<Command> Create)
{
    /// <summary>What the program is, and its exit codes.</summary>
    public const string Program =
        "Exact analysis of the smallest toy model of superposition: 2 features, 1 hidden dimension, ReLU output, no bias.\n"
        + "Exit codes: 0 done, 1 a check failed, 2 bad usage or input, 3 undecided or not written, 130 interrupted.";

    /// <summary>All commands, from the formula to the report.</summary>
    public static ImmutableArray<CommandEntry> All { get; } =
    [
        new("derive", "the closed form of the loss from the definition of the model, with every step; theorems for all parameters", DeriveCommand.Create),
        new("evaluate", "loss, gradient and Hessian at given weights, exact and decimal", EvaluateCommand.Create),
        new("classify", "all critical points at a density and an importance, with the proof that none is missing", ClassifyCommand.Create),
        new("transitions", "every transition, spinodal and crossover as the density grows at fixed importance", TransitionsCommand.Create),
        new("boundaries", "the boundaries in the plane of density and importance: exact curves, certified points", BoundariesCommand.Create),
        new("diagram", "the phase diagram over density and importance as pictures and data", DiagramCommand.Create),
        new("basins", "the share of random initial weights that ends in each minimum; a map of the basins", BasinsCommand.Create),
        new("surface", "the loss over the weight plane as pictures and data, with every critical point", SurfaceCommand.Create),
        new("explore", "one page to explore all of this by hand: drag density and importance, everything follows", ExploreCommand.Create),
        new("check", "the network itself, run forward on random inputs, against the closed form", CheckCommand.Create),
        new("export", "the closed form in other languages: Python, C, JavaScript, computer algebra and more", ExportCommand.Create),
        new("report", "everything for the claims of the source in one page; or everything about one point", ReportCommand.Create),
    ];

    /// <summary>The commands that the parser has to know: the one that the first word names, else all.</summary>
    public static IEnumerable<CommandEntry> Needed(IReadOnlyList<string> arguments) =>
        arguments.Count > 0 && All.FirstOrDefault(c => c.Name == arguments[0]) is { } named ? [named] : All;

    /// <summary>The help of the program as a whole.</summary>
    public static string Overview =>
        $"""
        {Program}

        Usage:
          superposition COMMAND [options]

        Commands:
        {string.Join('\n', All.Select(c => $"  {c.Name,-12} {c.Summary}"))}

        Options:
          -?, -h, --help  this text; behind a command its options, what they accept, and examples
          --version       the version of the program

        """;
}
