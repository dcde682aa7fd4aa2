using System.Diagnostics;

namespace Superposition.Tests;

/// <summary>A theory that mounts a small file system of its own, and is skipped where the system does not allow that to this user: no package can change it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresMountTheoryAttribute : TheoryAttribute
{
    private static readonly Lazy<bool> IsAllowed = new(() =>
    {
        if (!File.Exists("/usr/bin/unshare"))
            return false;
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/unshare", ["--map-root-user", "--mount", "true"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    });

    public RequiresMountTheoryAttribute()
    {
        if (!IsAllowed.Value)
            Skip = "this user may not mount a file system here";
    }
}
