using System.Collections.Immutable;
using Superposition.Landscape;

namespace Superposition.Reporting;

/// <summary>The documents that follow from the derived closed form alone.</summary>
/// <param name="Derivation">The derivation.</param>
/// <param name="Theorems">The theorems about critical points, with proofs.</param>
/// <param name="Boundaries">The phase boundaries.</param>
/// <param name="Claims">The claims of the source, settled.</param>
public sealed record DerivedDocuments(Document Derivation, Document Theorems, Document Boundaries, Document Claims)
{
    /// <summary>What the claims rest on, by the names of the files without their ending, by which documents refer to each other.</summary>
    public ImmutableArray<(string Name, Document Document)> Proofs => [("n2-m1", Derivation), ("critical-points", Theorems), ("phase-boundaries", Boundaries)];

    /// <summary>The documents; the same landscape gives the same ones, byte for byte.</summary>
    /// <exception cref="CensusUndecidedException">A statement does not hold or is not decided.</exception>
    public static DerivedDocuments Of(LossLandscape landscape)
    {
        // Nearly all of the time goes into the boundaries and the claims, which do not need each other.
        var boundaries = Task.Run(() => PhaseBoundariesDocument.Of(landscape));
        var claims = ClaimsDocument.Of(landscape);
        return new(DerivationDocument.Of(landscape.Derivation), CriticalPointsDocument.Of(landscape), boundaries.GetAwaiter().GetResult(), claims);
    }
}
