using System.Text.RegularExpressions;

namespace Superposition.Endurance.Fuzzing;

/// <summary>The commands with the options that their help shows, and what keeps a run of each short.</summary>
internal sealed partial class CommandOptions
{
    /// <summary>Each command: how often it is tried, and the options without which it would work for long.</summary>
    private static readonly (string Command, int Weight, string[] Short)[] Commands =
    [
        ("evaluate", 60, []), ("classify", 40, []), ("transitions", 20, []), ("boundaries", 10, ["--points=2"]), ("check", 20, ["--points=2", "--samples=300"]),
        ("export", 20, ["--out=made/x"]), ("basins", 20, ["--trajectories=7"]), ("derive", 1, ["--out=made"]), ("surface", 1, ["--resolution=16", "--out=made"]),
        ("explore", 1, ["--out=made"]), ("diagram", 1, ["--size=3x2", "--out=made"]), ("report", 10, ["--samples=0", "--out=made"]), ("--help", 1, []), ("--version", 1, []),
    ];

    /// <summary>Options that ask for seconds of drawing, or for another program.</summary>
    private static readonly string[] Long = ["--plot", "--shares", "--pdf", "--map", "--relative-error"];

    private readonly Dictionary<string, (string Option, string Kind)[]> _options;
    private readonly string[] _weighted = [.. Commands.SelectMany(c => Enumerable.Repeat(c.Command, c.Weight))];

    private CommandOptions(Dictionary<string, (string Option, string Kind)[]> options) => _options = options;

    public static CommandOptions Read() => new(Commands.ToDictionary(c => c.Command, c => Options(c.Command), StringComparer.Ordinal));

    /// <summary>A command with some of its options, most of them with values near those that are accepted.</summary>
    public string[] Words(Random random, Func<Random, string> number)
    {
        var command = _weighted[random.Next(_weighted.Length)];
        var needed = Commands.Single(c => c.Command == command).Short;
        var words = new List<string>(needed);
        foreach (var (option, kind) in _options[command])
        {
            var isCommon = option is "--density" or "--w1" or "--w2" or "--to";
            if (needed.Any(w => w.StartsWith(option + "=", StringComparison.Ordinal)) || random.Next(4) > (isCommon ? 2 : 0))
                continue;
            var value = Value(random, kind, number);
            words.Add(kind.Length == 0 ? option : random.Next(2) == 0 ? $"{option}={value}" : option);
            if (kind.Length > 0 && words[^1] == option)
                words.Add(value);
        }

        if (random.Next(6) == 0)
            words.Insert(random.Next(words.Count + 1), Odd(random, number));
        if (random.Next(12) == 0 && words.Count > 0)
            words.Add(words[random.Next(words.Count)]);
        return [command, .. words];
    }

    /// <summary>Whether the words name no work of more than a second or two.</summary>
    public static bool IsShort(IReadOnlyList<string> words)
    {
        var named = Commands.Where(c => words.Contains(c.Command)).ToList();
        return named.TrueForAll(c => c.Short.All(words.Contains)) && !words.Any(w => Long.Any(l => w.StartsWith(l, StringComparison.Ordinal)));
    }

    private static string Value(Random random, string kind, Func<Random, string> number) => random.Next(20) == 0 ? Odd(random, number) : kind switch
    {
        "number" => random.Next(4) switch { 0 => number(random), 1 => $"{random.Next(1, 100)}/100", 2 => $"0.{random.Next(1, 10000):0000}", _ => $"{random.Next(1, 12)}e-{random.Next(1, 40)}" },
        "count" => random.Next(2) == 0 ? $"{random.Next(40)}" : number(random),
        "size" => $"{random.Next(9)}x{random.Next(9)}",
        "language" => new[] { "c", "python", "all", "certificate", "julia", "sympy", "C" }[random.Next(7)],
        "folder" => "made/" + random.Next(3),
        _ => "x",
    };

    private static string Odd(Random random, Func<Random, string> number) => random.Next(12) switch
    {
        0 => "",
        1 => "--",
        2 => "-",
        3 => new string("x9-\u00e9\0 "[random.Next(6)], 1 << random.Next(18)),
        4 => "--density" + new[] { "", "=", ":", "==1", " 1", "\u00a0" }[random.Next(6)],
        5 => "@" + number(random),
        6 => new[] { "[diagram]", "[suggest:3]", "--no-json", "/json", "--JSON", "-h", "-?", "--version", "--json=false", "--json", "--json:true" }[random.Next(11)],
        7 => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(0x10000))),
        8 => "\ud800" + number(random),
        9 => "evaluate",
        _ => number(random),
    };

    private static (string Option, string Kind)[] Options(string command) =>
    [
        .. OptionLine().Matches(CommandRun.Of(command, "--help").Output).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).Where(o => !Long.Contains(o.Item1)),
    ];

    [GeneratedRegex(@"^  (--[a-z0-9-]+)(?: <([a-z]+)>)?", RegexOptions.Multiline)]
    private static partial Regex OptionLine();
}
