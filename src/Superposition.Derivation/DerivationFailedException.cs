namespace Superposition.Derivation;

/// <summary>A proof obligation of the derivation does not hold: a defect of this program, never of its input.</summary>
public sealed class DerivationFailedException : InvalidOperationException
{
    internal DerivationFailedException(string what)
        : base($"the derivation contradicts itself: {what}")
    {
    }
}
