using Superposition.Cli;

namespace Superposition.Tests.Cli;

/// <summary>Files are written whole or not at all, also when an interrupt comes in the middle of a large one.</summary>
public sealed class OutputFolderTests : IDisposable
{
    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_interrupt_ends_the_writing_of_a_file_and_leaves_nothing(bool isSpan)
    {
        using var interrupt = new CancellationTokenSource();
        var target = Path.Combine(_folder, "a", "b");
        var written = 0;
        void Write(Stream stream)
        {
            byte[] block = new byte[1 << 20];
            for (; written < 100; written++)
            {
                if (isSpan)
                    stream.Write(block.AsSpan());
                else
                    stream.Write(block, 0, block.Length);
                if (written == 2)
                    interrupt.Cancel();
            }
        }

        Assert.Throws<OperationCanceledException>(() => new OutputFolder(target).Write(interrupt.Token, ("first", OutputFolder.Text("x")), ("large", Write)));
        Assert.Equal(3, written);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Where_several_files_fail_at_once_one_line_names_the_folder_and_nothing_is_left()
    {
        using var both = new Barrier(2);
        void Fail(Stream stream)
        {
            both.SignalAndWait(TimeSpan.FromSeconds(10));
            throw new IOException("No space left on device");
        }

        var error = Assert.Throws<OutputException>(() => new OutputFolder(_folder).Write(CancellationToken.None, ("one", Fail), ("two", Fail)));
        Assert.Contains("No space left on device", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Without_an_interrupt_files_are_written_through_arrays_and_spans()
    {
        static void Write(Stream stream)
        {
            stream.Write([1, 2], 0, 2);
            stream.Write([3]);
        }

        new OutputFolder(_folder).Write(CancellationToken.None, ("file", Write));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(_folder, "file")));
    }

    [Fact]
    public void The_next_run_removes_what_a_killed_run_left_and_nothing_else()
    {
        string[] left = [$".figure.svg.{Guid.NewGuid():N}.tmp", $".probe.{Guid.NewGuid():N}.tmp", FolderLock.Name];
        string[] own = [".tmp", ".a.tmp", $"figure.{Guid.NewGuid():N}.tmp", $".a.{Guid.NewGuid():N}.tmp.txt", $".a.{Guid.NewGuid()}.tmp"];
        foreach (var name in left.Concat(own))
            File.WriteAllText(Path.Combine(_folder, name), "x");

        new OutputFolder(_folder).RequireUsable();
        new OutputFolder(_folder).Write(CancellationToken.None, ("figure.svg", OutputFolder.Text("new")));

        Assert.Equal([.. own.Append("figure.svg").Order(StringComparer.Ordinal)], Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Runs_that_write_into_one_folder_do_not_mix()
    {
        var target = Path.Combine(_folder, "made", "by", "the first");
        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, writer =>
        {
            for (var round = 0; round < 25; round++)
            {
                var content = OutputFolder.Text($"{writer} {round}");
                new OutputFolder(target).RequireUsable();
                new OutputFolder(target).Write(CancellationToken.None, [.. Enumerable.Range(0, 5).Select(i => ($"{i}", content))]);
                using var reader = FolderLock.Acquire(target, TimeSpan.FromMinutes(1), CancellationToken.None);
                Assert.Single(Enumerable.Range(0, 5).Select(i => File.ReadAllText(Path.Combine(target, $"{i}"))).Distinct());
            }
        });
        Assert.Equal(5, Directory.GetFileSystemEntries(target).Length);
    }

    [Fact]
    public void A_run_that_waits_for_another_can_be_interrupted_and_gives_up_in_the_end()
    {
        using var interrupt = new CancellationTokenSource();
        using (FolderLock.Acquire(_folder, TimeSpan.FromSeconds(1), CancellationToken.None))
        {
            Assert.Contains("another run", Assert.Throws<IOException>(() => FolderLock.Acquire(_folder, TimeSpan.FromMilliseconds(50), CancellationToken.None)).Message, StringComparison.Ordinal);
            interrupt.CancelAfter(50);
            Assert.Throws<OperationCanceledException>(() => new OutputFolder(_folder).Write(interrupt.Token, ("file", OutputFolder.Text("x"))));
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_link_in_the_place_of_the_lock_is_not_followed()
    {
        var elsewhere = Path.Combine(_folder, "elsewhere");
        var target = Directory.CreateDirectory(Path.Combine(_folder, "target")).FullName;
        File.CreateSymbolicLink(Path.Combine(target, FolderLock.Name), elsewhere);

        var error = Assert.Throws<OutputException>(() => new OutputFolder(target).Write(CancellationToken.None, ("file", OutputFolder.Text("x"))));

        Assert.Contains($"'{FolderLock.Name}' is a link there", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(elsewhere));
        Assert.Single(Directory.GetFileSystemEntries(target));
    }

    [Fact]
    public async Task Names_of_folders_may_have_any_letters()
    {
        var target = Path.Combine(_folder, "\u00fcberlagerung \u91cd\u306d\u5408\u308f\u305b \ud83d\ude42", "'\"$(id) ;&%s");
        Assert.Equal((0, ""), await Invocation.Of("export", "--to", "c", "--out", target) is var run ? (run.ExitCode, run.Error) : default);
        Assert.Single(Directory.GetFiles(target));
    }
}
