using CsCheck;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Tests.Derivation;

/// <summary>The model n = 2, m = 1 without bias: its derivation, taken once, and random parameters and weights.</summary>
public static class Smallest
{
    public static LossDerivation Derivation { get; } = LossDerivation.Of(Architecture.Smallest);

    /// <summary>p in (0, 1], the end 1 now and then.</summary>
    public static Gen<Rational> Density { get; } =
        Gen.Frequency((1, Gen.Const(Rational.One)), (7, Gen.Select(Gen.Int[1, 1000], Gen.Int[1, 1000], (a, b) => new Rational(Math.Min(a, b), Math.Max(a, b)))));

    /// <summary>I from 1/1000 to 1000, spread over the orders of magnitude; 1 now and then.</summary>
    public static Gen<Rational> Importance { get; } = Gen.Frequency(
        (1, Gen.Const(Rational.One)), (7, Gen.Select(Gen.Int[100, 999], Gen.Int[-5, 0], (n, e) => n * new Rational(10).Pow(e))), (1, Gen.Const(new Rational(1000))));

    /// <summary>A model.</summary>
    public static Gen<ToyModel> Model { get; } = Gen.Select(Density, Importance, Of);

    /// <summary>Weights of all cells, walls and axes, and the origin.</summary>
    public static Gen<(Rational W1, Rational W2)> Weights { get; } = Gen.Select(Weight, Weight, Gen.Int[0, 7], (a, b, place) => place switch
    {
        0 => (a, a),
        1 => (a, -a),
        2 => (a, Rational.Zero),
        3 => (Rational.Zero, b),
        4 when (a + b).IsInteger => (Rational.Zero, Rational.Zero),
        _ => (a, b),
    });

    /// <summary>Weights inside a cell: on no wall.</summary>
    public static Gen<(Rational W1, Rational W2)> InnerWeights { get; } = Weights.Where((a, b) => !a.IsZero && !b.IsZero && !(a + b).IsZero);

    private static Gen<Rational> Weight => Gen.Select(Gen.Int[-40, 40], Gen.Int[1, 24], (n, d) => new Rational(n, d));

    public static ToyModel Of(Rational density, Rational importance) => ToyModel.Smallest(new(density), importance);

    public static ToyModel Of(string density, string importance) => Of(Rational.Parse(density), Rational.Parse(importance));
}
