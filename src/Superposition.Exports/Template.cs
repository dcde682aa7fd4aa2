using System.Text;

namespace Superposition.Exports;

/// <summary>A text in another language, part of this assembly, with places of the form <c>{{name}}</c> that are filled.</summary>
internal static class Template
{
    /// <summary>The text with all places filled.</summary>
    /// <exception cref="InvalidOperationException">There is no such text, or its places are others.</exception>
    public static string Fill(string name, params ReadOnlySpan<(string Place, string Text)> places)
    {
        using var stream = typeof(Template).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no text {name}");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd();
        foreach (var (place, content) in places)
        {
            var mark = "{{" + place + "}}";
            if (!text.Contains(mark, StringComparison.Ordinal))
                throw new InvalidOperationException($"{name} has no place {place}");
            text = text.Replace(mark, content, StringComparison.Ordinal);
        }

        return text.Contains("{{", StringComparison.Ordinal) ? throw new InvalidOperationException($"a place of {name} is not filled") : text;
    }
}
