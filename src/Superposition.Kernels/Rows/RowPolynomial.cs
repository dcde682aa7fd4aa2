using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>
/// A Laurent polynomial in two weights as one in the first, from x^-1 to x^5, whose coefficients are Laurent polynomials in the second:
/// sum_j c_j(y) x^j.
/// </summary>
internal sealed class RowPolynomial
{
    /// <summary>The number of coefficients.</summary>
    public const int Count = HighestPower - LowestPower + 1;

    private const int LowestPower = -1;
    private const int HighestPower = 5;

    private readonly ImmutableArray<(int Lowest, ImmutableArray<double> Coefficients)> _columns; // c_j, by rising powers of y

    /// <summary>The polynomial at given parameters; each number of the table is the exact one, rounded once.</summary>
    /// <exception cref="ArgumentException">It has another power of x.</exception>
    public RowPolynomial(LaurentPolynomial polynomial, Variable x, Variable y, (Variable Variable, Rational Value)[] parameters)
    {
        var powers = polynomial.Collect(x).ToDictionary(t => t.Monomial.ExponentOf(x), t => t.Coefficient);
        if (powers.Keys.Any(j => j is < LowestPower or > HighestPower))
            throw new ArgumentException($"{polynomial} has a power of {x} that is not from {LowestPower} to {HighestPower}", nameof(polynomial));
        Divides = powers.ContainsKey(LowestPower);
        _columns = [.. Enumerable.Range(LowestPower, Count).Select(j => Column(powers.GetValueOrDefault(j, LaurentPolynomial.Zero)))];

        (int, ImmutableArray<double>) Column(LaurentPolynomial c)
        {
            var values = c.Collect(y).ToDictionary(t => t.Monomial.ExponentOf(y), t => t.Coefficient.Evaluate(parameters).ToDouble());
            var (lowest, highest) = (values.Keys.Append(0).Min(), values.Keys.Append(0).Max());
            return (lowest, [.. Enumerable.Range(lowest, highest - lowest + 1).Select(i => values.GetValueOrDefault(i))]);
        }
    }

    /// <summary>Whether the power x^-1 occurs.</summary>
    public bool Divides { get; }

    /// <summary>Writes c_-1(y), c_0(y), ...</summary>
    public void At(double y, Span<double> coefficients)
    {
        for (var j = 0; j < Count; j++)
        {
            var (lowest, c) = _columns[j];
            var sum = c[^1];
            for (var i = c.Length - 2; i >= 0; i--)
                sum = Math.FusedMultiplyAdd(sum, y, c[i]);
            for (var i = lowest; i < 0; i++)
                sum /= y;
            coefficients[j] = sum;
        }
    }
}
