using System.Globalization;

namespace Superposition.Benchmarks;

/// <summary>Numbers with a unit as a table shows them.</summary>
internal static class Quantity
{
    private static readonly (double Factor, string Prefix)[] Prefixes = [(1e9, "G"), (1e6, "M"), (1e3, "k"), (1, ""), (1e-3, "m"), (1e-6, "µ"), (1e-9, "n")];

    /// <summary>A quantity in three digits with the prefix that leaves one to three of them before the point, and behind it the unit.</summary>
    public static string Of(double value, string unit)
    {
        var (factor, prefix) = Prefixes.FirstOrDefault(p => value >= 0.9995 * p.Factor, Prefixes[^1]);
        return $"{ThreeDigits(value / factor)} {prefix}{unit}";
    }

    /// <summary>A ratio, with two digits or more.</summary>
    public static string Ratio(double ratio) => ratio < 0.1 ? ratio.ToString("G2", CultureInfo.InvariantCulture) : ThreeDigits(ratio);

    private static string ThreeDigits(double value) =>
        value.ToString(value < 9.995 ? "F2" : value < 99.95 ? "F1" : "F0", CultureInfo.InvariantCulture);
}
