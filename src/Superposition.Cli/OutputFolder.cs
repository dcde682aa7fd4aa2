using System.Text;

namespace Superposition.Cli;

/// <summary>A folder into which files are written whole or not at all: first under temporary names beside the targets, then renamed together.</summary>
/// <param name="path">The folder; created where it does not exist.</param>
internal sealed class OutputFolder(string path)
{
    /// <summary>Writes the files; an existing file is replaced whole or stays as it was.</summary>
    /// <exception cref="OutputException">The folder or a file cannot be written; nothing is left behind.</exception>
    public void Write(CancellationToken cancellation, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        var temporary = new List<(string Temporary, string Target)>();
        try
        {
            Directory.CreateDirectory(path);
            foreach (var (name, content) in files)
            {
                cancellation.ThrowIfCancellationRequested();
                var target = Path.Combine(path, name);
                if (Directory.Exists(target))
                    throw new IOException($"'{name}' is a folder there");
                temporary.Add((Path.Combine(path, $".{name}.{Guid.NewGuid():N}.tmp"), target));
                File.WriteAllBytes(temporary[^1].Temporary, content);
            }

            foreach (var (from, to) in temporary)
                File.Move(from, to, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OutputException($"--out: cannot write into '{path}': {e.Message}");
        }
        finally
        {
            foreach (var (from, _) in temporary)
                Remove(from);
        }
    }

    /// <summary>UTF-8 without a byte order mark.</summary>
    public static byte[] Bytes(string text) => new UTF8Encoding(false).GetBytes(text);

    /// <summary>The path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(path, name);

    private static void Remove(string file)
    {
        try
        {
            File.Delete(file);
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
