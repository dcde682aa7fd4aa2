using System.Collections.Immutable;
using System.Net;

namespace Superposition.Reporting;

/// <summary>What produced an artefact: enough to produce it again.</summary>
/// <param name="Entries">Names and values, such as the command line, version, commit, seeds, runtime and processor.</param>
public sealed record RunManifest(ImmutableArray<(string Name, string Value)> Entries)
{
    /// <summary>The value of an entry.</summary>
    /// <exception cref="InvalidOperationException">There is no entry of that name.</exception>
    public string this[string name] => Entries.First(e => e.Name == name).Value;

    /// <summary>The entries as a table.</summary>
    internal string ToHtml() =>
        "<table><tbody>\n" + string.Concat(Entries.Select(e => $"<tr><th scope=\"row\">{WebUtility.HtmlEncode(e.Name)}</th><td>{WebUtility.HtmlEncode(e.Value)}</td></tr>\n")) + "</tbody></table>\n";
}
