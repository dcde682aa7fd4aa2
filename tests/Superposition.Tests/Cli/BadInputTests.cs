namespace Superposition.Tests.Cli;

/// <summary>Bad usage and bad input: exit code 2, one line that names the option, nothing printed, nothing written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--density", "classify")]
    [InlineData("--density", "classify", "--importance", "1")]
    [InlineData("--density", "classify", "--density")]
    [InlineData("--density", "classify", "--density", "0")]
    [InlineData("--density", "classify", "--density", "-0")]
    [InlineData("--density", "classify", "--density", "1.5")]
    [InlineData("--density", "classify", "--density=-1/2")]
    [InlineData("--density", "classify", "--density", "1000000000000000000000001/1000000000000000000000000")]
    [InlineData("--density", "classify", "--density", "NaN")]
    [InlineData("--density", "classify", "--density", "Infinity")]
    [InlineData("--density", "classify", "--density", "abc")]
    [InlineData("--density", "classify", "--density", "1/0")]
    [InlineData("--density", "classify", "--density", "0/0")]
    [InlineData("--density", "classify", "--density", "")]
    [InlineData("--density", "classify", "--density", " ")]
    [InlineData("--density", "classify", "--density", " 1/2")]
    [InlineData("--density", "classify", "--density", "1 /2")]
    [InlineData("--density", "classify", "--density", "1,5")]
    [InlineData("--density", "classify", "--density", "0,5")]
    [InlineData("--density", "classify", "--density", "1/2/3")]
    [InlineData("--density", "classify", "--density", "0x1")]
    [InlineData("--density", "classify", "--density", "50%")]
    [InlineData("--density", "classify", "--density", "1e-5000")]
    [InlineData("--density", "classify", "--density", "1e99999999999")]
    [InlineData("--density", "classify", "--density", "1e")]
    [InlineData("--density", "classify", "--density", "\u0661/\u0662")]
    [InlineData("--density", "classify", "--density", "\uff11")]
    [InlineData("--density", "classify", "--density", "1/2\n3")]
    [InlineData("--density", "classify", "--density", "a\r\nb\u2028c\u0007d")]
    [InlineData("--density", "classify", "--density", "@/dev/null")]
    [InlineData("--density", "classify", "--density", "1/2", "--density", "1/2")]
    [InlineData("1/3", "classify", "--density", "1/2", "1/3")]
    [InlineData("--sparsity", "classify", "--density", "1/2", "--sparsity", "1/2")]
    [InlineData("--sparsity", "classify", "--sparsity", "1")]
    [InlineData("--sparsity", "classify", "--sparsity", "-1/10")]
    [InlineData("--sparsity", "classify", "--sparsity", "")]
    [InlineData("--importance", "classify", "--density", "1/2", "--importance", "-1")]
    [InlineData("--importance", "classify", "--density", "1/2", "--importance", "0")]
    [InlineData("--importance", "classify", "--density", "1/2", "--importance", "1e5000")]
    [InlineData("--importance", "classify", "--density", "1/2", "--importance")]
    [InlineData("--importance", "classify", "--density", "1/2", "--importance", "1", "--importance", "2")]
    [InlineData("--w1", "evaluate", "--density", "1/2", "--w2", "1")]
    [InlineData("--w2", "evaluate", "--density", "1/2", "--w1", "1")]
    [InlineData("--w1", "evaluate", "--density", "1/2", "--w1", "one", "--w2", "1")]
    [InlineData("--w1", "evaluate", "--density", "1/2", "--w1", "--w2", "1")]
    [InlineData("--w2", "evaluate", "--density", "1/2", "--w1", "1", "--w2", "--1")]
    [InlineData("--w2", "evaluate", "--density", "1/2", "--w1", "1", "--w2", "1", "--w2", "1")]
    [InlineData("--density", "evaluate", "--w1", "1", "--w2", "1")]
    [InlineData("--samples", "check", "--samples", "0")]
    [InlineData("--samples", "check", "--samples", "1")]
    [InlineData("--samples", "check", "--samples", "-1")]
    [InlineData("--samples", "check", "--samples", "abc")]
    [InlineData("--samples", "check", "--samples", "1e6")]
    [InlineData("--samples", "check", "--samples", "1,000")]
    [InlineData("--samples", "check", "--samples", "99999999999999999999999999")]
    [InlineData("--samples", "check", "--samples", "\u0661\u0662")]
    [InlineData("--samples", "check", "--samples")]
    [InlineData("--samples", "check", "--density", "1e-300")]
    [InlineData("--samples", "check", "--density", "1e-6")]
    [InlineData("--samples", "check", "--density", "1/1000000", "--samples", "1000")]
    [InlineData("--points", "check", "--points", "0")]
    [InlineData("--points", "check", "--points", "100001")]
    [InlineData("--seed", "check", "--seed", "-1")]
    [InlineData("--seed", "check", "--seed", "9223372036854775808")]
    [InlineData("--seed", "check", "--seed", "1", "--seed", "2")]
    [InlineData("--importance", "check", "--importance", "1e101")]
    [InlineData("--importance", "check", "--importance", "1e4000")]
    [InlineData("--sparsity", "check", "--density", "1", "--sparsity", "0")]
    [InlineData("--frobnicate", "check", "--frobnicate")]
    [InlineData("--Density", "classify", "--Density", "1/2")]
    [InlineData("--out", "derive", "--out")]
    [InlineData("--out", "derive", "--out", "--json")]
    [InlineData("--out", "derive", "--out", "-x")]
    [InlineData("--out", "derive", "--out", "a", "--out", "b")]
    [InlineData("--density", "derive", "--density", "1/2")]
    [InlineData("extra", "derive", "extra")]
    [InlineData("frobnicate", "frobnicate")]
    [InlineData("command", new string[0])]
    [InlineData("[diagram]", "[diagram]", "classify", "--density", "1/2")]
    [InlineData("[suggest]", "[suggest]", "cl")]
    [InlineData("[env:A=1]", "[env:A=1]", "classify", "--density", "1/2")]
    [InlineData("at most 40 digits", "transitions", "--importance", "0.37373737373737373737373737373737373737373737")]
    [InlineData("from 1e-300 to 1e300", "classify", "--density", "1/2", "--importance", "-1")]
    [InlineData("from 1e-12 to 1e12", "transitions", "--importance", "-1")]
    [InlineData("from 1/1000 to 1", "basins", "--density", "1.23456789012345678901234567890123456789e-280")]
    [InlineData("from 1e-6 to 1", "surface", "--density", "1.23456789012345678901234567890123456789e-280")]
    [InlineData("give only one of the two", "classify", "--density", "1e-300", "--sparsity", "1e-300")]
    [InlineData("belongs to --to certificate", "export", "--to", "c", "--importance", "1e-300")]
    [InlineData("--to", "boundaries", "--to", "1/1000")]
    public async Task One_line_names_what_is_wrong(string named, params string[] words)
    {
        var before = Directory.GetFileSystemEntries(Environment.CurrentDirectory).Order().ToList();

        (await Invocation.Of(words)).AssertOneLine(2, named);
        (await Invocation.Of([.. words, "--json"])).AssertOneLine(2, named);

        Assert.Equal(before, Directory.GetFileSystemEntries(Environment.CurrentDirectory).Order());
    }

    [Fact]
    public async Task Huge_numbers_are_refused_in_one_short_line()
    {
        (await Invocation.Of("classify", "--density", "0." + new string('9', 5000))).AssertOneLine(2, "--density");
        (await Invocation.Of("check", "--density", "1/" + new string('9', 4000))).AssertOneLine(2, "--density");
        (await Invocation.Of("check", "--density", "1e-200")).AssertOneLine(2, "--samples");
        (await Invocation.Of("classify", "--density", "1/2", "--sparsity", "0." + new string('3', 4000))).AssertOneLine(2, "--sparsity");
    }

    /// <summary>The line ends with the command that shows more, whole.</summary>
    [Theory]
    [InlineData()]
    [InlineData("classify")]
    [InlineData("transitions", "--importance", "1")]
    public async Task Long_words_are_refused_in_one_short_line(params string[] words)
    {
        foreach (var length in new[] { 300, 330, 351, 400, 5000 })
        {
            var run = await Invocation.Of([.. words, new string('0', length)]);
            run.AssertOneLine(2, "000");
            Assert.EndsWith("--help)\n", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_gives_exit_code_3_and_leaves_everything_as_it_was()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "kept");

        (await Invocation.Of("derive", "--out", file)).AssertOneLine(3, "--out");
        (await Invocation.Of("derive", "--out", Path.Combine(file, "below"))).AssertOneLine(3, "--out");
        (await Invocation.Of("derive", "--json", "--out", "")).AssertOneLine(2, "--out");
        (await Invocation.Of("derive", "--out", "\0")).AssertOneLine(2, "--out");
        (await Invocation.Of("derive", "--out", new string('x', 5000))).AssertOneLine(3, "--out");
        Assert.Equal("kept", await File.ReadAllTextAsync(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_folder_in_the_place_of_the_second_file_keeps_the_first_from_being_written()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "n2-m1.tex"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "n2-m1.md"), "kept");

        (await Invocation.Of("derive", "--out", _folder)).AssertOneLine(3, "n2-m1.tex");

        Assert.Equal("kept", await File.ReadAllTextAsync(Path.Combine(_folder, "n2-m1.md")));
        Assert.Equal(2, Directory.GetFileSystemEntries(_folder).Length);
    }
}
