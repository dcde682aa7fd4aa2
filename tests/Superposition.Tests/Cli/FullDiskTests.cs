using System.Diagnostics;

namespace Superposition.Tests.Cli;

/// <summary>Every command that writes, on a file system of 64 kB that is full, read-only, or becomes full while it writes: one line, exit code 3, and what was there is there.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Old = "the old file";

    // Mounts, in a name space of its own, and tells afterwards what the folder holds.
    private const string Script = """
        folder=$1; state=$2; target=$3; shift 3
        mount -t tmpfs -o size=64k tmpfs "$folder/disk" || exit 99
        printf '%s' "the old file" > "$folder/disk/$target"
        case $state in
          full) dd if=/dev/zero of="$folder/disk/fill" bs=4096 2>/dev/null ;;
          read-only) mount -o remount,ro "$folder/disk" || exit 98 ;;
        esac
        "$@"; code=$?
        ls -A "$folder/disk" > "$folder/names"; cp "$folder/disk/$target" "$folder/content"
        exit $code
        """;

    private readonly string _folder = TemporaryFolder.New();

    public static TheoryData<string, string[]> Writing => new()
    {
        { "n2-m1.tex", ["derive", "--out"] },
        { "superposition_loss.py", ["export", "--to", "all", "--out"] },
        { "index.html", ["explore", "--out"] },
        { "diagram.png", ["diagram", "--size", "20x20", "--out"] },
        { "surface.png", ["surface", "--density", "1/2", "--resolution", "31", "--out"] },
        { "basins.png", ["basins", "--density", "1/2", "--resolution", "32", "--trajectories", "0", "--map"] },
        { "loss-crossing.svg", ["transitions", "--importance", "3/10", "--plot"] },
        { "point.html", ["report", "--density", "1/2", "--samples", "10000", "--out"] },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [RequiresMountTheory]
    [MemberData(nameof(Writing))]
    public async Task The_old_file_stays(string target, string[] words)
    {
        var disk = Directory.CreateDirectory(Path.Combine(_folder, "disk")).FullName;
        foreach (var (state, reason) in new[] { ("full", "No space left"), ("read-only", "ead-only"), ("small", "No space left") })
        {
            var run = await Invocation.Finish(Start([_folder, state, target, "dotnet", Invocation.Assembly, .. words, disk]));
            // A long command reports its progress before.
            (run with { Error = run.Error.Split('\n')[^2] + "\n" }).AssertOneLine(3, words[^1]);
            Assert.Contains(reason, run.Error, StringComparison.Ordinal);
            Assert.Equal(Old, await File.ReadAllTextAsync(Path.Combine(_folder, "content")));
            string[] expected = state == "full" ? [target, "fill"] : [target];
            Assert.Equal(expected.Order(StringComparer.Ordinal), (await File.ReadAllLinesAsync(Path.Combine(_folder, "names"))).Order(StringComparer.Ordinal));
        }
    }

    private static Process Start(string[] words) =>
        Process.Start(new ProcessStartInfo("unshare", ["--map-root-user", "--mount", "sh", "-c", Script, "sh", .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
