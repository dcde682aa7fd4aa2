using System.Diagnostics;

namespace Superposition.Cli;

/// <summary>One run at a time in a folder: who holds it writes there, and deletes what killed runs have left.</summary>
/// <remarks>
/// An open file that the system locks, so that a killed run holds nothing. The file goes with the lock. A run may have opened it just before the one ahead
/// deleted it and then lock a file that has no name any more; a mark that it leaves on its file and looks for under the name tells.
/// </remarks>
internal sealed class FolderLock : IDisposable
{
    /// <summary>The name of the locked file.</summary>
    public const string Name = ".superposition.lock";

    // What systems report for a file that another run has locked: Linux, macOS, Windows.
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020)];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Waits for the runs ahead.</summary>
    /// <param name="folder">The folder; created where it does not exist.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IOException">The folder cannot be written, or another run still writes into it.</exception>
    public static FolderLock Acquire(string folder, TimeSpan patience, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, Name);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < patience; cancellation.WaitHandle.WaitOne(Pause))
        {
            cancellation.ThrowIfCancellationRequested();
            Directory.CreateDirectory(folder);
            var held = TryLock(path);
            if (held is not null)
                return held;
        }

        throw new IOException(FormattableString.Invariant($"another run has been writing there for {patience.TotalSeconds:0.#} seconds"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(_file.Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows deletes it when it is closed, and the next run locks one that was left.
        }

        _file.Dispose();
    }

    /// <summary>The lock, or null where another run has it, has just released it, or has just deleted the folder that it had made.</summary>
    private static FolderLock? TryLock(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
            throw new IOException($"'{Name}' is a link there");
        try
        {
            var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, options);
            if (HasName(file, path))
                return new(file);
            file.Dispose();
            return null;
        }
        catch (IOException e) when (e is DirectoryNotFoundException || InUse.Contains(e.HResult))
        {
            return null;
        }
    }

    /// <summary>Whether the file is the one under its name. The mark is a time in whole seconds, which every file system keeps.</summary>
    private static bool HasName(FileStream file, string path)
    {
        if (OperatingSystem.IsWindows())
            return true;
        File.SetLastWriteTimeUtc(file.SafeFileHandle, DateTime.UnixEpoch.AddSeconds(Random.Shared.Next()));
        return File.GetLastWriteTimeUtc(file.SafeFileHandle) == File.GetLastWriteTimeUtc(path);
    }
}
