using System.Collections.Immutable;

namespace Superposition.Landscape;

/// <summary>A statement about the landscape that holds for all 0 &lt; p &lt;= 1 and I_2 &gt; 0, proven by the program.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Statement">The statement, prose with LaTeX between dollar signs.</param>
/// <param name="Proof">The steps of the proof; each formula in them was computed, each property of a formula checked.</param>
public sealed record Theorem(string Name, string Statement, ImmutableArray<string> Proof);
