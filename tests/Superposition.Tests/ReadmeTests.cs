using System.Text.RegularExpressions;
using Superposition.Tests.Cli;
using Superposition.Tests.HouseRules;

namespace Superposition.Tests;

/// <summary>What the README shows is so.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Sources.Root, "README.md"));

    private readonly string _folder = TemporaryFolder.New();

    /// <summary>The rows of the table of commands; CI runs those of the fenced blocks by themselves.</summary>
    public static TheoryData<string> Commands => [.. Rows];

    private static IEnumerable<string> Rows => CommandRow().Matches(Section("Commands")).Select(row => row.Groups[1].Value);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_runs(string command)
    {
        var words = command.Split(' ');
        string[] options = !WithoutFiles.Contains(words[0]) ? ["--out", _folder] : [];

        var run = await Invocation.Of([.. words, .. options]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.NotEqual("", run.Output);
        Assert.Equal(options.Length > 0, Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task Every_command_has_a_row()
    {
        var help = (await Invocation.Of("--help")).Output.Split("Commands:\n")[1].Split("\n\n")[0];

        Assert.Equal(
            help.Split('\n').Select(line => line.Trim().Split(' ')[0]).Order(StringComparer.Ordinal),
            Rows.Select(row => row.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_closed_form_is_that_of_the_derivation()
    {
        var derivation = File.ReadAllText(Path.Combine(Sources.Root, "derivations", "n2-m1.md"));
        var formulas = Formula().Matches(Section("The closed form")).Select(m => m.Value).ToList();

        Assert.Equal(3, formulas.Count);
        Assert.All(formulas, formula => Assert.Contains(formula, derivation, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_link_leads_to_a_file() => Assert.All(
        Link().Matches(Text).Select(link => link.Groups[1].Value),
        path => Assert.True(Path.Exists(Path.Combine(Sources.Root, path)), path));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static readonly string[] WithoutFiles = ["evaluate", "classify", "transitions", "boundaries", "basins", "check"];

    private static string Section(string title) => Text.Split($"\n## {title}\n")[1].Split("\n## ")[0];

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex CommandRow();

    [GeneratedRegex(@"For \$[^\n]*\$:\n\n```math\n.*?\\end\{aligned\}", RegexOptions.Singleline)]
    private static partial Regex Formula();

    [GeneratedRegex(@"\]\(([^):]+)\)")]
    private static partial Regex Link();
}
