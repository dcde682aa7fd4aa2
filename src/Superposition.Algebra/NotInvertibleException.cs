namespace Superposition.Algebra;

/// <summary>A polynomial with two or more terms was inverted; its inverse is not a Laurent polynomial.</summary>
public sealed class NotInvertibleException : ArithmeticException
{
    internal NotInvertibleException(LaurentPolynomial divisor)
        : base($"{divisor} has no inverse among Laurent polynomials")
    {
        Divisor = divisor;
    }

    /// <summary>The polynomial that has no inverse.</summary>
    public LaurentPolynomial Divisor { get; }
}
