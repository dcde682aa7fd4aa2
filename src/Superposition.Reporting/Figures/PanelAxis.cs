using System.Globalization;

namespace Superposition.Reporting;

/// <summary>A horizontal axis.</summary>
/// <param name="Label">What it shows.</param>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end.</param>
/// <param name="IsLogarithmic">Whether the scale is logarithmic; then the lower end is above 0.</param>
internal sealed record PanelAxis(string Label, double Lower, double Upper, bool IsLogarithmic)
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The place on an even scale.</summary>
    public double Place(double value) => IsLogarithmic ? Math.Log10(value) : value;

    /// <summary>Values to be marked, with their texts; empty for those without one.</summary>
    public (double[] Values, string[] Texts) Ticks() => IsLogarithmic ? LogarithmicTicks() : EvenTicks(Lower, Upper);

    /// <summary>Ticks at multiples of 1, 2 or 5 times a power of ten, from 3 to 7 of them.</summary>
    public static (double[] Values, string[] Texts) EvenTicks(double lower, double upper)
    {
        var power = (int)Math.Floor(Math.Log10(upper - lower)) - 1;
        var (factor, exponent) = new[] { (1, power), (2, power), (5, power), (1, power + 1), (2, power + 1), (5, power + 1) }
            .First(s => (upper - lower) / (s.Item1 * Math.Pow(10, s.Item2)) <= 6.5);
        var step = factor * Math.Pow(10, exponent);
        var first = (int)Math.Ceiling(lower / step);
        var count = (int)Math.Floor(upper / step) - first + 1;
        double[] values = [.. Enumerable.Range(first, count).Select(k => k * step)];
        var format = exponent is > -5 and < 5 ? $"F{Math.Max(0, -exponent)}" : "0.##e0";
        return (values, [.. values.Select(v => v.ToString(format, CultureInfo.InvariantCulture).Replace('-', '−'))]);
    }

    /// <summary>All powers of ten, and their multiples by 2 to 9 without a text; few decades have texts at 2 and 5 too, many only at some powers.</summary>
    private (double[] Values, string[] Texts) LogarithmicTicks()
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(Lower) + 1e-9), (int)Math.Ceiling(Math.Log10(Upper) - 1e-9));
        var every = ((last - first) / 8) + 1;
        var ticks = Enumerable.Range(first, last - first + 1)
            .SelectMany(k => Enumerable.Range(1, 9).Select(d => (Digit: d, Power: k, Value: d * Math.Pow(10, k))))
            .Where(t => t.Value >= Lower * (1 - 1e-9) && t.Value <= Upper * (1 + 1e-9))
            .ToList();
        return ([.. ticks.Select(t => t.Value)], [.. ticks.Select(Named)]);

        string Named((int Digit, int Power, double Value) tick)
        {
            if (last - first <= 3)
                return tick.Digit is 1 or 2 or 5 ? tick.Value.ToString("0.####", CultureInfo.InvariantCulture) : "";
            return tick.Digit == 1 && tick.Power % every == 0 ? $"10{(tick.Power < 0 ? "⁻" : "")}{string.Concat(Math.Abs(tick.Power).ToString(CultureInfo.InvariantCulture).Select(c => Superscripts[c - '0']))}" : "";
        }
    }
}
