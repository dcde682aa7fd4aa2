using System.Numerics;

namespace Superposition.Algebra;

/// <summary>Functions of integers.</summary>
internal static class Integers
{
    /// <summary>The floor of the square root of an integer of at least 0, by Newton's iteration from above.</summary>
    public static BigInteger FloorOfSquareRoot(BigInteger value)
    {
        if (value.IsZero)
            return value;
        var root = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + (value / root)) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    /// <summary>The least common multiple of two integers above 0.</summary>
    public static BigInteger LeastCommonMultiple(BigInteger a, BigInteger b) => a / BigInteger.GreatestCommonDivisor(a, b) * b;
}
