namespace Superposition.Algebra;

/// <summary>An integrand has a term with the power -1 of the variable of integration; its antiderivative is a logarithm, not a Laurent polynomial.</summary>
public sealed class LogarithmicIntegralException : ArithmeticException
{
    internal LogarithmicIntegralException(LaurentPolynomial integrand, Variable variable)
        : base($"the integral of {integrand} over {variable} contains a logarithm")
    {
        Integrand = integrand;
        Variable = variable;
    }

    /// <summary>The integrand.</summary>
    public LaurentPolynomial Integrand { get; }

    /// <summary>The variable of integration.</summary>
    public Variable Variable { get; }
}
