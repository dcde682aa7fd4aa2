using System.Collections.Immutable;

namespace Superposition.Reporting;

/// <summary>What produced an artefact: enough to produce it again.</summary>
/// <param name="Entries">Names and values, such as the command line, version, seed, runtime and processor.</param>
public sealed record RunManifest(ImmutableArray<(string Name, string Value)> Entries);
