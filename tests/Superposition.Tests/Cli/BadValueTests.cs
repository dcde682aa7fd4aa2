using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Superposition.Tests.Cli;

/// <summary>
/// Every option that the help of a command shows, with every value that it must not take: exit code 2 or 3, one line on standard error that names the
/// option, nothing on standard output, nothing written. An option of a kind that has no values here makes the test fail.
/// </summary>
public sealed partial class BadValueTests(ITestOutputHelper log) : IDisposable
{
    private static readonly Dictionary<string, string[]> Bases = new()
    {
        ["derive"] = [],
        ["evaluate"] = ["--w1", "1", "--w2", "1", "--density", "1/2"],
        ["classify"] = ["--density", "1/2"],
        ["transitions"] = [],
        ["boundaries"] = [],
        ["diagram"] = [],
        ["basins"] = ["--density", "1/2"],
        ["surface"] = ["--density", "1/2"],
        ["explore"] = [],
        ["export"] = ["--to", "certificate", "--density", "1/2", "--importance", "1"],
        ["check"] = [],
        ["report"] = ["--density", "1/2"],
    };

    private static readonly string[] NotNumbers =
    [
        "", " ", "\t", "abc", "NaN", "nan", "Infinity", "-Infinity", "inf", "\u221e", "1/0", "0/0", "1/", "/2", "1/2/3", "1 /2", " 1/2", "1/2 ", "1,5", "1.000,5", "0x1", "1e",
        "e5", "1e1.5", "1e99999999999", "-1e99999999999", "1e-99999999999", "\uff11", "\u0661/\u0662", "\u00bd", "1_0", "1/2\n3", "1\r\n2", "1\u20282", "\0", "1\0", "--1", "1..2", ".", "-",
        "/", "@/dev/null", "$(id)", "1;2", "<b>1</b>", "%s%n", "1/2e", "\u22121", "0." + new string('9', 1_000_000), new string('7', 1_000_000) + "/3", "1/" + new string('3', 2000),
    ];

    private static readonly string[] OutOfRange = ["-1", "-1/2", "1e301", "1e400", "1e5000", "-1e-300"];

    private static readonly string[] NotCounts =
    [
        "", " ", "abc", "-1", "-0", "+5", "1.5", "1e3", "1,000", "1 000", "99999999999999999999", "9223372036854775808", " 5", "5 ", "\u0661\u0662", "\uff15", "0x10", "NaN", "1/1", "5\n",
        "\0", "1_000", new string('9', 1_000_000),
    ];

    private static readonly string[] NotSizes =
        ["", " ", "10", "x", "10x", "x10", "0x10", "10x0", "-1x10", "1.5x2", "10x10x10", "9000x10", "10x9000", "10\u00d710", "10 x 10", "99999999999999999999x1", "NaNxNaN", "\u0661x\u0661", "1e2x1e2"];

    private static readonly string[] NotLanguages = ["", " ", "Python", "PYTHON", "cobol", "python ", "python,c", "../c", "\u0441", "al", "all\n", "\0", new string('c', 1_000_000)];

    private static readonly string[] NotFolders = ["", " ", "\t", "-x", "--", "\0", "a\0b"];

    private readonly string _folder = TemporaryFolder.New();

