using System.Numerics;

namespace Superposition.Algebra;

/// <summary>Polynomials of degree n on [0, 1] in Bernstein's basis C(n, i) y^i (1 - y)^(n-i), with integer coefficients.</summary>
internal static class BernsteinBasis
{
    /// <summary>A positive multiple of the Bernstein coefficients b_i = sum_{k &lt;= i} C(i, k)/C(n, k) q_k of sum q_k y^k.</summary>
    public static BigInteger[] Coefficients(BigInteger[] powers)
    {
        // The differences of the b_i from order n down are the q_k / C(n, k), here times the least common multiple of the binomials.
        var n = powers.Length - 1;
        var (binomials, common, binomial) = (new BigInteger[n + 1], BigInteger.One, BigInteger.One);
        for (var k = 0; k <= n; k++)
        {
            binomials[k] = binomial;
            common = Integers.LeastCommonMultiple(common, binomial);
            binomial = binomial * (n - k) / (k + 1);
        }

        var b = new BigInteger[n + 1];
        for (var k = 0; k <= n; k++)
            b[k] = common / binomials[k] * powers[k];
        for (var order = n; order > 0; order--)
        {
            for (var i = order; i <= n; i++)
                b[i] += b[i - 1];
        }

        return b;
    }

    /// <summary>The number of sign changes, zeros left out.</summary>
    public static int SignChanges(BigInteger[] coefficients)
    {
        var (changes, previous) = (0, 0);
        foreach (var c in coefficients)
        {
            if (c.Sign * previous < 0)
                changes++;
            if (!c.IsZero)
                previous = c.Sign;
        }

        return changes;
    }

    /// <summary>2^n times the Bernstein coefficients on [0, 1/2] and on [1/2, 1], by de Casteljau's algorithm.</summary>
    public static (BigInteger[] Below, BigInteger[] Above) Halves(BigInteger[] coefficients)
    {
        var n = coefficients.Length - 1;
        var (below, above) = (new BigInteger[n + 1], (BigInteger[])coefficients.Clone());
        for (var k = 0; k <= n; k++)
        {
            below[k] = above[0] << (n - k);
            for (var i = 0; i < n - k; i++)
                above[i] += above[i + 1];
        }

        // above[i] is now the sum of order n - i.
        for (var i = 0; i <= n; i++)
            above[i] <<= i;
        return (below, above);
    }
}
