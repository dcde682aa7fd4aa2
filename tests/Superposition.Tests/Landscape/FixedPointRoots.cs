using System.Collections.Immutable;
using System.Numerics;

namespace Superposition.Tests.Landscape;

/// <summary>
/// Real roots in (0, 1) of a polynomial with integer coefficients, c_0 first, in units of 2^-bits: between neighbouring roots of its derivative
/// a polynomial is monotonic, so a change of sign there is one root, and no change is none.
/// </summary>
internal static class FixedPointRoots
{
    /// <summary>A value below this many units is lost in rounding: Horner's rule errs by less than one unit at each step.</summary>
    private const int Noise = 64;

    /// <summary>The places of the sign changes, ascending, and the sign before the first of them.</summary>
    /// <exception cref="ArithmeticException">The polynomial comes so close to 0 between two roots that its sign there is not known.</exception>
    public static (ImmutableArray<BigInteger> Roots, int SignBefore) Of(ImmutableArray<BigInteger> coefficients, int bits)
    {
        var content = coefficients.Aggregate(BigInteger.GreatestCommonDivisor);
        var lowest = coefficients.SkipWhile(c => c.IsZero).Select(c => c / content).ToImmutableArray();
        var (roots, turns) = SignChanges(lowest, bits);
        return turns.Any(turn => BigInteger.Abs(Value(lowest, turn, bits)) <= Noise)
            ? throw new ArithmeticException($"a double root, or more than {bits} bits are needed")
            : (roots, lowest[0].Sign);
    }

    /// <summary>c(x) for x in [0, 1], exact where x is 0 or 1.</summary>
    public static BigInteger Value(ImmutableArray<BigInteger> coefficients, BigInteger x, int bits)
    {
        var sum = BigInteger.Zero;
        for (var k = coefficients.Length - 1; k >= 0; k--)
            sum = ((sum * x) >> bits) + (coefficients[k] << bits);
        return sum;
    }

    public static ImmutableArray<BigInteger> Derivative(ImmutableArray<BigInteger> coefficients) => [.. coefficients.Skip(1).Select((c, k) => c * (k + 1))];

    private static (ImmutableArray<BigInteger> Roots, ImmutableArray<BigInteger> Turns) SignChanges(ImmutableArray<BigInteger> coefficients, int bits)
    {
        if (coefficients.All(c => c.Sign >= 0) || coefficients.All(c => c.Sign <= 0))
            return ([], []);
        var derivative = Derivative(coefficients);
        var turns = SignChanges(derivative, bits).Roots;

        // Where the sign is not known, the two pieces around are one: monotonic but for noise.
        var known = turns.Prepend(BigInteger.Zero).Append(BigInteger.One << bits).Select(x => (X: x, Value: Value(coefficients, x, bits)))
            .Where(end => BigInteger.Abs(end.Value) > Noise).ToList();
        var roots = known.Zip(known.Skip(1)).Where(piece => piece.First.Value.Sign != piece.Second.Value.Sign)
            .Select(piece => Between(piece.First.X, piece.Second.X, piece.First.Value.Sign, coefficients, derivative, bits));
        return ([.. roots], turns);
    }

    /// <summary>Newton's method, kept inside a bracket; where its steps do not halve, the bracket is bisected.</summary>
    private static BigInteger Between(
        BigInteger low, BigInteger high, int signLow, ImmutableArray<BigInteger> coefficients, ImmutableArray<BigInteger> derivative, int bits)
    {
        var (x, last) = (Middle(low, high), high - low);
        while (true)
        {
            var value = Value(coefficients, x, bits);
            if (value.Sign == signLow)
                low = x;
            else
                high = x;
            var slope = Value(derivative, x, bits);
            var next = slope.IsZero ? BigInteger.MinusOne : x - ((value << bits) / slope);
            if (BigInteger.Abs(next - x) <= 1 || high - low <= 2)
                return x;
            if (next <= low || next >= high || 2 * BigInteger.Abs(next - x) > last)
                next = Middle(low, high);
            last = BigInteger.Abs(next - x);
            x = next;
        }
    }

    /// <summary>The middle of a bracket, of its binary orders of magnitude where its ends differ in them: roots may be as small as they like.</summary>
    private static BigInteger Middle(BigInteger low, BigInteger high)
    {
        var (from, to) = ((int)low.GetBitLength(), (int)high.GetBitLength());
        return to - from > 2 ? BigInteger.One << ((from + to) / 2) : (low + high) / 2;
    }
}
