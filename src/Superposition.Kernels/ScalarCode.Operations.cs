using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Superposition.Algebra;

namespace Superposition.Kernels;

/// <content>The code of single operations.</content>
internal sealed partial class ScalarCode
{
    private static readonly bool IsVector = Fma.IsSupported;
    private static readonly Type NumberType = IsVector ? typeof(Vector128<double>) : typeof(double);

    private static readonly ImmutableArray<MethodInfo> FusedSigned =
    [
        .. new Func<Vector128<double>, Vector128<double>, Vector128<double>, Vector128<double>>[]
        {
            Fma.MultiplyAdd, Fma.MultiplyAddNegated, Fma.MultiplySubtract, Fma.MultiplySubtractNegated,
        }.Select(f => f.Method),
    ];

    private static readonly MethodInfo FusedMultiplyAdd = new Func<double, double, double, double>(Math.FusedMultiplyAdd).Method;
    private static readonly MethodInfo Broadcast = new Func<double, Vector128<double>>(Vector128.Create).Method;
    private static readonly MethodInfo ToScalar = new Func<Vector128<double>, double>(Vector128.ToScalar).Method;

    private Expression Value(int node) => _values[node] ?? Code(node);

    private Expression Code(int index)
    {
        var node = _program.Nodes[index];
        return node.Operation switch
        {
            KernelOperation.Input => _inputs[node.X].Number,
            KernelOperation.Constant => Constant(node.Value),
            KernelOperation.Negate => Expression.Negate(Value(node.X)),
            KernelOperation.Add => Expression.Add(Value(node.X), Value(node.Y)),
            KernelOperation.Multiply => Expression.Multiply(Value(node.X), Value(node.Y)),
            KernelOperation.FusedMultiplyAdd => Fused(node.X, node.Y, Value(node.Z)),
            KernelOperation.MultiplyAdd => Expression.Add(Expression.Multiply(Value(node.X), Value(node.Y)), Value(node.Z)),
            KernelOperation.Divide => Expression.Divide(Value(node.X), Value(node.Y)),
            _ => Error(node.X),
        };
    }

    /// <summary>What the rounding of the node lost; the formulas are those of <see cref="KernelOperation.RoundingError"/>.</summary>
    private Expression Error(int index)
    {
        var node = _program.Nodes[index];
        if (node.Operation == KernelOperation.Constant)
            return Constant(node.Value - Rational.FromDouble(node.Value.ToDouble()));
        var r = Value(index);
        if (node.Operation == KernelOperation.Multiply)
            return Fused(node.X, node.Y, r, negateAddend: true);
        if (node.Operation == KernelOperation.Divide)
            return Expression.Divide(Fused(index, node.Y, Value(node.X), negateProduct: true), Value(node.Y));
        var product = node.Operation == KernelOperation.MultiplyAdd;
        var z = Value(product ? node.Z : node.X);
        var part = Expression.Variable(NumberType);
        return Expression.Block(
            [part],
            Expression.Assign(part, Expression.Subtract(z, r)),
            Expression.Add(
                Expression.Subtract(z, Expression.Add(r, part)),
                product ? Fused(node.X, node.Y, part) : Expression.Add(Value(node.Y), part)));
    }

    /// <summary>x y + z with a sign for each part, rounded once.</summary>
    private MethodCallExpression Fused(int x, int y, Expression z, bool negateProduct = false, bool negateAddend = false)
    {
        var (left, right) = (Positive(x, ref negateProduct), Positive(y, ref negateProduct));
        if (IsVector)
            return Expression.Call(FusedSigned[(negateProduct ? 1 : 0) + (negateAddend ? 2 : 0)], left, right, z);
        return Expression.Call(
            FusedMultiplyAdd,
            negateProduct ? Expression.Negate(left) : left,
            right,
            negateAddend ? Expression.Negate(z) : z);
    }

    private Expression Positive(int node, ref bool negate)
    {
        if (_program.Nodes[node] is not { Operation: KernelOperation.Negate, X: var opposite })
            return Value(node);
        negate = !negate;
        return Value(opposite);
    }

    /// <summary>Whether all conditions hold, without a branch inside.</summary>
    private BinaryExpression Holds(KernelCell cell) =>
        cell.Conditions
            .Select(c => HasSign([.. c.Factors.Select(f => ToDouble(Value(f)))], c.Sign))
            .Aggregate(Expression.And);

    /// <summary>sign * (product of the factors) &gt;= 0, from the signs of the factors alone.</summary>
    private static BinaryExpression HasSign(ImmutableArray<Expression> factors, int sign)
    {
        var zero = Expression.Constant(0.0);
        if (factors.Length == 1)
            return sign > 0 ? Expression.GreaterThanOrEqual(factors[0], zero) : Expression.LessThanOrEqual(factors[0], zero);
        var rest = factors.RemoveAt(0);
        return Expression.Or(
            Expression.And(Expression.GreaterThanOrEqual(factors[0], zero), HasSign(rest, sign)),
            Expression.And(Expression.LessThanOrEqual(factors[0], zero), HasSign(rest, -sign)));
    }

    private static Expression Constant(Rational value) => FromDouble(Expression.Constant(value.ToDouble()));

    private static Expression FromDouble(Expression value) => IsVector ? Expression.Call(Broadcast, value) : value;

    private static Expression ToDouble(Expression number) => IsVector ? Expression.Call(ToScalar, number) : number;
}
