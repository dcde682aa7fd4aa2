namespace Superposition.Mutation;

/// <summary>Tests that meet a mutation together: those whose names have one of the parts and none of the others.</summary>
internal sealed record Stage(IReadOnlyList<string> Parts, IReadOnlyList<string> Without)
{
    /// <summary>The projects whose code is mutated.</summary>
    public static IReadOnlyList<string> Projects { get; } = ["Algebra", "Derivation", "Kernels", "MonteCarlo", "Landscape"];

    private static string[] Quick { get; } = ["Algebra.", "Model.", "Derivation.", "Kernels.", "MonteCarlo.", "Landscape."];

    /// <summary>Tests of these folders that take most of their time.</summary>
    private static string[] Slow { get; } =
    [
        "Ten_thousand_censuses", "On_the_two_sides_of_a_separatrix", "Errors_are_within_16_ulp", "KernelAccuracyLaws",
        "A_wanted_relative_error_is_reached_with", "Words_have_the_mean_and_the_variance", "Points_at_and_beside_the_middle",
    ];

    /// <summary>All that is quick: what must pass as the source stands, or every mutation would count as killed.</summary>
    public static Stage WithoutMutation { get; } = new(Quick, []);

    /// <summary>
    /// The nearest first: the project's own folder but for what is slow there, then all that is quick, then the rest. Tests that read the
    /// source or the public names see nothing of a mutation.
    /// </summary>
    public static IEnumerable<Stage> Of(string project, int depth) => new Stage[]
    {
        new([project + "."], Slow),
        new([.. Slow, .. Quick.Where(folder => folder != project + ".")], []),
        new([""], [.. Quick, "HouseRules.", "PublicApi"]),
    }.Take(depth);
}
