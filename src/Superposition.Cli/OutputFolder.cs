using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.ExceptionServices;
using System.Text;

namespace Superposition.Cli;

/// <summary>A folder into which files are written whole or not at all: first under temporary names beside the targets, then renamed together.</summary>
/// <param name="path">The folder; created where it does not exist.</param>
/// <param name="option">The option that names it, for errors.</param>
internal sealed class OutputFolder(string path, string option = OutputFolder.StandardOption)
{
    private const string StandardOption = "--out";
    private const int BufferSize = 1 << 16;
    private const int AtOnce = 4;

    /// <summary>The option <c>--out</c>.</summary>
    public static Option<string> Option(string description, string standard) => new(StandardOption)
    {
        Description = description,
        HelpName = "folder",
        DefaultValueFactory = _ => standard,
        CustomParser = result => Parsed(result, StandardOption),
    };

    /// <summary>An option that asks for files, with or without a folder.</summary>
    public static Option<string?> Optional(string name, string description, string standard) => new(name)
    {
        Description = $"{description} [without a folder: {standard}]",
        HelpName = "folder",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => result.Tokens.Count == 0 ? standard : Parsed(result, name),
    };

    /// <summary>The folder that an option names. A name that begins with a dash is refused: it is far more often the next option.</summary>
    public static string Parsed(ArgumentResult result, string option)
    {
        var value = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (string.IsNullOrWhiteSpace(value) || value.StartsWith('-') || value.Contains('\0', StringComparison.Ordinal))
            result.AddError($"{option}: '{NumberOption.OneLine(value)}' is not accepted; expected a folder, one that begins with - written like ./-name");
        return value;
    }

    /// <summary>Finds out early, before long work, that the folder cannot be one; writes nothing.</summary>
    /// <exception cref="OutputException">The path, or the part of it that exists, is not a folder.</exception>
    public void RequireUsable()
    {
        if (MissingFolders().LastOrDefault() is var first && File.Exists(first is null ? path : Path.GetDirectoryName(first)))
            throw new OutputException($"{option}: cannot write: a file is where a folder should be: '{path}'");
    }

    /// <summary>Writes the files; an existing file is replaced whole or stays as it was.</summary>
    /// <exception cref="OutputException">The folder or a file cannot be written; nothing is left behind.</exception>
    public void Write(CancellationToken cancellation, params IReadOnlyList<(string Name, Action<Stream> Write)> files)
    {
        RequireUsable();
        var temporary = files.Select(f => (Temporary: Path.Combine(path, $".{f.Name}.{Guid.NewGuid():N}.tmp"), Target: Path.Combine(path, f.Name), f.Write)).ToList();
        var created = MissingFolders();
        var isDone = false;
        try
        {
            Directory.CreateDirectory(path);
            if (files.FirstOrDefault(f => Directory.Exists(Path.Combine(path, f.Name))) is { Name: { } folder })
                throw new IOException($"'{folder}' is a folder there");
            WriteAll(temporary, cancellation);
            cancellation.ThrowIfCancellationRequested();
            foreach (var (from, to, _) in temporary)
                File.Move(from, to, overwrite: true);
            isDone = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Messages of the file system repeat the path, which may be longer than a line.
            var shown = path.Length <= 60 ? path : path[..60] + "...";
            var reason = e.Message.Replace(Path.GetFullPath(path), shown, StringComparison.Ordinal);
            throw new OutputException($"{option}: cannot write into '{shown}': {reason}");
        }
        finally
        {
            foreach (var (from, _, _) in temporary)
                Remove(() => File.Delete(from));
            if (!isDone)
                created.ForEach(folder => Remove(() => Directory.Delete(folder)));
        }
    }

    /// <summary>Writes several files at a time: data while pictures are drawn.</summary>
    private static void WriteAll(IEnumerable<(string Temporary, string Target, Action<Stream> Write)> files, CancellationToken cancellation)
    {
        try
        {
            Parallel.ForEach(
                Partitioner.Create(files, EnumerablePartitionerOptions.NoBuffering),
                new() { CancellationToken = cancellation, MaxDegreeOfParallelism = AtOnce },
                file =>
                {
                    using var stream = new InterruptibleFile(file.Temporary, cancellation);
                    file.Write(stream);
                });
        }
        catch (AggregateException e)
        {
            // Several files fail at once where the disk is full.
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>The folders of the path that do not exist yet, the innermost first.</summary>
    private List<string> MissingFolders()
    {
        var missing = new List<string>();
        for (var folder = Path.GetFullPath(path); folder is not null && !Directory.Exists(folder) && !File.Exists(folder); folder = Path.GetDirectoryName(folder))
            missing.Add(folder);
        return missing;
    }

    /// <summary>A file with a text in UTF-8, without a byte order mark.</summary>
    public static Action<Stream> Text(string text) => Bytes(new UTF8Encoding(false).GetBytes(text));

    /// <summary>A file with these bytes.</summary>
    public static Action<Stream> Bytes(byte[] content) => stream => stream.Write(content);

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(path, name);

    /// <summary>A new file of which an interrupt ends the writing: a large one takes longer than an interrupted program may run on.</summary>
    private sealed class InterruptibleFile(string path, CancellationToken cancellation)
        : FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize)
    {
        /// <inheritdoc/>
        /// <remarks>A stream passes spans on to this overload.</remarks>
        public override void Write(byte[] buffer, int offset, int count)
        {
            cancellation.ThrowIfCancellationRequested();
            base.Write(buffer, offset, count);
        }
    }

    private static void Remove(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The error that brought us here is the one to report.
        }
    }
}

/// <summary>A file could not be written.</summary>
/// <param name="message">One line with the option, the folder and the reason.</param>
internal sealed class OutputException(string message) : Exception(message);
