using System.Collections.Concurrent;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Superposition.Cli;

/// <summary>A folder into which files are written whole or not at all: first under temporary names beside the targets, then renamed together.</summary>
/// <param name="path">The folder; created where it does not exist.</param>
/// <param name="option">The option that names it, for errors.</param>
internal sealed partial class OutputFolder(string path, string option = OutputFolder.StandardOption)
{
    private const string StandardOption = "--out";
    private const int BufferSize = 1 << 16;
    private const int ProbeSize = 1 << 12;
    private const int AtOnce = 4;
    private const int Attempts = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

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

    /// <summary>Finds out early, before long work, that nothing can be written into the folder; leaves everything as it was.</summary>
    /// <exception cref="OutputException">The path, or the part of it that exists, is not a folder; it is read-only or full.</exception>
    public void RequireUsable() => Change(() =>
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(path);
                using var probe = new FileStream(TemporaryName("probe"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
                probe.Write(new byte[ProbeSize]);
                return false;
            }
            catch (DirectoryNotFoundException) when (attempt < Attempts)
            {
                // Another run that looks at the folder too has just removed it.
            }
        }
    });

    /// <summary>Writes the files; an existing file is replaced whole or stays as it was. Runs that write into one folder do so one after the other.</summary>
    /// <exception cref="OutputException">The folder or a file cannot be written; nothing is left behind.</exception>
    public void Write(CancellationToken cancellation, params IReadOnlyList<(string Name, Action<Stream> Write)> files) => Change(() =>
    {
        using var alone = FolderLock.Acquire(path, Patience, cancellation);
        foreach (var left in Directory.EnumerateFiles(path, ".*.tmp").Where(f => Temporary().IsMatch(Path.GetFileName(f))))
            Remove(() => File.Delete(left));
        if (files.FirstOrDefault(f => Directory.Exists(PathOf(f.Name))) is { Name: { } folder })
            throw new IOException($"'{folder}' is a folder there");
        var temporary = files.Select(f => (Temporary: TemporaryName(f.Name), Target: PathOf(f.Name), f.Write)).ToList();
        try
        {
            WriteAll(temporary, cancellation);
            cancellation.ThrowIfCancellationRequested();
            foreach (var (from, to, _) in temporary)
                File.Move(from, to, overwrite: true);
            return true;
        }
        finally
        {
            foreach (var (from, _, _) in temporary)
                Remove(() => File.Delete(from));
        }
    });

    /// <summary>Does something in the folder, and removes the folders made for it unless it says that files are there now.</summary>
    private void Change(Func<bool> action)
    {
        var missing = MissingFolders();
        var present = missing.Count == 0 ? Path.GetFullPath(path) : Path.GetDirectoryName(missing[^1]);
        if (!Directory.Exists(present))
            throw new OutputException($"{option}: cannot write: a file, or a link to nothing, is where a folder should be: '{path}'");
        var hasFiles = false;
        try
        {
            hasFiles = action();
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
            if (!hasFiles)
                missing.ForEach(folder => Remove(() => Directory.Delete(folder)));
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
        for (var folder = Path.GetFullPath(path); folder is not null && !IsTaken(folder); folder = Path.GetDirectoryName(folder))
            missing.Add(folder);
        return missing;
    }

    private static bool IsTaken(string name) => Directory.Exists(name) || File.Exists(name) || new FileInfo(name).LinkTarget is not null;

    /// <summary>The path of a new file that takes a name when it is whole. <see cref="Temporary"/> recognises what a killed run left.</summary>
    private string TemporaryName(string name) => PathOf($".{name}.{Guid.NewGuid():N}.tmp");

    [GeneratedRegex(@"^\..+\.[0-9a-f]{32}\.tmp$")]
    private static partial Regex Temporary();

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
