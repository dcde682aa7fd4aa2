using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>
/// Turns Laurent polynomials into nodes: a sum over monomials m in the weights of C_m m, with C_m a polynomial in the parameters.
/// </summary>
/// <remarks>
/// <para>Every C_m and every m is a <see cref="SplitValue"/>, so it carries its own rounding error to first order. The sum runs by steps
/// s := C_m m + s from the highest degree down; the errors of the steps and the products of high and low parts are summed apart and added
/// once at the end (the compensated dot product of Ogita, Rump and Oishi, SIAM J. Sci. Comput. 26, 2005). What remains is the last
/// rounding and terms of second order: |error| &lt;= ulp(result)/2 + O(n u^2) * (largest term).</para>
/// <para>The parameter monomials carry the content of the whole function, 1/12 for example, so all other constants are integers.</para>
/// </remarks>
internal sealed class PolynomialLowering
{
    private readonly ProgramBuilder _builder;
    private readonly Variable[] _weights;
    private readonly Rational _content;
    private readonly SplitArithmetic _arithmetic;
    private readonly MonomialLowering _monomials;

    public PolynomialLowering(ProgramBuilder builder, ImmutableArray<Variable> inputs, Rational content)
    {
        _builder = builder;
        _weights = [inputs[0], inputs[1]];
        _content = content;
        _arithmetic = new(builder);
        _monomials = new(builder, inputs, content);
    }

    /// <summary>Announces polynomials, so that their monomials become the building blocks of each other.</summary>
    public void Announce(IEnumerable<LaurentPolynomial> polynomials)
    {
        foreach (var monomial in polynomials.SelectMany(p => p.Terms).Select(t => t.Monomial).Distinct())
            _monomials.Announce(monomial.Restrict(_weights.Contains), monomial.Restrict(v => !_weights.Contains(v)));
    }

    /// <summary>
    /// The nodes that hold <paramref name="polynomials"/>. Their sums advance by turns, so that neighbouring operations do not wait for
    /// each other.
    /// </summary>
    public ImmutableArray<int> Lower(ImmutableArray<LaurentPolynomial> polynomials)
    {
        var terms = polynomials.Select(p => p.Collect(_weights)).ToList();
        var sums = new SplitValue?[terms.Count];
        for (var turn = 0; turn < terms.Max(t => t.Length); turn++)
        {
            for (var output = 0; output < terms.Count; output++)
            {
                if (turn < terms[output].Length)
                    sums[output] = Accumulate(sums[output], terms[output][turn]);
            }
        }

        return [.. sums.Select(Total)];
    }

    private int Total(SplitValue? sum) =>
        sum is not { } value ? _builder.Constant(0) : value.Low is { } low ? _builder.Add(value.High, low) : value.High;

    private SplitValue Accumulate(SplitValue? before, LaurentPolynomial.CollectedTerm term)
    {
        var (c, m) = (Coefficient(term.Coefficient), _monomials.OfWeights(term.Monomial));
        if (before is not { } sum)
            return _arithmetic.Multiply(c, m);
        var high = _builder.MultiplyAdd(c.High, m.High, sum.High);
        var low = _arithmetic.CrossTerms(c, m, _builder.RoundingError(high));
        return new(high, sum.Low is { } one && low is { } other ? _builder.Add(one, other) : sum.Low ?? low);
    }

    private SplitValue Coefficient(LaurentPolynomial coefficient)
    {
        var opposite = coefficient.Terms[0].Coefficient.Sign < 0;
        SplitValue? sum = null;
        foreach (var (factor, monomial) in (opposite ? -coefficient : coefficient).Terms)
        {
            var term = _arithmetic.Multiply(_arithmetic.Constant(factor / _content), _monomials.OfParameters(monomial));
            sum = sum is { } before ? _arithmetic.Add(before, term) : term;
        }

        return opposite ? _arithmetic.Negate(sum!.Value) : sum!.Value;
    }
}
