using System.Collections.Immutable;
using System.Numerics;

namespace Superposition.Algebra;

/// <summary>A monic polynomial modulo a prime below 2^16.</summary>
/// <remarks>Below 2^16 a sum of products of two residues stays below 2^64 for every degree in use, so it is reduced once.</remarks>
internal sealed class ModularPolynomial
{
    private readonly ulong _prime;
    private readonly ImmutableArray<ulong> _coefficients;

    /// <summary>The monic multiple of a polynomial modulo the prime, which does not divide its leading coefficient.</summary>
    /// <param name="integers">A polynomial with integer coefficients.</param>
    /// <param name="prime">A prime below 2^16.</param>
    public ModularPolynomial(UnivariatePolynomial integers, uint prime)
    {
        _prime = prime;
        _coefficients = [.. Monic([.. integers.Coefficients.Select(Residue)])];

        ulong Residue(Rational c) => (ulong)(((c.Numerator % prime) + prime) % prime);
    }

    /// <summary>The degrees of the irreducible factors, ascending; null where one of them is multiple.</summary>
    /// <remarks>
    /// Distinct-degree factorisation: t^(p^d) - t is the product of all irreducible monic polynomials whose degrees divide d. What it has in
    /// common with the polynomial without its factors of lower degrees is the product of the factors of degree d.
    /// </remarks>
    public List<int>? FactorDegrees()
    {
        ulong[] rest = [.. _coefficients];
        if (Gcd(rest, Derivative(rest)).Length > 1)
            return null;
        var degrees = new List<int>();
        ulong[] power = [0, 1];
        for (var degree = 1; 2 * degree <= rest.Length - 1; degree++)
        {
            power = ToThePrime(power, rest);
            var common = Gcd(rest, MinusVariable(power));
            degrees.AddRange(Enumerable.Repeat(degree, (common.Length - 1) / degree));
            rest = Quotient(rest, common);
        }

        if (rest.Length > 1)
            degrees.Add(rest.Length - 1);
        return degrees;
    }

    private ulong[] Derivative(ulong[] f) => Trimmed([.. f.Skip(1).Select((c, k) => c * (ulong)(k + 1) % _prime)]);

    private ulong[] MinusVariable(ulong[] f)
    {
        var difference = new ulong[Math.Max(f.Length, 2)];
        f.CopyTo(difference, 0);
        difference[1] = (difference[1] + _prime - 1) % _prime;
        return Trimmed(difference);
    }

    /// <summary>f^p modulo a monic polynomial, by squaring.</summary>
    private ulong[] ToThePrime(ulong[] f, ulong[] modulus)
    {
        f = Remainder(f, modulus);
        ulong[] power = f;
        for (var bit = BitOperations.Log2(_prime) - 1; bit >= 0; bit--)
        {
            power = Remainder(Product(power, power), modulus);
            if ((_prime >> bit & 1) == 1)
                power = Remainder(Product(power, f), modulus);
        }

        return power;
    }

    private ulong[] Product(ulong[] f, ulong[] g)
    {
        var product = new ulong[Math.Max(0, f.Length + g.Length - 1)];
        for (var i = 0; i < f.Length; i++)
        {
            for (var j = 0; j < g.Length; j++)
                product[i + j] += f[i] * g[j];
        }

        return Trimmed([.. product.Select(c => c % _prime)]);
    }

    private ulong[] Remainder(ulong[] f, ulong[] monic)
    {
        ulong[] remainder = [.. f];
        Divide(remainder, monic);
        return Trimmed([.. remainder.Take(monic.Length - 1).Select(c => c % _prime)]);
    }

    private ulong[] Quotient(ulong[] f, ulong[] monic)
    {
        ulong[] remainder = [.. f];
        Divide(remainder, monic);
        return remainder[(monic.Length - 1)..];
    }

    /// <summary>Leaves the quotient by a monic polynomial in the upper places, and in the lower ones the remainder, not yet reduced.</summary>
    private void Divide(ulong[] f, ulong[] monic)
    {
        for (var k = f.Length - monic.Length; k >= 0; k--)
        {
            var factor = f[k + monic.Length - 1] %= _prime;
            for (var j = 0; j < monic.Length - 1; j++)
                f[k + j] += factor * (_prime - monic[j]);
        }
    }

    /// <summary>The monic greatest common divisor of a monic polynomial and another.</summary>
    private ulong[] Gcd(ulong[] monic, ulong[] other)
    {
        while (other.Length > 0)
        {
            var next = Monic(other);
            (monic, other) = (next, Remainder(monic, next));
        }

        return monic;
    }

    private ulong[] Monic(ulong[] f)
    {
        var inverse = (ulong)BigInteger.ModPow(f[^1], _prime - 2, _prime);
        return [.. f.Select(c => c * inverse % _prime)];
    }

    private static ulong[] Trimmed(ulong[] f)
    {
        var length = f.Length;
        while (length > 0 && f[length - 1] == 0)
            length--;
        return length == f.Length ? f : f[..length];
    }
}
