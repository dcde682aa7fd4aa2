namespace Superposition.Landscape;

/// <summary>The census cannot tell: a hypothesis of its proof does not hold or a comparison needs more precision than it allows itself.</summary>
public sealed class CensusUndecidedException : InvalidOperationException
{
    /// <summary>Says what is undecided.</summary>
    /// <param name="what">The question or the hypothesis that failed.</param>
    public CensusUndecidedException(string what)
        : base($"undecided: {what}")
    {
    }
}
