namespace Superposition.Kernels;

/// <summary>What a <see cref="KernelNode"/> computes from its operands x, y, z.</summary>
/// <remarks>
/// Every operation has two meanings. Over exact numbers the program is the polynomial itself: there <see cref="RoundingError"/> is 0.
/// Over <see cref="double"/> each operation is rounded once, to nearest, and <see cref="RoundingError"/> recovers what was lost. A back-end
/// over intervals therefore replaces <see cref="RoundingError"/> by 0 and encloses the constants.
/// </remarks>
public enum KernelOperation
{
    /// <summary>The input number x: the weights first, then the parameters.</summary>
    Input,

    /// <summary>The rational constant <see cref="KernelNode.Value"/>, rounded to the nearest double.</summary>
    Constant,

    /// <summary>-x.</summary>
    Negate,

    /// <summary>x + y.</summary>
    Add,

    /// <summary>x * y.</summary>
    Multiply,

    /// <summary>x * y + z, rounded once.</summary>
    FusedMultiplyAdd,

    /// <summary>x * y, rounded, plus z, rounded: the step of a sum of which <see cref="RoundingError"/> can be asked.</summary>
    MultiplyAdd,

    /// <summary>x / y.</summary>
    Divide,

    /// <summary>
    /// The exact value of node x minus its rounded value r, by the operation of node x.
    /// Constant c: c - r. Product: fma(x, y, -r), exact. Quotient: fma(-r, y, x) / y, rounded.
    /// Sum x + y: (x - (r + d)) + (y + d) with d = x - r, exact (Knuth's TwoSum).
    /// Multiply-add: (z - (r + d)) + fma(x, y, d) with d = z - r, the errors of both roundings, rounded: it is TwoSum of z and the product,
    /// whose last difference takes in the error of the product. A fused multiply-add has no such node.
    /// </summary>
    RoundingError,
}
