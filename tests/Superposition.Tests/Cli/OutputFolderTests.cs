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
}
