namespace Superposition.Tests;

/// <summary>A fact that needs a program on the PATH, or a file, and is skipped with that reason where it is missing; never skipped where CI is true.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresFactAttribute : FactAttribute
{
    public RequiresFactAttribute(string needed)
    {
        Needed = needed;
        if (Environment.GetEnvironmentVariable("CI") != "true" && !IsPresent(needed))
            Skip = $"{needed} is not present here";
    }

    /// <summary>The name of the program, or the full path of the file.</summary>
    public string Needed { get; }

    private static bool IsPresent(string needed) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, needed)));
}
