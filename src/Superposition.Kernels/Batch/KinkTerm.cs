using System.Collections.Immutable;
using System.Linq.Expressions;

namespace Superposition.Kernels;

/// <summary>The code of one P_m of a <see cref="KinkedForm"/> with its derivatives at r; theta is r d/dr.</summary>
internal sealed class KinkTerm
{
    private readonly BatchCode _code;
    private readonly int _m;
    private readonly Expression _slope; // P'
    private readonly Expression _bend; // r P''
    private readonly Expression _theta; // r P' = theta P
    private readonly Expression _second; // r^2 P'' = (theta^2 - theta) P

    /// <summary>P_m by Horner's rule with two derivatives: three divisions by (z - r), of which P, P' and P''/2 are the remainders.</summary>
    public KinkTerm(BatchCode code, int m, ImmutableArray<Expression> coefficients, Expression r)
    {
        (_code, _m) = (code, m);
        var (value, slope, half) = (coefficients[^1], default(Expression), default(Expression));
        foreach (var c in coefficients.SkipLast(1).Reverse())
        {
            half = half is null ? slope : code.MultiplyAdd(half, r, slope!);
            slope = slope is null ? value : code.MultiplyAdd(slope, r, value);
            value = code.MultiplyAdd(value, r, c);
        }

        var zero = Expression.Default(r.Type);
        (Value, _slope) = (value, slope ?? zero);
        _bend = half is null ? zero : code.Multiply(2, code.Multiply(half, r));
        (_theta, _second) = (code.Multiply(_slope, r), code.Multiply(_bend, r));
    }

    /// <summary>P.</summary>
    public Expression Value { get; }

    /// <summary>(m - theta) P.</summary>
    public Expression ByX() => _code.Subtract(_code.Multiply(_m, Value), _theta);

    /// <summary>(m + theta) P.</summary>
    public Expression ByY() => _code.MultiplyAdd(_m, Value, _theta);

    /// <summary>(theta - m)(theta - m + 1) P.</summary>
    public Expression ByXX() => _code.MultiplyAdd(_m * (_m - 1), Value, _code.MultiplyAdd(2 - (2 * _m), _theta, _second));

    /// <summary>(m^2 - theta^2) P.</summary>
    public Expression ByXY() => _code.Subtract(_code.Subtract(_code.Multiply(_m * _m, Value), _theta), _second);

    /// <summary>(theta + m)(theta + m - 1) P.</summary>
    public Expression ByYY() => _code.MultiplyAdd(_m * (_m - 1), Value, _code.MultiplyAdd(2 * _m, _theta, _second));

    /// <summary>(theta + 1) theta P / r, for m = 1.</summary>
    public Expression ByYYOverR() => _code.MultiplyAdd(2, _slope, _bend);
}
