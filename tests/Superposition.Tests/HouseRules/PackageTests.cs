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
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sources.Root, "src", "Superposition.Cli", "packages.lock.json")));
        var carried = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())
            .Where(package => package.Value.GetProperty("type").GetString() != "Project")
            .Select(package => package.Name)
            .Append("DejaVu Sans");
        var named = File.ReadLines(Path.Combine(Sources.Root, "THIRD-PARTY-NOTICES.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .SelectMany(line => line.Split('|')[1].Split(',', StringSplitOptions.TrimEntries));
        Assert.Equal(carried.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Packages(string project) =>
        XDocument.Load(Path.Combine(Sources.Root, "src", project, project + ".csproj")).Descendants("PackageReference").Select(p => (string)p.Attribute("Include")!);
}
