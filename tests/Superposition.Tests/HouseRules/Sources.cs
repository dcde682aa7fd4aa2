using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Superposition.Tests.HouseRules;

/// <summary>The source files and the assemblies that the house rules are about.</summary>
public static partial class Sources
{
    /// <summary>The projects, and the one that packs the libraries, with the only projects that each refers to.</summary>
    public static IReadOnlyDictionary<string, string[]> References { get; } = new Dictionary<string, string[]>
    {
        ["Superposition.Algebra"] = [],
        ["Superposition.Model"] = ["Superposition.Algebra"],
        ["Superposition.Derivation"] = ["Superposition.Model"],
        ["Superposition.Kernels"] = ["Superposition.Algebra"],
        ["Superposition.Landscape"] = ["Superposition.Derivation", "Superposition.Kernels"],
        ["Superposition.MonteCarlo"] = ["Superposition.Model"],
        ["Superposition.Reporting"] = ["Superposition.Landscape", "Superposition.MonteCarlo"],
        ["Superposition.Exports"] = ["Superposition.Landscape"],
        ["Superposition.Cli"] = ["Superposition.Reporting", "Superposition.Exports"],
        ["Superposition"] = ["Superposition.Reporting", "Superposition.Exports"],
    };

    /// <summary>The projects in which every number is exact.</summary>
    public static IReadOnlyList<string> ExactProjects { get; } =
        ["Superposition.Algebra", "Superposition.Model", "Superposition.Derivation"];

    /// <summary>The names of the library projects.</summary>
    public static IEnumerable<string> Libraries => References.Keys.Where(name => name is not ("Superposition.Cli" or "Superposition"));

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files below a folder of the repository, without what the build writes.</summary>
    public static IEnumerable<string> Files(params string[] folder) => Directory
        .EnumerateFiles(Path.Combine([Root, .. folder]), "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    /// <summary>The types of a library, those in other types included, those that the compiler made left out.</summary>
    public static IEnumerable<Type> Types(string library) => Assembly.Load(library).GetTypes().Where(type => !IsGenerated(type));

    /// <summary>Whether the compiler or a source generator made the member or the type around it.</summary>
    public static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), false)
        || (member is Type && member.Name.Contains('<', StringComparison.Ordinal))
        || (member.DeclaringType is { } outer && IsGenerated(outer));

    /// <summary>C# code without comments and texts.</summary>
    public static string WithoutComments(string code) => CommentOrText().Replace(code, " ");

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Analysis.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"no solution above {here}");
    }

    [GeneratedRegex(
        """//[^\n]*|/\*.*?\*/|\"{3,}.*?\"{3,}|@"(?:[^"]|"")*"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\])+'""",
        RegexOptions.Singleline)]
    private static partial Regex CommentOrText();
}
