namespace Superposition.Endurance.Fuzzing;

/// <summary>The program did what it must not do.</summary>
/// <param name="law">The law that is broken, the same for all inputs that break it.</param>
/// <param name="detail">What was seen.</param>
internal sealed class FindingException(string law, string detail) : Exception($"{law}: {detail}")
{
    public string Law => law;

    /// <summary>Fails unless the law holds.</summary>
    public static void Require(bool holds, string law, Func<string> detail)
    {
        if (!holds)
            throw new FindingException(law, detail());
    }

    /// <summary>The law that an exception breaks: an exception that no documentation announces is one by itself.</summary>
    public static string LawOf(Exception e) => e is FindingException finding ? finding.Law : $"no {e.GetType().Name} is announced";
}