    public static TheoryData<string> Commands => [.. Bases.Keys];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task No_option_takes_a_value_that_it_must_not(string command)
    {
        var before = Directory.GetFileSystemEntries(Environment.CurrentDirectory).Order().ToList();
        var (tried, slowest, options) = (0, TimeSpan.Zero, await Options(command));
        Assert.NotEmpty(options);
        foreach (var (option, kind) in options)
        {
            string[] others = [.. Without(Bases[command], option)];
            foreach (var value in Values(option, kind))
                await Refused(2, option, [command, .. others, $"{option}={value}"]);
            if (kind is "")
            {
                await Refused(2, "maybe", [command, .. others, $"{option}=maybe"]);
                continue;
            }

            var known = Known(option, kind);
            await Refused(2, option, [command, .. others, option, known, option, known]);
            if (option is not ("--map" or "--plot"))
                await Refused(2, option, [command, .. others, option]);
        }

        foreach (var word in new[] { "--frobnicate", "--Json", "-q", "extra", "\u2014json", "", "--out\u00a0x" })
            await Refused(2, word.Length == 0 ? "''" : word.Replace('\u00a0', ' ').Split(' ')[0], [command, .. Bases[command], word]);
        Assert.Equal(before, Directory.GetFileSystemEntries(Environment.CurrentDirectory).Order());
        log.WriteLine($"{tried} bad values in {options.Count} options, the slowest refused in {slowest.TotalMilliseconds:F0} ms");

        async Task Refused(int code, string named, string[] words)
        {
            var watch = Stopwatch.StartNew();
            var run = await Invocation.Of(words);
            (tried, slowest) = (tried + 1, TimeSpan.FromTicks(Math.Max(slowest.Ticks, watch.Elapsed.Ticks)));
            try
            {
                run.AssertOneLine(code, named);
            }
            catch (Xunit.Sdk.XunitException e)
            {
                Assert.Fail($"{string.Join(' ', words.Select(w => w.Length > 100 ? w[..100] + "..." : w))}\n{e.Message}");
            }
        }
    }

    /// <summary>Where a file, a device or a loop of links stands in the place of a folder; found before long work.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public async Task No_command_writes_where_there_can_be_no_folder(string command)
    {
        var file = Path.Combine(_folder, "taken");
        await File.WriteAllTextAsync(file, "kept");
        string[] taken = [.. new[] { "link", "loop", "dangling" }.Select(name => Path.Combine(_folder, name))];
        File.CreateSymbolicLink(taken[0], file);
        File.CreateSymbolicLink(taken[1], taken[1]);
        File.CreateSymbolicLink(taken[2], Path.Combine(_folder, "nothing"));
        string[] places = [file, .. taken, "/dev/null"];
        foreach (var (option, _) in (await Options(command)).Where(o => o.Kind == "folder"))
        {
            foreach (var path in places.SelectMany(p => new[] { p, Path.Combine(p, "below"), Path.Combine(p, "far", "below") }).Append(new string('x', 5000)))
                (await Invocation.Of([command, .. Without(Bases[command], option), option, path])).AssertOneLine(3, option);
        }

        Assert.Equal("kept", await File.ReadAllTextAsync(file));
        Assert.Equal([.. taken.Append(file).Order()], Directory.GetFileSystemEntries(_folder).Order());
    }

    private static string[] Values(string option, string kind) => (option, kind) switch
    {
        ("--w1" or "--w2", "number") => NotNumbers,
        ("--sparsity", "number") => [.. NotNumbers, .. OutOfRange, "1", "2"],
        (_, "number") => [.. NotNumbers, .. OutOfRange, "0", "1e-400", "1e-5000"],
        (_, "count") => NotCounts,
        (_, "size") => NotSizes,
        (_, "language") => NotLanguages,
        (_, "folder") => NotFolders,
        (_, "") => [],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, $"{option} is of a kind without bad values"),
    };

    private static string Known(string option, string kind) => (option, kind) switch
    {
        (_, "folder") => "never-written",
        (_, "language") => "c",
        (_, "size") => "10x10",
        ("--figure", _) => "1",
        _ => "1/2",
    };

    private static IEnumerable<string> Without(string[] words, string option)
    {
        // The density would be given twice, in two ways.
        var left = option == "--sparsity" ? "--density" : option;
        return words.Chunk(2).Where(pair => pair[0] != left).SelectMany(pair => pair);
    }

    /// <summary>The options in the help of a command, each with what its value is called, empty for one without a value.</summary>
    private static async Task<List<(string Option, string Kind)>> Options(string command) =>
    [
        .. OptionLine().Matches((await Invocation.Of(command, "--help")).Output).Select(m => (m.Groups[1].Value, m.Groups[2].Value)),
    ];

    [GeneratedRegex(@"^  (--[a-z0-9-]+)(?: <([a-z]+)>)?", RegexOptions.Multiline)]
    private static partial Regex OptionLine();
}
