using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Tests.Kernels;

/// <summary>The loss of two features in one hidden dimension, typed by hand: the kernels' tests depend on no derivation.</summary>
internal static class ReferenceLoss
{
    public static readonly Variable W1 = new("w_1");
    public static readonly Variable W2 = new("w_2");
    public static readonly Variable P = new("p");
    public static readonly Variable I = new("I_2");

    public static readonly Variable[] Weights = [W1, W2];
    public static readonly Variable[] Parameters = [P, I];

    private static readonly LaurentPolynomial SameSigns = LaurentPolynomial.Parse(
        "p^2*(I_2*w_1*w_2^3/2 - I_2*w_1*w_2/2 + w_1^3*w_2/2 - w_1*w_2/2)"
        + " + p*(I_2*w_1^2*w_2^2/3 + I_2*w_2^4/3 - 2*I_2*w_2^2/3 + I_2/3 + w_1^4/3 + w_1^2*w_2^2/3 - 2*w_1^2/3 + 1/3)");

    /// <summary>For w_1 &gt; 0 and w_2 = -b, b &gt; 0.</summary>
    private static readonly LaurentPolynomial OppositeSigns = LaurentPolynomial.Parse(
        "p^2*(2*I_2*b^2/3 - I_2*b^4/3 + I_2*b^5/(12*w_1) - I_2*b^3/(4*w_1)"
        + " - w_1^3*b/2 + w_1^2*b^2/3 - w_1*b^3/12 + w_1*b/2 - b^3/(12*w_1))"
        + " + p*(I_2*b^4/3 - 2*I_2*b^2/3 + I_2/3 + w_1^4/3 - 2*w_1^2/3 + 1/3)");

    public static readonly PiecewisePolynomial Function = With(SameSigns, FirstLarger);

    public static LaurentPolynomial FirstLarger => OppositeSigns.Substitute(new Variable("b"), -(LaurentPolynomial)W2);

    /// <summary>L with other polynomials for equal signs and for opposite signs with |w_1| &gt; |w_2|.</summary>
    public static PiecewisePolynomial With(LaurentPolynomial sameSigns, LaurentPolynomial firstLarger)
    {
        var secondLarger = I * firstLarger.Substitute((W1, W2), (W2, W1), (I, ((LaurentPolynomial)I).Pow(-1)));
        var sum = (LaurentPolynomial)W1 + W2;
        return new(
        [
            new([new([W1, W2], 1)], sameSigns),
            new([new([W1, W2], -1), new([W1, sum], 1)], firstLarger),
            new([new([W1, W2], -1), new([W2, sum], 1)], secondLarger),
        ]);
    }

    public static LaurentPolynomial PolynomialOfSameSigns => SameSigns;

    /// <summary>f, its gradient and the upper triangle of its Hessian.</summary>
    public static ImmutableArray<LaurentPolynomial> Outputs(LaurentPolynomial f) =>
    [
        f,
        f.Derivative(W1),
        f.Derivative(W2),
        f.Derivative(W1).Derivative(W1),
        f.Derivative(W2).Derivative(W1),
        f.Derivative(W2).Derivative(W2),
    ];
}
