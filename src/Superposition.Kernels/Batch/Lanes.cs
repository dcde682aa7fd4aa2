using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Superposition.Kernels;

/// <summary>The operations on a number, or on several at a time, as expressions. All of them round as IEEE 754 says, lane by lane.</summary>
/// <remarks>A list of numbers is a reference to its first one, and an index into it is a <see cref="nuint"/>.</remarks>
internal sealed class Lanes
{
    private readonly MethodInfo _load;
    private readonly MethodInfo _store;
    private readonly MethodInfo _fusedMultiplyAdd;
    private readonly MethodInfo? _min;
    private readonly MethodInfo? _max;
    private readonly MethodInfo? _lessThan;
    private readonly MethodInfo? _select;
    private readonly MethodInfo? _ofPair;

    /// <summary>The compiler does not find this instruction where the condition is a variable.</summary>
    private static MethodInfo Blend => typeof(Avx).GetMethod(nameof(Avx.BlendVariable), [typeof(Vector256<double>), typeof(Vector256<double>), typeof(Vector256<double>)])!;

    private Lanes(Type type, int count, Type operations)
    {
        (Type, Count) = (type, count);
        _fusedMultiplyAdd = operations.GetMethod(nameof(Math.FusedMultiplyAdd), [type, type, type])!;
        if (count == 1)
        {
            _load = typeof(Lanes).GetMethod(nameof(Load), BindingFlags.Static | BindingFlags.NonPublic)!;
            _store = typeof(Lanes).GetMethod(nameof(Store), BindingFlags.Static | BindingFlags.NonPublic)!;
            return;
        }

        MethodInfo Generic(string name, int parameters) => operations.GetMethods()
            .Single(m => m.Name == name && m.IsGenericMethodDefinition && m.GetParameters().Length == parameters)
            .MakeGenericMethod(typeof(double));
        _load = Generic(nameof(Vector256.LoadUnsafe), 2);
        _store = Generic(nameof(Vector256.StoreUnsafe), 3);
        _min = Generic(nameof(Vector256.MinNative), 2);
        _max = Generic(nameof(Vector256.MaxNative), 2);
        _lessThan = Generic(nameof(Vector256.LessThan), 2);
        _select = count == 4 && Avx.IsSupported ? Blend : Generic(nameof(Vector256.ConditionalSelect), 3);
        _ofPair = (count, Avx.IsSupported, Avx512F.IsSupported) switch
        {
            (4, true, _) => typeof(Avx).GetMethod(nameof(Avx.PermuteVar), [type, typeof(Vector256<long>)]),
            (8, _, true) => typeof(Avx512F).GetMethod(nameof(Avx512F.PermuteVar2x64), [type, typeof(Vector512<long>)]),
            _ => null,
        };
    }

    /// <summary>Whether <see cref="OfPair"/> is one instruction.</summary>
    public bool HasPairs => _ofPair is not null;

    /// <summary>How many constants may stay in registers during a loop; with fewer registers than AVX-512 has, a load within an instruction costs less.</summary>
    public int SpareRegisters => Count == 8 && Avx512F.IsSupported ? 20 : 0;

    /// <summary>The type that holds the numbers.</summary>
    public Type Type { get; }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>As many as the machine has instructions for.</summary>
    public static Lanes Widest() => Of(Vector512.IsHardwareAccelerated ? 8 : Vector256.IsHardwareAccelerated ? 4 : IsFusedIn128 ? 2 : 1);

    /// <summary>1, 2, 4 or 8 lanes.</summary>
    public static Lanes Of(int count) => count switch
    {
        1 => new(typeof(double), 1, typeof(Math)),
        2 => new(typeof(Vector128<double>), 2, typeof(Vector128)),
        4 => new(typeof(Vector256<double>), 4, typeof(Vector256)),
        8 => new(typeof(Vector512<double>), 8, typeof(Vector512)),
        _ => throw new ArgumentOutOfRangeException(nameof(count), count, "there are 1, 2, 4 or 8 lanes"),
    };

    /// <summary>list[index], list[index + 1], ...</summary>
    public Expression Load(ParameterExpression list, Expression index) => Expression.Call(_load, list, index);

    /// <summary>list[index] = value, ...</summary>
    public Expression Store(ParameterExpression list, Expression index, Expression value) => Expression.Call(_store, value, list, index);

    /// <summary>x y + z, rounded once.</summary>
    public Expression FusedMultiplyAdd(Expression x, Expression y, Expression z) => Expression.Call(_fusedMultiplyAdd, x, y, z);

    /// <summary>The smaller one; either where one is NaN, or where they differ in the sign of 0.</summary>
    public Expression Min(Expression x, Expression y) =>
        _min is null ? Expression.Condition(Expression.LessThan(x, y), x, y) : Expression.Call(_min, x, y);

    /// <summary>The larger one; either where one is NaN, or where they differ in the sign of 0.</summary>
    public Expression Max(Expression x, Expression y) =>
        _max is null ? Expression.Condition(Expression.GreaterThan(x, y), x, y) : Expression.Call(_max, x, y);

    /// <summary>Whether x &lt; y; false where one is NaN.</summary>
    public Expression LessThan(Expression x, Expression y) => _lessThan is null ? Expression.LessThan(x, y) : Expression.Call(_lessThan, x, y);

    /// <summary>x where the condition holds, else y.</summary>
    public Expression Select(Expression condition, Expression x, Expression y) =>
        _select is null ? Expression.Condition(condition, x, y) : _select.DeclaringType == typeof(Avx) ? Expression.Call(_select, y, x, condition) : Expression.Call(_select, condition, x, y);

    /// <summary>The odd lane of the pair that a lane belongs to where the condition holds, else its even lane.</summary>
    public Expression OfPair(Expression pairs, Expression condition) => Expression.Call(_ofPair!, pairs, Expression.Call(AsLong(Count), condition));

    /// <summary>x where the condition holds, else 0.</summary>
    public Expression Where(Expression condition, Expression x) =>
        _select is null ? Expression.Condition(condition, x, Expression.Constant(0.0)) : Expression.And(condition, x);

    /// <summary>Whether a vector of two has its fused multiply-add as an instruction; those of x86 without AVX2 call a function for each lane.</summary>
    private static bool IsFusedIn128 => System.Runtime.Intrinsics.Arm.AdvSimd.Arm64.IsSupported;

    private static MethodInfo AsLong(int count) => (count == 4 ? typeof(Vector256) : typeof(Vector512)).GetMethod(nameof(Vector256.AsInt64))!.MakeGenericMethod(typeof(double));

    private static double Load(ref double list, nuint index) => Unsafe.Add(ref list, index);

    private static void Store(double value, ref double list, nuint index) => Unsafe.Add(ref list, index) = value;
}
