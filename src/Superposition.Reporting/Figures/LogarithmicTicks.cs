using System.Collections.Immutable;
using System.Globalization;

namespace Superposition.Reporting;

/// <summary>Round numbers along a logarithmic axis, not more than fit.</summary>
internal static class LogarithmicTicks
{
    private const double Rounding = 1e-9;
    private static readonly ImmutableArray<int> Steps = [1, 2, 5];

    /// <summary>
    /// The numbers 1, 2 and 5 times a power of ten; the powers of ten alone, or every second, third, ... of them, where those are too many; and where
    /// they are fewer than three, multiples of one step.
    /// </summary>
    /// <param name="lower">The lower end, above 0.</param>
    /// <param name="upper">The upper end, above the lower one.</param>
    /// <param name="most">The most ticks, at least 3.</param>
    public static ImmutableArray<double> Between(double lower, double upper, int most)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(lower)), (int)Math.Ceiling(Math.Log10(upper)));
        var ticks = Inside(Enumerable.Range(first, last - first + 1).SelectMany(e => Steps.Select(k => Product(k, e))));
        if (ticks.Length < 3)
        {
            var exponent = (int)Math.Floor(Math.Log10((upper - lower) / most));
            return Enumerable.Range(exponent, 2).SelectMany(e => Steps.Select(k => Product(k, e))).Append(Product(1, exponent + 2))
                .Select(Multiples).First(multiples => multiples.Length <= most);
        }

        for (var stride = 1; ticks.Length > most; stride++)
            ticks = Inside(Enumerable.Range(first, last - first + 1).Where(e => e % stride == 0).Select(e => Product(1, e)));
        return ticks;

        ImmutableArray<double> Inside(IEnumerable<double> numbers) => [.. numbers.Where(x => x >= lower * (1 - Rounding) && x <= upper * (1 + Rounding))];

        ImmutableArray<double> Multiples(double step)
        {
            var begin = Math.Ceiling((lower / step) - Rounding);
            return Inside(Enumerable.Range(0, most + 2).Select(k => (begin + k) * step));
        }
    }

    /// <summary>A tick's label.</summary>
    public static string Label(double tick) => tick.ToString(tick < 1e-4 ? "0.###e0" : "0.#######", CultureInfo.InvariantCulture);

    private static double Product(int factor, int exponent) => exponent < 0 ? factor / Math.Pow(10, -exponent) : factor * Math.Pow(10, exponent);
}
