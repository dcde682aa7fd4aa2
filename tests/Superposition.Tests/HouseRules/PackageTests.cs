using System.Text.Json;
using System.Xml.Linq;

namespace Superposition.Tests.HouseRules;

/// <summary>The two packages name all that goes with them.</summary>
public class PackageTests
{
    [Fact]
    public void The_library_package_depends_on_what_the_libraries_refer_to() => Assert.Equal(
        Sources.Libraries.SelectMany(Packages).Distinct().Order(StringComparer.Ordinal), Packages("Superposition").Order(StringComparer.Ordinal));

    [Fact]
    public void The_library_package_has_every_library()
    {
        HashSet<string> packed = [];
        var open = new Queue<string>(Sources.References["Superposition"]);
        while (open.TryDequeue(out var name))
        {
            if (packed.Add(name))
                Array.ForEach(Sources.References[name], open.Enqueue);
        }

        Assert.Equal(Sources.Libraries.Order(StringComparer.Ordinal), packed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_notices_name_every_package_that_the_tool_carries()
    {
        var carried = Locked(Path.Combine(Sources.Root, "src", "Superposition.Cli", "packages.lock.json"))
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => package.Name)
            .Append("DejaVu Sans");
        var named = File.ReadLines(Path.Combine(Sources.Root, "THIRD-PARTY-NOTICES.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .SelectMany(line => line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries));
        Assert.Equal(carried.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_README_names_every_package_of_the_lock_files_with_the_licence_that_the_package_states()
    {
        var locked = Directory.EnumerateFiles(Sources.Root, "packages*.lock.json", SearchOption.AllDirectories)
            .SelectMany(Locked).Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => (package.Name, Version: package.Value.GetProperty("resolved").GetString()!)).Distinct().ToList();
        var named = File.ReadLines(Path.Combine(Sources.Root, "README.md"))
            .SkipWhile(line => line != "## Licences of what it uses").Skip(1).TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(row => row[1].Split(", ").Select(name => (Name: name, Licence: row[2]))).ToDictionary(r => r.Name, r => r.Licence);
        // The SDK chooses a version of its compiler for ahead-of-time code.
        Assert.Equal(locked.Select(p => p.Name).Where(n => !n.Contains("Crossgen", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal), named.Keys.Order(StringComparer.Ordinal));
        Assert.All(locked.Where(p => named.ContainsKey(p.Name)), p => Assert.Equal(named[p.Name], Stated(p.Name, p.Version) ?? named[p.Name]));
    }

    /// <summary>The licence that a restored package states as an expression; null where it states none, or only a text.</summary>
    private static string? Stated(string package, string version)
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } path
            ? path
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
#pragma warning disable CA1308 // The folders of packages are written small.
        var name = package.ToLowerInvariant();
#pragma warning restore CA1308
        var description = Path.Combine(folder, name, version, name + ".nuspec");
        return File.Exists(description)
            ? (string?)XDocument.Load(description).Descendants().FirstOrDefault(e => e.Name.LocalName == "license" && (string?)e.Attribute("type") == "expression")
            : null;
    }

    private static IEnumerable<JsonProperty> Locked(string file) =>
        JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(target => target.Value.EnumerateObject());

    private static IEnumerable<string> Packages(string project) =>
        XDocument.Load(Path.Combine(Sources.Root, "src", project, project + ".csproj")).Descendants("PackageReference").Select(p => (string)p.Attribute("Include")!);
}
