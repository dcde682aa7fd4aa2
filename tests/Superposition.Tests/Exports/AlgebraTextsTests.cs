using System.Text.RegularExpressions;
using Superposition.Algebra;
using Superposition.Exports;
using Superposition.Tests.Derivation;

namespace Superposition.Tests.Exports;

public partial class AlgebraTextsTests
{
    private const string Python = "/usr/bin/python3";
    private const string SymPy = "/usr/lib/python3/dist-packages/sympy/__init__.py";

    private static IEnumerable<LaurentPolynomial> Cells => ClosedCells.Of(Smallest.Derivation).Select(c => c.Loss);

    private static string[] Expressions => [.. AlgebraTexts.Dialect(Smallest.Derivation).Split('\n').Where(l => l.Length > 0 && l[0] != '#')];

    [Fact]
    public void The_dialect_reads_back_to_the_polynomials() => Assert.Equal(Cells, Expressions.Select(LaurentPolynomial.Parse));

    /// <summary>Where the readers of the dialect differ: a minus before a power, a digit right after a letter, a decimal, a name before a parenthesis.</summary>
    [Fact]
    public void The_dialect_keeps_to_what_all_its_readers_understand() =>
        Assert.All(Expressions, e => Assert.DoesNotMatch(@"(^|[-+*/(] ?)-[A-Za-z(]|[A-Za-z]\d|\.|[A-Za-z0-9]\(|\^\(|\^-|\*\*", e));

    [Fact]
    public void The_case_that_holds_first_is_the_cell_of_a_point() => Assert.Equal(
        ["w_1*w_2 >= 0", "w_2*(w_1 + w_2) <= 0", "w_1*(w_1 + w_2) <= 0"], ClosedCells.Of(Smallest.Derivation).Select(ClosedCells.Condition));

    [Fact]
    public void AngouriMaths_piecewise_holds_the_cells_in_order()
    {
        var text = AlgebraTexts.AngouriMath(Smallest.Derivation);
        Assert.StartsWith("piecewise(", text, StringComparison.Ordinal);
        Assert.EndsWith(")\n", text, StringComparison.Ordinal);
        var cases = text["piecewise(".Length..^2].Split(", ").Select(c => c.Split(" provided ")).ToList();
        Assert.Equal(Cells, cases.Select(c => LaurentPolynomial.Parse(c[0])));
        Assert.Equal(ClosedCells.Of(Smallest.Derivation).SkipLast(1).Select(ClosedCells.Condition), cases.SkipLast(1).Select(c => c[1]));
        Assert.Single(cases[^1]);
    }

    [Fact]
    public void Mathematicas_piecewise_holds_the_cells_in_order()
    {
        var text = AlgebraTexts.Mathematica(Smallest.Derivation);
        Assert.Equal((1, 1), (text.Split("(*").Length - 1, text.Split("*)").Length - 1));
        var definition = text[(text.IndexOf(":=", StringComparison.Ordinal) + 2)..];
        Assert.DoesNotMatch(@"_|\bI\b", definition);
        var cases = Case().Match(definition);
        Assert.True(cases.Success, definition);
        Assert.Equal(Cells, new[] { 1, 3, 5 }.Select(k => LaurentPolynomial.Parse(Names().Replace(cases.Groups[k].Value, m => (m.Value[0] == 'i' ? "I" : "w") + "_" + m.Value[1]))));
        Assert.Equal("w1*w2 >= 0|w2*(w1 + w2) <= 0", $"{cases.Groups[2]}|{cases.Groups[4]}");
    }

    /// <summary>SymPy reads the dialect, AngouriMath's cases, the Wolfram Language and its own module, and finds all of them equal.</summary>
    [RequiresFact(SymPy)]
    public void SymPy_reads_all_texts_to_the_same_function_of_exact_coefficients()
    {
        using var program = new ForeignProgram();
        program.Write("superposition_loss_sympy.py", AlgebraTexts.SymPy(Smallest.Derivation));
        program.Write("superposition_loss.txt", AlgebraTexts.Dialect(Smallest.Derivation));
        program.Write("superposition_loss.wl", AlgebraTexts.Mathematica(Smallest.Derivation));
        program.Write("main.py", """
            from sympy import Rational, expand, nsimplify, sympify
            from sympy.parsing.mathematica import parse_mathematica
            import superposition_loss_sympy as s
            names = {"w_1": s.w_1, "w_2": s.w_2, "p": s.p, "I_2": s.I_2}
            read = [sympify(l.replace("^", "**"), locals=names) for l in open("superposition_loss.txt") if l.strip() and l[0] != "#"]
            print([expand(a - b) for a, (b, _) in zip(read, s.cells)], len(read))
            wolfram = open("superposition_loss.wl").read().split("Piecewise")[1]
            wolfram = parse_mathematica(wolfram.strip()[1:-1].replace("\n", " ").rsplit("}, ", 1)[1])
            print(expand(wolfram.subs({"w1": s.w_1, "w2": s.w_2, "i2": s.I_2, "p": s.p}) - s.cells[2][0]))
            point = {s.p: Rational(1, 2), s.I_2: Rational(3, 10)}
            for w in ((1, 1), (1, 0), (0, 1), (0, 0), (1, -1), (Rational(2), -1), (1, -2), (-1, 2), (Rational(-1, 3), Rational(1, 7))):
                at = {**point, s.w_1: w[0], s.w_2: w[1]}
                print(s.L.subs(at), *s.gradient().subs(at), *s.hessian().subs(at))
            """);
        var lines = program.Run(Python, "main.py").TrimEnd('\n').Split('\n');
        Assert.Equal(["[0, 0, 0] 3", "0"], lines[..2]);
        var loss = Smallest.Derivation.Loss.At(Smallest.Of("1/2", "3/10"));
        (string W1, string W2)[] points = [("1", "1"), ("1", "0"), ("0", "1"), ("0", "0"), ("1", "-1"), ("2", "-1"), ("1", "-2"), ("-1", "2"), ("-1/3", "1/7")];
        Assert.Equal(points.Length, lines.Length - 2);
        foreach (var ((a, b), line) in points.Zip(lines[2..]))
        {
            var (w1, w2) = (Rational.Parse(a), Rational.Parse(b));
            var cell = loss.Adjoining(w1, w2).First(c => c.IsDefinedAt(w1, w2));
            Rational[] exact = [.. new[] { cell.Loss, cell.Gradient(1), cell.Gradient(2), cell.Hessian(1, 1), cell.Hessian(1, 2), cell.Hessian(2, 1), cell.Hessian(2, 2) }.Select(f => cell.Evaluate(_ => f, w1, w2))];
            Assert.Equal(exact, line.Split(' ').Select(Rational.Parse));
        }
    }

    [GeneratedRegex(@"^ Piecewise\[\{\s*\{([^,]+), ([^,]+)\},\s*\{([^,]+), ([^,]+)\}\s*\}, ([^,]+)\]\s*$")]
    private static partial Regex Case();

    [GeneratedRegex("[wi][12]")]
    private static partial Regex Names();
}
