using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Numerics;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <summary>The code of a <see cref="KinkedForm"/> and of its derivatives at one pair of weights.</summary>
/// <remarks>
/// The derivatives of K = sum_m s^m P_m follow from s^m r^k = x^(m-k) y^(m+k), with theta = r d/dr:
/// <list type="bullet">
/// <item>dK/dx = y sum s^(m-1) (m - theta) P_m and dK/dy = x sum s^(m-1) (m + theta) P_m;</item>
/// <item>d2K/dxdy = sum s^(m-1) (m^2 - theta^2) P_m;</item>
/// <item>d2K/dx2 = r sum s^(m-1) (theta - m)(theta - m + 1) P_m;</item>
/// <item>d2K/dy2 = (1/r) sum s^(m-1) (theta + m)(theta + m - 1) P_m, where s/r = x^2.</item>
/// </list>
/// They are 0 unless w_1 w_2 &lt; 0.
/// </remarks>
internal sealed class KinkedCode
{
    private readonly KinkedForm _form;
    private readonly BatchCode _code;
    private readonly Expression _w1;
    private readonly Expression _w2;
    private readonly Expression _u; // w_1^2
    private readonly Expression _v; // w_2^2
    private readonly Expression _product; // w_1 w_2
    private readonly Expression _isOpposite; // w_1 w_2 < 0
    private readonly Expression _isSecondLarger; // w_1^2 < w_2^2
    private readonly Expression _square; // x^2
    private readonly Expression _s;
    private readonly Expression _r;
    private readonly Expression _zero;

    public KinkedCode(KinkedForm form, BatchCode code, Expression w1, Expression w2)
    {
        (_form, _code, _w1, _w2) = (form, code, w1, w2);
        (_u, _v, _product) = (code.Multiply(w1, w1), code.Multiply(w2, w2), code.Multiply(w1, w2));
        _zero = Expression.Default(w1.Type);
        _isSecondLarger = code.LessThan(_u, _v);
        _square = code.Max(_u, _v);
        _isOpposite = code.LessThan(_product, _zero);
        _s = code.Min(_product, _zero);

        // 0/0 is avoided by a divisor below which the squares have no accuracy anyway.
        var smallest = code.Constant(new Rational(1, BigInteger.One << 1022));
        _r = code.Divide(_s, code.Max(_square, smallest));
    }

    /// <summary>L.</summary>
    public Expression Loss()
    {
        var smooth = Polynomial(_form.Base);
        return _code.MultiplyAdd(_s, Sum(Enumerable.Range(0, _form.First.Length).Select(m => _code.Horner(Kink(m), _r))), smooth);
    }

    /// <summary>L, dL/dw_1, dL/dw_2, d2L/dw_1^2, d2L/dw_1dw_2, d2L/dw_2^2.</summary>
    public ImmutableArray<Expression> Jet()
    {
        var ((w1, w2), orders) = ((_form.Weights[0], _form.Weights[1]), _form.First.Length);
        var (smooth1, smooth2) = (_form.Base.Derivative(w1), _form.Base.Derivative(w2));
        var terms = Enumerable.Range(1, orders).Select(m => new KinkTerm(_code, m, Kink(m - 1), _r)).ToList();

        var loss = _code.MultiplyAdd(_s, Sum(terms.Select(t => t.Value)), Polynomial(_form.Base));
        var (x, y) = (_code.Select(_isSecondLarger, _w2, _w1), _code.Select(_isSecondLarger, _w1, _w2));
        var byX = WhereOpposite(_code.Multiply(y, Sum(terms.Select(t => t.ByX()))));
        var byY = WhereOpposite(_code.Multiply(x, Sum(terms.Select(t => t.ByY()))));
        var byXX = WhereOpposite(_code.Multiply(_r, Sum(terms.Select(t => t.ByXX()))));
        var byXY = WhereOpposite(Sum(terms.Select(t => t.ByXY())));
        var first = terms[0].ByYYOverR();
        var byYY = WhereOpposite(orders == 1 ? first : _code.MultiplyAdd(_square, Sum(terms.Skip(1).Select(t => t.ByYY())), first));
        return
        [
            loss,
            _code.Add(Polynomial(smooth1), _code.Select(_isSecondLarger, byY, byX)),
            _code.Add(Polynomial(smooth2), _code.Select(_isSecondLarger, byX, byY)),
            _code.Add(Polynomial(smooth1.Derivative(w1)), _code.Select(_isSecondLarger, byYY, byXX)),
            _code.Add(Polynomial(smooth1.Derivative(w2)), byXY),
            _code.Add(Polynomial(smooth2.Derivative(w2)), _code.Select(_isSecondLarger, byXX, byYY)),
        ];
    }

    private Expression WhereOpposite(Expression value) => _code.Where(_isOpposite, value);

    /// <summary>The coefficients of P_(m+1).</summary>
    private ImmutableArray<Expression> Kink(int m) =>
    [
        .. _form.First[m].Zip(_form.Second[m], (first, second) => _code.Select(_isSecondLarger, second, first)),
    ];

    /// <summary>q_0 + s q_1 + s^2 q_2 + ...</summary>
    private Expression Sum(IEnumerable<Expression> summands) => _code.Horner([.. summands], _s);

    /// <summary>A polynomial in the weights of which all terms have an even degree, or all an odd one.</summary>
    private Expression Polynomial(LaurentPolynomial polynomial)
    {
        var (w1, w2) = (_form.Weights[0], _form.Weights[1]);
        Expression? sum = null;
        foreach (var part in polynomial.Collect(w1, w2).GroupBy(t => (First: t.Monomial.ExponentOf(w1) % 2, Second: t.Monomial.ExponentOf(w2) % 2)).OrderBy(g => g.Key))
        {
            var inSquares = Horner(part, t => t.Monomial.ExponentOf(w1) / 2, _u, row => Horner(row, t => t.Monomial.ExponentOf(w2) / 2, _v, t => _code.Constant(t.Single().Coefficient)));
            var factor = part.Key switch { (0, 0) => null, (1, 1) => _product, (1, 0) => _w1, _ => _w2 };
            sum = factor is null ? inSquares : sum is null ? _code.Multiply(factor, inSquares) : _code.MultiplyAdd(factor, inSquares, sum);
        }

        return sum ?? _zero;
    }

    /// <summary>sum_k x^k c_k, where c_k is the value of the terms whose power is k.</summary>
    private Expression Horner(
        IEnumerable<LaurentPolynomial.CollectedTerm> terms,
        Func<LaurentPolynomial.CollectedTerm, int> power,
        Expression x,
        Func<IEnumerable<LaurentPolynomial.CollectedTerm>, Expression> value)
    {
        var byPower = terms.ToLookup(power);
        Expression? sum = null;
        for (var k = byPower.Max(g => g.Key); k >= 0; k--)
        {
            var next = byPower.Contains(k) ? value(byPower[k]) : null;
            sum = sum is null ? next : next is null ? _code.Multiply(sum, x) : _code.MultiplyAdd(sum, x, next);
        }

        return sum!;
    }
}
