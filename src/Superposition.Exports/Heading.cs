using System.Collections.Immutable;
using System.Globalization;
using Superposition.Derivation;

namespace Superposition.Exports;

/// <summary>What stands at the top of every exported file: the model, the formula, what holds of the numbers, and where the file comes from.</summary>
internal static class Heading
{
    private const int Width = 116;

    /// <summary>The version of this program.</summary>
    public static string Version => typeof(Heading).Assembly.GetName().Version!.ToString(3);

    /// <summary>The heading as lines of text, an empty one between paragraphs.</summary>
    /// <param name="derivation">The derived loss.</param>
    /// <param name="language">The word behind <c>--to</c>.</param>
    /// <param name="title">What the file is, in a line.</param>
    /// <param name="notes">What else holds of this file, a paragraph each.</param>
    public static ImmutableArray<string> Of(LossDerivation derivation, string language, string title, params ReadOnlySpan<string> notes)
    {
        var lines = new List<string> { title, "" };
        lines.AddRange(Wrap(
            $"Model ({derivation.Architecture}): x' = ReLU(W^T W x) with W = (w_1, w_2). Each feature x_i is 0 with probability 1 - p, else uniform on [0, 1]; "
            + "p is the density, S = 1 - p the sparsity. L = E[(x_1 - x'_1)^2 + I_2 (x_2 - x'_2)^2], where I_2 is the importance of feature 2 relative to feature 1."));
        lines.Add("");
        foreach (var cell in derivation.Loss.Cells)
        {
            lines.Add($"{cell.Cell.Name}:");
            lines.AddRange(Wrap($"L = {cell.Loss}", "  "));
        }

        foreach (var note in notes)
            lines.AddRange(["", .. Wrap(note)]);
        lines.AddRange(
        [
            "",
            $"Written by superposition {Version}, command export, language {language}, from the derived expression. Do not edit: export again.",
            "Licence: MIT. SPDX-License-Identifier: MIT",
        ]);
        return [.. lines];
    }

    /// <summary>Where derivatives do not exist, and what is returned there.</summary>
    public static string Kinks(LossDerivation derivation)
    {
        var walls = derivation.Walls.Select(w => string.Create(CultureInfo.InvariantCulture, $"({w.Ray.W1}, {w.Ray.W2}): C^{w.Smoothness}"));
        return $"Smoothness across the walls, by direction (w_1, w_2): {string.Join(", ", walls)}. Where a derivative "
            + "jumps, on the axes w_1 = 0 and w_2 = 0, it does not exist, and what is returned is its limit from the side w_1 w_2 > 0.";
    }

    /// <summary>The range and the accuracy of the numbers.</summary>
    public const string Accuracy =
        "Range: p in (0, 1], I_2 > 0, finite weights. Accuracy: sums carry their rounding errors along. With 1e-250 <= |w_i| <= 1e55 or w_i = 0, "
        + "1e-100 <= p <= 1, 1e-50 <= I_2 <= 1e50 nothing overflows, and each output y whose largest term T is above 1e-270 is within ulp(y)/2 plus a few 2^-106 T "
        + "of the exact value. Beyond, products may overflow or underflow on the way: a result may be infinite, NaN or wrong.";

    /// <summary>The lines as a comment.</summary>
    public static string Comment(this ImmutableArray<string> lines, string prefix) => string.Join('\n', lines.Select(l => (prefix + l).TrimEnd()));

    private static IEnumerable<string> Wrap(string text, string indent = "")
    {
        var line = indent;
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length > Width)
            {
                yield return line.TrimEnd();
                line = indent;
            }

            line += word + " ";
        }

        yield return line.TrimEnd();
    }
}
