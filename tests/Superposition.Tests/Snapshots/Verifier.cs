using System.Runtime.CompilerServices;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>
/// Snapshot tests with the API shape and the file names of Verify.Xunit, whose core package cannot be restored where this is built:
/// <c>Snapshots/{Type}.{Method}.verified.{extension}</c>, and <c>.received.</c> beside it when a text is new or differs. To accept a
/// received text, rename it. Replace this file by the package and no test changes.
/// </summary>
public static class Verifier
{
    /// <summary>Passes when <paramref name="target"/> is the verified text; else writes the received one and fails with a diff.</summary>
    public static async Task Verify(
        string target, string extension = "txt", [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        var root = Path.GetDirectoryName(sourceFile)!;
        while (!File.Exists(Path.Combine(root, "Superposition.Tests.csproj")))
            root = Path.GetDirectoryName(root) ?? throw new XunitException($"no test project above {sourceFile}");
        var stem = Path.Combine(root, "Snapshots", $"{Path.GetFileNameWithoutExtension(sourceFile)}.{method}");
        var (verified, received) = ($"{stem}.verified.{extension}", $"{stem}.received.{extension}");
        var actual = target.ReplaceLineEndings("\n");
        var expected = File.Exists(verified) ? (await File.ReadAllTextAsync(verified)).ReplaceLineEndings("\n") : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        if (Environment.GetEnvironmentVariable("CI") != "true")
            await File.WriteAllTextAsync(received, actual);
        throw new XunitException(expected is null ? $"no verified text {verified}" : $"{verified} differs:\n{Difference(expected, actual)}");
    }

    private static string Difference(string expected, string actual)
    {
        var lines = InlineDiffBuilder.Diff(expected, actual).Lines;
        var near = lines.Select((_, i) => lines.Skip(i - 2).Take(i < 2 ? i + 3 : 5).Any(l => l.Type != ChangeType.Unchanged));
        return string.Join('\n', lines.Zip(near).Where(l => l.Second).Select(l => l.First.Type switch
        {
            ChangeType.Inserted => "+ " + l.First.Text,
            ChangeType.Deleted => "- " + l.First.Text,
            _ => "  " + l.First.Text,
        }));
    }
}
