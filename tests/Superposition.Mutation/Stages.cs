namespace Superposition.Mutation;

/// <summary>Which tests meet a mutation, the nearest first. Tests that read the source or the public names see nothing of it.</summary>
internal static class Stages
{
    /// <summary>The projects whose code is mutated.</summary>
    public static IReadOnlyList<string> Projects { get; } = ["Algebra", "Derivation", "Kernels", "Landscape", "MonteCarlo"];

    private static string[] Quick { get; } = ["Algebra", "Model", "Derivation", "Kernels", "MonteCarlo", "Landscape"];

    /// <summary>The filters in their order: the project's own folder, the others that are quick, and where asked for the rest.</summary>
    public static IEnumerable<string> Of(string project, bool all) =>
    [
        Named(project),
        string.Join('|', Quick.Where(folder => folder != project).Select(Named)),
        .. all ? [string.Join('&', Quick.Select(Named).Append("~HouseRules").Append("~PublicApi").Select(Not))] : Array.Empty<string>(),
    ];

    private static string Named(string folder) => $"FullyQualifiedName~Superposition.Tests.{folder}.";

    private static string Not(string filter) => "FullyQualifiedName!~" + filter[(filter.IndexOf('~', StringComparison.Ordinal) + 1)..];
}
