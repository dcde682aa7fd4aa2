using System.Diagnostics;
using System.Globalization;
using Superposition.Cli;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Cli;

/// <summary>What holds for all commands: help, determinism, cultures, exit codes of the program itself.</summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly string[][] Examples =
    [
        ["evaluate", "--w1", "1", "--w2=-3/4", "--density", "0.3", "--importance", "0.9"],
        ["evaluate", "--w1=-1", "--w2", "0", "--density", "0.3"],
        ["classify", "--density", "1/2", "--importance", "3/10"],
        ["check", "--points", "3", "--samples", "10000"],
    ];

    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("derive", "--out", "--json")]
    [InlineData("evaluate", "--w1", "--w2", "--density", "--sparsity", "--importance", "--json")]
    [InlineData("classify", "--density", "--sparsity", "--importance", "--json")]
    [InlineData("check", "--points", "--samples", "--relative-error", "--seed", "--density", "--sparsity", "--importance", "--json")]
    public async Task The_help_of_a_command_names_its_options_and_gives_an_example(string command, params string[] options)
    {
        foreach (var help in new[] { "--help", "-h", "-?" })
        {
            var run = await Invocation.Of(command, help);
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.All(options, option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
            Assert.Contains($"Example: superposition {command}", run.Output, StringComparison.Ordinal);
        }

        var root = await Invocation.Of("--help");
        Assert.Equal(0, root.ExitCode);
        Assert.Contains(command, root.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_overview_has_one_line_for_each_command()
    {
        var overview = await Invocation.Of("--help");

        Assert.Equal((0, ""), (overview.ExitCode, overview.Error));
        Assert.Equal(overview, await Invocation.Of("-h"));
        var lines = overview.Output.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 125));
        Assert.All(CommandEntry.All, entry =>
        {
            Assert.Equal(entry.Name, entry.Create().Name);
            Assert.Single(lines, line => line.StartsWith($"  {entry.Name} ", StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task The_same_words_give_the_same_bytes_in_every_culture()
    {
        foreach (var words in Examples.SelectMany(e => new[] { e, [.. e, "--json"] }).Append(["derive", "--out", _folder]))
        {
            var invariant = await Invocation.Of(words);
            Assert.Equal((0, ""), (invariant.ExitCode, invariant.Error));
            Assert.Equal(invariant, await Invocation.Of(words));
            Assert.Equal(invariant, await InStrangeCulture(words));
            Assert.DoesNotContain('\r', invariant.Output);
        }
    }

    [Fact]
    public async Task Derive_writes_its_documents_and_replaces_what_was_there()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "n2-m1.md"), "old");

        var run = await Invocation.Of("derive", "--out", Path.Combine(_folder, ".", "new", ".."));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["claims.md", "critical-points.md", "n2-m1.md", "n2-m1.tex", "phase-boundaries.md"], Directory.GetFiles(_folder).Select(Path.GetFileName).Order());
        Assert.Equal(Superposition.Reporting.DerivationDocument.Of(Smallest.Derivation).ToMarkdown(), await File.ReadAllTextAsync(Path.Combine(_folder, "n2-m1.md")));
    }

    [Fact]
    public async Task A_number_may_be_written_in_every_accepted_way()
    {
        var runs = new List<Invocation>();
        foreach (var density in new[] { "3/10", "0.3", ".3", "3e-1", "+3E-1", "30/100", "0.6/2" })
            runs.Add(await Invocation.Of("classify", "--density", density, "--json"));
        runs.Add(await Invocation.Of("classify", "--sparsity", "7/10", "--importance", "1", "--json"));

        Assert.All(runs, run => Assert.Equal(runs[0], run));
        Assert.Equal(0, runs[0].ExitCode);
        Assert.Equal(0, (await Invocation.Of("evaluate", "--w1", "-1", "--w2", "-3/4", "--density", "1")).ExitCode);
    }

    [Fact]
    public async Task The_program_prints_what_the_library_prints()
    {
        var (program, library) = (await Invocation.OfProgram([.. Examples[2], "--json"]), await Invocation.Of([.. Examples[2], "--json"]));

        Assert.Equal(library, program);
        (await Invocation.OfProgram("classify", "--density", "2")).AssertOneLine(2, "--density");
    }

    [RequiresFact("/dev/full")]
    public async Task A_full_disk_behind_standard_output_gives_exit_code_3_and_one_line()
    {
        foreach (var words in new[] { ["classify", "--density", "1/2", "--json"], ["check", "--help"], new[] { "--help" } })
            (await Invocation.OfProgramInto("/dev/full", words)).AssertOneLine(3, "standard output");
    }

    [RequiresFact("kill")]
    public async Task An_interrupt_gives_exit_code_130_and_one_line()
    {
        using var check = Invocation.Start("check", "--points", "100000", "--samples", "10000000");
        await Invocation.UntilAtWork(check);
        using var kill = Process.Start("kill", ["-INT", check.Id.ToString(CultureInfo.InvariantCulture)]);

        (await Invocation.Finish(check)).AssertOneLine(130, "interrupted");
    }

    /// <summary>A culture that writes every number differently; the program is built without the data of real cultures.</summary>
    private static async Task<Invocation> InStrangeCulture(string[] words)
    {
        var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        strange.NumberFormat.NumberDecimalSeparator = ",";
        strange.NumberFormat.NumberGroupSeparator = ".";
        strange.NumberFormat.NegativeSign = "\u2212";
        strange.NumberFormat.PositiveSign = "plus";
        strange.NumberFormat.NaNSymbol = "?";
        var (before, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (strange, strange);
            return await Invocation.Of(words);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, ui);
        }
    }
}
