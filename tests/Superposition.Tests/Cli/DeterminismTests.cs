using System.Runtime.Intrinsics.X86;

namespace Superposition.Tests.Cli;

/// <summary>The same bytes from AVX-512, from AVX2 and without any vectors, on any number of threads and in any time zone: every command that prints or writes floating-point numbers, at a small size.</summary>
/// <remarks>The runtime's own switches take the instructions away; what is compared with is this process, which has all of them.</remarks>
public sealed class DeterminismTests : IDisposable
{
    private const string Out = "OUT";

    /// <summary>Odd sizes, so that vectors have a rest.</summary>
    private static readonly string[] Commands =
    [
        "evaluate --w1 1 --w2=-3/4 --density 0.3 --importance 0.9 --json",
        "classify --density 1/2 --importance 3/10 --json",
        "transitions --importance 3/10 --json",
        $"diagram --size 17x13 --out {Out} --json",
        $"surface --density 1/2 --importance 3/10 --resolution 33 --out {Out} --json",
        $"basins --density 1/2 --importance 3/10 --trajectories 501 --resolution 34 --map {Out} --json",
        "check --points 3 --samples 20003 --json",
        "check --points 2 --samples 20000 --json",
    ];

    private readonly string _folder = TemporaryFolder.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task Output_and_files_are_the_same_without_AVX2_and_without_any_vectors() => AssertSameWith(("DOTNET_EnableAVX2", "0"), ("DOTNET_EnableHWIntrinsic", "0"));

    [Avx512Fact]
    public Task Output_and_files_are_the_same_without_AVX512() => AssertSameWith(("DOTNET_EnableAVX512", "0"));

    [Fact]
    public Task Output_and_files_are_the_same_on_one_thread_on_eight_and_in_another_time_zone() =>
        AssertSameWith(("DOTNET_PROCESSOR_COUNT", "1"), ("DOTNET_PROCESSOR_COUNT", "8"), ("TZ", "Asia/Kathmandu"));

    private async Task AssertSameWith(params (string Variable, string Value)[] surroundings)
    {
        var different = new List<string>();
        foreach (var (number, command) in Commands.Index())
        {
            string Folder(string set) => Path.Combine(_folder, $"{number}-{set}");
            string[] Words(string set) => [.. command.Split(' ').Select(word => word == Out ? Folder(set) : word)];
            var expected = await Invocation.Of(Words("all"));
            Assert.Equal((0, ""), (expected.ExitCode, expected.Error));
            var runs = await Task.WhenAll(surroundings.Select(s => Invocation.OfProgramWith(s.Variable, s.Value, Words(Name(s)))));
            foreach (var (set, run) in surroundings.Select(Name).Zip(runs))
            {
                if (run with { Output = run.Output.Replace(Folder(set), Folder("all"), StringComparison.Ordinal) } != expected)
                    different.Add($"{set}, {command}: {run.Error}{run.Output}");
                different.AddRange(Files(Folder("all")).Union(Files(Folder(set)))
                    .Where(file => !HasSameBytes(Path.Combine(Folder("all"), file), Path.Combine(Folder(set), file)))
                    .Select(file => $"{set}, {command}: {file}"));
            }
        }

        Assert.True(different.Count == 0, string.Join('\n', different));
    }

    /// <summary>A name that can be that of a folder.</summary>
    private static string Name((string Variable, string Value) surrounding) => $"{surrounding.Variable}-{surrounding.Value.Replace('/', '-')}";

    /// <summary>All files but the manifests, which name the folder.</summary>
    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Where(file => !file.EndsWith("README.md", StringComparison.Ordinal))
        : [];

    private static bool HasSameBytes(string one, string other) =>
        File.Exists(one) && File.Exists(other) && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class Avx512FactAttribute : FactAttribute
    {
        public Avx512FactAttribute()
        {
            if (!Avx512F.IsSupported)
                Skip = "this machine has no AVX-512, so no run can be without it: what all other tests see is AVX2 or less";
        }
    }
}
