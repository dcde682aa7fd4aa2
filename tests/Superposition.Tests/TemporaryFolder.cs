namespace Superposition.Tests;

/// <summary>Folders for the files of tests, in one folder of this process; that goes when the process ends, also where a test did not tidy up.</summary>
/// <remarks>CI fails where a folder with <see cref="Prefix"/> is left.</remarks>
internal static class TemporaryFolder
{
    private const string Prefix = "superposition-tests-";

    private static readonly Lazy<string> OfProcess = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory(Prefix);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Delete(folder);
        return folder.FullName;
    });

    /// <summary>The path of a new, empty folder; who asks for it deletes it.</summary>
    public static string New() => Directory.CreateDirectory(Path.Combine(OfProcess.Value, Path.GetRandomFileName())).FullName;

    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A program that a test started still writes; the results of the tests are out, and CI sees what is left.
        }
    }
}
