using System.Numerics;

namespace Superposition.Algebra;

/// <content>Division with remainder and common divisors, by integer arithmetic alone.</content>
public sealed partial class UnivariatePolynomial
{
    /// <summary>Quotient and remainder: this = quotient * divisor + remainder with deg remainder &lt; deg divisor.</summary>
    /// <exception cref="DivideByZeroException">The divisor is the polynomial 0.</exception>
    public (UnivariatePolynomial Quotient, UnivariatePolynomial Remainder) DivRem(UnivariatePolynomial divisor)
    {
        var (quotient, remainder, scale) = ScaledDivRem(divisor);

        // scale * numerators(this) = quotient * numerators(divisor) + remainder
        return (
            Over(Array.ConvertAll(quotient, n => n * divisor._denominator), scale * _denominator),
            Over(remainder, scale * _denominator));
    }

    /// <summary>The positive multiple with coprime integer coefficients; 0 for 0. Signs of values do not change.</summary>
    public UnivariatePolynomial Primitive()
    {
        var content = BigInteger.Zero;
        for (var k = 0; k < _numerators.Length && !content.IsOne; k++)
            content = BigInteger.GreatestCommonDivisor(content, _numerators[k]);
        if (content.IsOne && _denominator.IsOne)
            return this;
        return new((content.IsOne || IsZero ? _numerators : Array.ConvertAll(_numerators, n => n / content), BigInteger.One));
    }

    /// <summary>A positive multiple of the remainder, with coprime integer coefficients.</summary>
    /// <exception cref="DivideByZeroException">The divisor is the polynomial 0.</exception>
    internal UnivariatePolynomial PrimitiveRemainder(UnivariatePolynomial divisor) => new UnivariatePolynomial((ScaledDivRem(divisor).Remainder, BigInteger.One)).Primitive();

    /// <summary>The greatest common divisor with leading coefficient above 0 and coprime integer coefficients; 0 only if both are 0.</summary>
    public UnivariatePolynomial Gcd(UnivariatePolynomial other)
    {
        var (a, b) = (Primitive(), other.Primitive());
        while (!b.IsZero)
            (a, b) = (b, a.PrimitiveRemainder(b));
        return a.Leading.Sign < 0 ? -a : a;
    }

    /// <summary>The polynomial with the same roots, each simple: P / gcd(P, P').</summary>
    /// <exception cref="DivideByZeroException">This is the polynomial 0.</exception>
    public UnivariatePolynomial SquareFreePart() => DivRem(Gcd(Derivative())).Quotient.Primitive();

    /// <summary>
    /// Division of the numerators: scale * this = quotient * divisor + remainder with an integer scale above 0, no larger than the division
    /// needs; it is 1 where the quotient has integer coefficients.
    /// </summary>
    private (BigInteger[] Quotient, BigInteger[] Remainder, BigInteger Scale) ScaledDivRem(UnivariatePolynomial divisor)
    {
        if (divisor.IsZero)
            throw new DivideByZeroException("division by the polynomial 0");
        var (remainder, scale) = ((BigInteger[])_numerators.Clone(), BigInteger.One);
        var (d, leading) = (divisor._numerators, divisor._numerators[^1]);
        var quotient = new BigInteger[Math.Max(0, Degree - divisor.Degree + 1)];
        for (var k = quotient.Length - 1; k >= 0; k--)
        {
            var top = remainder[k + divisor.Degree];
            if (top.IsZero)
                continue;
            var factor = BigInteger.DivRem(top, leading, out var rest);
            if (!rest.IsZero)
            {
                var missing = BigInteger.Abs(leading / BigInteger.GreatestCommonDivisor(rest, leading));
                for (var j = 0; j < k + divisor.Degree; j++)
                    remainder[j] *= missing;
                for (var j = k + 1; j < quotient.Length; j++)
                    quotient[j] *= missing;
                scale *= missing;
                factor = top * missing / leading;
            }

            quotient[k] = factor;
            for (var j = 0; j < divisor.Degree; j++)
                remainder[k + j] -= factor * d[j];
        }

        return (quotient, remainder[..Math.Min(remainder.Length, divisor.Degree)], scale);
    }
}
