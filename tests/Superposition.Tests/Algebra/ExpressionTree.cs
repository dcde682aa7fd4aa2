using CsCheck;

namespace Superposition.Tests.Algebra;

/// <summary>A random expression as a text, and its value at a point, found on the tree that it was printed from.</summary>
/// <param name="Text">Infix, with spaces and parentheses here and there that are not needed.</param>
/// <param name="Level">0 for a sum, 1 for a product, 2 for a power, 3 for an atom.</param>
/// <param name="Value">The value at a point without zeros, in the order of <see cref="ManyVariables.Variables"/>.</param>
internal sealed record ExpressionTree(string Text, int Level, Func<Fraction[], Fraction> Value)
{
    private static readonly Gen<ExpressionTree> Variable = Gen.Int[0, 4].Select(v => new ExpressionTree(ManyVariables.Variables[v].Name, 3, point => point[v]));

    private static readonly Gen<ExpressionTree> Number = Gen.Select(Gen.Int[1, 30], Gen.Int[0, 2], (n, places) => places == 0
        ? new ExpressionTree($"{n}", 3, _ => new(n, 1))
        : new ExpressionTree($"{n}.{new string('5', places)}", 3, _ => new Fraction(n, 1) + (places == 1 ? new Fraction(1, 2) : new Fraction(55, 100))));

    private static readonly Gen<ExpressionTree> Atom = Gen.OneOf(Variable, Number);

    /// <summary>What may stand behind a division: a product or quotient of powers.</summary>
    private static readonly Gen<ExpressionTree> Term = Gen.Select(Atom, Gen.Int[-3, 4], Atom, Gen.Bool, (a, exponent, b, divides) => Joined(Power(a, exponent), divides ? "/" : "*", b));

    public static Gen<ExpressionTree> Any { get; } = Of(4);

    public override string ToString() => Text;

    private static Gen<ExpressionTree> Of(int depth) => depth == 0 ? Atom : Gen.Frequency(
        (2, Atom),
        (4, Gen.Select(Of(depth - 1), Sign("+", "-", "*", " + ", " - ", " *\n"), Of(depth - 1), Joined)),
        (2, Gen.Select(Of(depth - 1), Sign("/", " / "), Term, Joined)),
        (1, Gen.Select(Of(depth - 1), Gen.Int[0, depth > 2 ? 1 : 3], Power)),
        (1, Gen.Select(Term, Gen.Int[-3, 3], Power)),
        (1, Of(depth - 1).Select(a => new ExpressionTree("-" + a.In(1), 0, point => new Fraction(0, 1) - a.Value(point)))),
        (1, Of(depth - 1).Select(a => a with { Text = $"( {a.Text})", Level = 3 })));

    private static Gen<string> Sign(params string[] signs) => Gen.Int[0, signs.Length - 1].Select(k => signs[k]);

    private static ExpressionTree Joined(ExpressionTree left, string sign, ExpressionTree right) => sign.Trim() switch
    {
        "+" => new(left.In(0) + sign + right.In(1), 0, point => (left.Value(point) + right.Value(point)).Reduced()),
        "-" => new(left.In(0) + sign + right.In(1), 0, point => (left.Value(point) - right.Value(point)).Reduced()),
        "*" => new(left.In(1) + sign + right.In(2), 1, point => (left.Value(point) * right.Value(point)).Reduced()),
        _ => new(left.In(1) + sign + right.In(2), 1, point => (left.Value(point) / right.Value(point)).Reduced()),
    };

    private static ExpressionTree Power(ExpressionTree root, int exponent) => new(FormattableString.Invariant($"{root.In(3)}^{exponent}"), 2, point => root.Value(point).Pow(exponent).Reduced());

    private string In(int level) => Level >= level ? Text : $"({Text})";
}
