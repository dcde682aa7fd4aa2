using System.Collections.Immutable;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>Turns monomials into nodes, each as a product of two monomials that are there already where such a pair exists.</summary>
/// <remarks>
/// A quotient w_2^l / w_1^k is built from the ratio t = w_2/w_1: t^k w_2^(l-k) for l &gt;= k. Where |w_2| &lt;= |w_1|, no factor then
/// exceeds the larger of 1 and the largest power of a weight, so nothing overflows that is not large itself.
/// </remarks>
internal sealed class MonomialLowering
{
    private readonly SplitArithmetic _arithmetic;
    private readonly Dictionary<Monomial, SplitValue> _weightMonomials = [];
    private readonly Dictionary<Monomial, SplitValue> _parameterMonomials = [];
    private readonly Dictionary<Variable, SplitValue> _inputs = [];
    private readonly SortedSet<Monomial> _announced = [];

    public MonomialLowering(ProgramBuilder builder, ImmutableArray<Variable> inputs, Rational content)
    {
        _arithmetic = new(builder);
        foreach (var variable in inputs)
            _inputs.Add(variable, new(builder.Input(_inputs.Count), null));
        _weightMonomials.Add(Monomial.One, _arithmetic.Constant(Rational.One));
        foreach (var weight in inputs.Take(2))
            _weightMonomials.Add(Monomial.Of(weight), _inputs[weight]);
        _parameterMonomials.Add(Monomial.One, _arithmetic.Constant(content));
    }

    /// <summary>Says that both monomials will be needed.</summary>
    public void Announce(Monomial ofWeights, Monomial ofParameters)
    {
        _announced.Add(ofWeights);
        _announced.Add(ofParameters);
    }

    /// <summary>The content times a monomial in the parameters.</summary>
    public SplitValue OfParameters(Monomial monomial)
    {
        if (_parameterMonomials.TryGetValue(monomial, out var known))
            return known;
        var last = monomial.Factors
            .Select(f => f.Variable)
            .OrderBy(v => _announced.Contains(monomial * Monomial.Of(v, -1)) ? 0 : 1)
            .First();
        var value = _arithmetic.Multiply(OfParameters(monomial * Monomial.Of(last, -1)), _inputs[last]);
        _parameterMonomials.Add(monomial, value);
        return value;
    }

    /// <summary>A monomial in the weights.</summary>
    public SplitValue OfWeights(Monomial monomial)
    {
        if (_weightMonomials.TryGetValue(monomial, out var known))
            return known;
        var value = Size(monomial) == 1 ? Quotient(monomial) : Product(monomial);
        _weightMonomials.Add(monomial, value);
        return value;
    }

    /// <summary>The number of factors w_1, w_2, 1/w_1, 1/w_2, w_1/w_2, w_2/w_1 in the shortest product that makes the monomial.</summary>
    private static int Size(Monomial monomial)
    {
        var above = monomial.Factors.Sum(f => Math.Max(f.Exponent, 0));
        var below = monomial.Factors.Sum(f => Math.Max(-f.Exponent, 0));
        return Math.Max(above, below);
    }

    private SplitValue Quotient(Monomial monomial)
    {
        var above = monomial.Factors.Where(f => f.Exponent > 0).Select(f => _inputs[f.Variable]).ToList();
        var below = monomial.Factors.Single(f => f.Exponent < 0).Variable;
        return _arithmetic.Divide(above.Count == 1 ? above[0] : _arithmetic.Constant(Rational.One), _inputs[below]);
    }

    /// <summary>The product of two parts whose sizes add up; those that are needed anyway are preferred, then those of like size.</summary>
    private SplitValue Product(Monomial monomial)
    {
        var size = Size(monomial);
        var part = _weightMonomials.Keys.Concat(_announced).Concat(Atoms(monomial)).Distinct()
            .Where(m => m.Factors.All(f => monomial.ExponentOf(f.Variable) != 0))
            .Select(m => (Part: m, Other: monomial * m.Pow(-1)))
            .Where(s => Size(s.Part) > 0 && Size(s.Other) > 0 && Size(s.Part) + Size(s.Other) == size)
            .OrderBy(s => (IsFree(s.Part) ? 0 : 1) + (IsFree(s.Other) ? 0 : 1))
            .ThenBy(s => Math.Abs(Size(s.Part) - Size(s.Other)))
            .ThenBy(s => s.Part)
            .First();
        return _arithmetic.Multiply(OfWeights(part.Part), OfWeights(part.Other));
    }

    private bool IsFree(Monomial monomial) => _weightMonomials.ContainsKey(monomial) || _announced.Contains(monomial);

    private static IEnumerable<Monomial> Atoms(Monomial monomial)
    {
        var signed = monomial.Factors.Select(f => Monomial.Of(f.Variable, Math.Sign(f.Exponent))).ToList();
        return signed.Exists(m => m.Degree < 0) && signed.Exists(m => m.Degree > 0)
            ? signed.Append(signed[0] * signed[1])
            : signed;
    }
}
