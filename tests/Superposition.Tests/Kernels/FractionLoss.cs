using System.Globalization;
using Superposition.Algebra;
using Superposition.Tests.Algebra;

namespace Superposition.Tests.Kernels;

/// <summary>The reference loss, its gradient and its Hessian at rational points in schoolbook fractions: no derivation, no arithmetic of the product.</summary>
internal static class FractionLoss
{
    private static readonly LaurentPolynomial[][] Cells = [.. ReferenceLoss.Function.Pieces.Select(c => ReferenceLoss.Outputs(c.Polynomial).ToArray())];

    /// <summary>L, dL/dw_1, dL/dw_2, d2L/dw_1^2, d2L/(dw_1 dw_2), d2L/dw_2^2 in the first cell whose closure has the point and where nothing is divided by 0.</summary>
    public static Fraction[] Jet(Rational w1, Rational w2, Rational p, Rational importance) => JetIn(CellsAt(w1, w2).First(), w1, w2, p, importance);

    /// <summary>The same in a given cell: 0 where the weights have equal signs, 1 and 2 where they do not and the first or the second is the larger.</summary>
    public static Fraction[] JetIn(int cell, Rational w1, Rational w2, Rational p, Rational importance) => [.. Cells[cell].Select(f => Value(f, w1, w2, p, importance))];

    /// <summary>The cells whose closures have the point; 1 and 2 not at the origin, where they divide by 0.</summary>
    public static IEnumerable<int> CellsAt(Rational w1, Rational w2)
    {
        var (signs, order) = (w1.Sign * w2.Sign, w1.Abs().CompareTo(w2.Abs()));
        if (signs >= 0)
            yield return 0;
        if (w1.IsZero && w2.IsZero)
            yield break;
        if (signs <= 0 && order >= 0)
            yield return 1;
        if (signs <= 0 && order <= 0)
            yield return 2;
    }

    /// <summary>Fails unless a decimal differs from the number by at most half a unit of its 17th digit, and is 0 only where the number is.</summary>
    public static void AssertShows(string text, Fraction exact, string where)
    {
        var digits = text.Split('e')[0].Where(char.IsAsciiDigit).SkipWhile(c => c == '0').Count();
        if (digits == 0)
        {
            Assert.True(exact.N.IsZero, where);
            return;
        }

        var shown = Fraction.OfDecimal(text);
        var first = string.Concat(text.Split('e')[0].Where(c => char.IsAsciiDigit(c) || c == '.').SkipWhile(c => c is '0' or '.').Take(1));
        var leading = Fraction.OfDecimal($"{first}e{Exponent(text).ToString(CultureInfo.InvariantCulture)}");
        var unit = leading * Fraction.OfDecimal($"1e-16") / Fraction.OfDecimal(first);
        Assert.True(digits <= 17 && ((shown - exact) * new Fraction(2, 1)).Abs().CompareTo(unit) <= 0, $"{where}: {text}");
    }

    /// <summary>The power of ten of the first digit that is not 0.</summary>
    private static int Exponent(string text)
    {
        var parts = text.TrimStart('-').Split('e');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var before = point < 0 ? parts[0].Length : point;
        var first = parts[0].IndexOfAny([.. "123456789"]);
        return (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) + before - first - (first > before ? 0 : 1);
    }

    private static Fraction Value(LaurentPolynomial f, Rational w1, Rational w2, Rational p, Rational importance)
    {
        var sum = new Fraction(0, 1);
        foreach (var term in f.Terms)
        {
            var value = Fraction.Of(term.Coefficient);
            foreach (var (variable, number) in new[] { (ReferenceLoss.W1, w1), (ReferenceLoss.W2, w2), (ReferenceLoss.P, p), (ReferenceLoss.I, importance) })
                value *= Fraction.Of(number).Pow(term.Monomial.ExponentOf(variable));
            sum += value;
        }

        return sum;
    }
}
