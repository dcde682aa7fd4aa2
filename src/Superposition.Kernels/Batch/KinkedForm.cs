using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>
/// A loss as a polynomial plus a kink: L = B(w_1, w_2) + sum_m s^m P_m(r), m = 1, 2, ..., with s = min(w_1 w_2, 0) and r = s/x^2, where x is
/// the weight of larger absolute value and y the other one, so that r = y/x where the signs are opposite.
/// </summary>
/// <remarks>
/// B is the loss where both weights have the same sign; the kink is what a ReLU takes away where they have not. Since s^m r^k = x^(m-k) y^(m+k),
/// every difference of the two is of this form whose terms have an even degree and an exponent of y that is at least that of x. Where s = 0 the
/// kink is 0, so that the axes need no case of their own.
/// </remarks>
/// <param name="Weights">w_1, w_2.</param>
/// <param name="Base">B: even in both weights together, without negative powers of them.</param>
/// <param name="First">The coefficients of P_1, P_2, ..., rising, where |w_1| &gt;= |w_2|: polynomials in the parameters.</param>
/// <param name="Second">Those where |w_1| &lt; |w_2|; as many.</param>
internal sealed record KinkedForm(
    ImmutableArray<Variable> Weights,
    LaurentPolynomial Base,
    ImmutableArray<ImmutableArray<LaurentPolynomial>> First,
    ImmutableArray<ImmutableArray<LaurentPolynomial>> Second)
{
    /// <summary>The form of a loss.</summary>
    /// <exception cref="ArgumentException">The loss is not of this form, or <see cref="CellOrder"/> refuses it.</exception>
    public static KinkedForm Of(PiecewisePolynomial loss, Variable w1, Variable w2)
    {
        var cells = new CellOrder(loss, w1, w2);
        var same = Common(cells, (2, 1), (1, 2), (-2, -1), (-1, -2));
        if (!same.Terms.All(t => Exponent(t, w1) >= 0 && Exponent(t, w2) >= 0 && (Exponent(t, w1) + Exponent(t, w2)) % 2 == 0))
            throw new ArgumentException($"{same} is no even polynomial in the weights", nameof(loss));
        var first = Kink(Common(cells, (2, -1), (-2, 1)) - same, larger: w1, smaller: w2);
        var second = Kink(Common(cells, (1, -2), (-1, 2)) - same, larger: w2, smaller: w1);
        var sizes = Enumerable.Range(0, Math.Max(first.Count, second.Count)).Select(m => Math.Max(Size(first, m), Size(second, m))).ToList();
        return new([w1, w2], same, Filled(first, sizes), Filled(second, sizes));
    }

    private static LaurentPolynomial Common(CellOrder cells, params ReadOnlySpan<(long X, long Y)> directions)
    {
        var polynomial = cells.At(directions[0]).Polynomial;
        foreach (var direction in directions)
        {
            if (cells.At(direction).Polynomial != polynomial)
                throw new ArgumentException($"the loss has another polynomial in the direction {direction} than in {directions[0]}");
        }

        return polynomial;
    }

    /// <summary>The lists of the coefficients of s^m r^k, at [m - 1][k].</summary>
    private static List<List<LaurentPolynomial>> Kink(LaurentPolynomial difference, Variable larger, Variable smaller)
    {
        var kink = new List<List<LaurentPolynomial>>();
        foreach (var (monomial, coefficient) in difference.Collect(larger, smaller))
        {
            var (i, j) = (monomial.ExponentOf(larger), monomial.ExponentOf(smaller));
            if ((i + j) % 2 != 0 || i + j <= 0 || j < i)
                throw new ArgumentException($"the kink has the term {monomial}, which is no product of {larger} {smaller} and {smaller}/{larger}");
            var (m, k) = ((i + j) / 2, (j - i) / 2);
            while (kink.Count < m)
                kink.Add([]);
            while (kink[m - 1].Count <= k)
                kink[m - 1].Add(LaurentPolynomial.Zero);
            kink[m - 1][k] = coefficient;
        }

        return kink;
    }

    private static int Size(List<List<LaurentPolynomial>> kink, int m) => m < kink.Count ? kink[m].Count : 0;

    private static ImmutableArray<ImmutableArray<LaurentPolynomial>> Filled(List<List<LaurentPolynomial>> kink, List<int> sizes) =>
    [
        .. sizes.Select((size, m) => Enumerable.Range(0, size)
            .Select(k => k < Size(kink, m) ? kink[m][k] : LaurentPolynomial.Zero)
            .ToImmutableArray()),
    ];

    private static int Exponent(LaurentPolynomial.Term term, Variable weight) => term.Monomial.ExponentOf(weight);
}
