namespace Superposition.Landscape;

/// <summary>The census cannot tell: a hypothesis of its proof does not hold or a comparison needs more precision than it allows itself.</summary>
public sealed class CensusUndecidedException : InvalidOperationException
{
    internal CensusUndecidedException(string what)
        : base($"undecided: {what}")
    {
    }
}
