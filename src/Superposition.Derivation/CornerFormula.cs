using System.Globalization;
using Superposition.Algebra;
using Superposition.Model;

namespace Superposition.Derivation;

/// <summary>
/// The second route to the expected loss, for m = 1 and any n: integrals of powers of a ReLU over a cube from the corners of the cube alone.
/// </summary>
/// <remarks>
/// With f(x) = g_1 x_1 + ... + g_k x_k, all g_j other than 0:
/// integral over [0,1]^k of f_+^q = q!/(q+k)! sum over corners v of (-1)^(k-|v|) f(v)_+^(q+k) / (g_1 ... g_k), since each side is the
/// k-fold divided difference of z_+^(q+k); and the moment with x_i is (1/2) d/dg_i of the case q = 2. Nothing here splits a domain
/// or integrates, so the route shares only the ring operations with <see cref="LossDerivation"/>.
/// </remarks>
internal static class CornerFormula
{
    /// <summary>The loss in a cell.</summary>
    public static LaurentPolynomial Loss(Architecture architecture, Cell cell)
    {
        var (n, p) = (architecture.Features, (LaurentPolynomial)Symbols.Density);
        var loss = LaurentPolynomial.Zero;
        for (var bits = 1; bits < 1 << n; bits++)
        {
            int[] active = [.. Enumerable.Range(1, n).Where(j => (bits >> (j - 1) & 1) == 1)];
            var weight = p.Pow(active.Length) * (1 - p).Pow(n - active.Length);
            for (var i = 1; i <= n; i++)
            {
                var importance = i == 1 ? LaurentPolynomial.One : Symbols.Importance(i);
                var square = SquareMoment(active, i, cell);
                var error = square.Substitute(Slopes(active, i));
                if (active.Contains(i))
                    error += new Rational(1, 3) - square.Derivative(Slope(i)).Substitute(Slopes(active, i));
                loss += weight * importance * error;
            }
        }

        return loss;
    }

    /// <summary>Integral of f_+^2 over the cube of the active features, in the variables g_j, where g_j stands for w_i w_j.</summary>
    private static LaurentPolynomial SquareMoment(int[] active, int output, Cell cell)
    {
        var k = active.Length;
        var sum = LaurentPolynomial.Zero;
        for (var corner = 1; corner < 1 << k; corner++)
        {
            int[] ones = [.. active.Where((_, j) => (corner >> j & 1) == 1)];
            if (cell.SignOf(LaurentPolynomial.Sum(ones.Select(j => (LaurentPolynomial)Symbols.Weight(output) * Symbols.Weight(j)))) > 0)
                sum += LaurentPolynomial.Sum(ones.Select(j => (LaurentPolynomial)Slope(j))).Pow(2 + k).Scale((k - ones.Length) % 2 == 0 ? 1 : -1);
        }

        var factorial = Enumerable.Range(3, k).Aggregate(1L, (product, j) => product * j);
        return sum.Scale(new(1, factorial)) * active.Aggregate(LaurentPolynomial.One, (product, j) => product / Slope(j));
    }

    private static (Variable, LaurentPolynomial)[] Slopes(int[] active, int output) =>
        [.. active.Select(j => (Slope(j), (LaurentPolynomial)Symbols.Weight(output) * Symbols.Weight(j)))];

    private static Variable Slope(int feature) => new(string.Create(CultureInfo.InvariantCulture, $"g_{feature}"));
}
