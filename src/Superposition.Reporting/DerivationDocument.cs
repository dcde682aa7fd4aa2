using System.Collections.Immutable;
using System.Globalization;
using Superposition.Algebra;
using Superposition.Derivation;
using Superposition.Model;

namespace Superposition.Reporting;

/// <summary>The derivation as a document: statement, assumptions, notation, numbered steps, derivatives and special cases.</summary>
public static class DerivationDocument
{
    /// <summary>The document of a derivation; the same derivation gives the same document, byte for byte.</summary>
    public static Document Of(LossDerivation derivation) => new Composer(derivation).Compose();

    private sealed class Composer(LossDerivation derivation)
    {
        private readonly ImmutableArray<Block>.Builder _blocks = ImmutableArray.CreateBuilder<Block>();
        private readonly Dictionary<string, int> _closedForms = [];
        private int _equation;
        private int _walls;
        private int _restrictedDomains; // the equation with the integrals that are done cell by cell
        private int _beforeStep; // the last equation before the step before

        public Document Compose()
        {
            Statement();
            Assumptions();
            Section("Derivation");
            foreach (var (step, index) in derivation.Steps.Select((s, i) => (s, i)))
                Step(step, index + 1);
            Derivatives();
            SpecialCases();
            return new($"The expected loss of the toy model of superposition: {derivation.Architecture}", _blocks.ToImmutable());
        }

        private void Statement()
        {
            Section("Statement");
            Prose("Let $p$ be the density (the probability that a feature is present), $I_2$ the importance of the second feature relative to the first, "
                + "and $W = (w_1, w_2)$ the weights. The expected loss of the network is a Laurent polynomial in $w_1, w_2$ in each of three cells; "
                + "a cell contains with $W$ also $-W$.");
            foreach (var cell in derivation.Loss.Cells)
            {
                Prose($"For ${cell.Cell.ToLatex()}$:");
                _closedForms[cell.Cell.Name] = Display(FormulaLines.Collected("L", cell.Loss, Symbols.Density));
            }

            var atOrigin = derivation.Loss.Cells.First(c => c.IsDefinedAt(Rational.Zero, Rational.Zero)).Loss
                .Substitute((Symbols.Weight(1), LaurentPolynomial.Zero), (Symbols.Weight(2), LaurentPolynomial.Zero));
            Prose("On the lines between the cells the formulas of both sides agree, so the loss is continuous on the whole plane. "
                + "At the origin, where all cells meet, all formulas tend to the same value, for a quotient such as $w_2^5 / w_1$ tends to $0$ "
                + $"in a cell where $|w_2| < |w_1|$: $L(0) = {atOrigin.ToLatex()}$.");
        }

        private void Assumptions()
        {
            Section("Assumptions");
            List(
                "The inputs $x_1, x_2$ are independent. Each is $0$ with probability $1 - p$ and else uniform on $[0, 1]$; $0 < p \\le 1$.",
                "The network is $x' = \\operatorname{ReLU}(W^T W x)$ with one hidden dimension and no bias.",
                "The loss is $L(W) = \\mathbb{E}[ \\sum_i I_i (x_i - x'_i)^2 ]$ with $I_1 = 1$ and $I_2 > 0$. Any other $I_1$ only scales the loss.");
            Section("Notation");
            List(
                "$p$: density, the probability that a feature is present. The sparsity is $S = 1 - p$.",
                "$f_i(x) = w_i (w_1 x_1 + w_2 x_2)$: the preactivation of output $i$; $f_+ = \\max(0, f)$.",
                "$A$: the set of active features, those with $x_j \\ne 0$.",
                "Cell: an open double cone of weights on which no $f_i$ changes sign at a corner of the cube $[0,1]^2$.");
        }

        private void Step(DerivationStep step, int number)
        {
            var place = step.Cell is null ? "" : $", ${step.Cell.ToLatex()}$";
            if (step.Rule == DerivationRule.Continuity)
                place = $" across a wall, $W = r ({derivation.Walls[_walls].Ray.W1}, {derivation.Walls[_walls++].Ray.W2})$";
            _blocks.Add(new Heading(2, $"Step {number.ToString(CultureInfo.InvariantCulture)}: {RuleName(step.Rule)}{place}"));
            Prose(step.Reason);
            if (References(step) is { } references)
                Prose(references);
            _beforeStep = _equation;
            switch (step.Rule)
            {
                case DerivationRule.Limits or DerivationRule.Integration:
                    DisplayIntegrals(step.Equations);
                    break;
                case DerivationRule.CornerFormula or DerivationRule.SignSymmetry or DerivationRule.ExchangeSymmetry:
                    Prose($"The result was computed and compared: it is the right side of {Number(_closedForms[step.Cell!.Name])}.");
                    break;
                default:
                    Display(FormulaLines.Of("L", step.Equations[0].After));
                    break;
            }

            if (step.Rule == DerivationRule.RestrictedDomain)
                _restrictedDomains = _equation;
        }

        /// <summary>Which equations a step starts from, and where its result stands already.</summary>
        private string? References(DerivationStep step)
        {
            var before = string.Join(" and ", Enumerable.Range(_beforeStep + 1, _equation - _beforeStep).Select(Number));
            return step.Rule switch
            {
                DerivationRule.DeltaFunctions or DerivationRule.Squares or DerivationRule.RestrictedDomain => $"Applied to {before}.",
                DerivationRule.Limits => $"Applied to the integrals of {Number(_restrictedDomains)}.",
                DerivationRule.Integration => $"Applied to {before}.",
                DerivationRule.Collection => $"With {before}, {Number(_restrictedDomains)} becomes {Number(_closedForms[step.Cell!.Name])}.",
                DerivationRule.Continuity => $"Compared are {Of(derivation.Walls[_walls - 1].Before)} and {Of(derivation.Walls[_walls - 1].After)}.",
                _ => null,
            };
        }

        private string Of(CellLoss cell) => Number(_closedForms[cell.Cell.Name]);

        private static string Number(int equation) => $"({equation.ToString(CultureInfo.InvariantCulture)})";

        /// <summary>One line for an integral over one variable; two lines for one over two variables, whose sides are long.</summary>
        private void DisplayIntegrals(ImmutableArray<Equation> equations)
        {
            bool IsShort(Equation e) => e.Before is CubeIntegral { Variables.Length: 1 } or IteratedIntegral { Ranges.Length: 1 };
            Display([.. equations.Where(IsShort).Select(e => $"{e.Before.ToLatex()} &= {e.After.ToLatex()}")]);
            Display([.. equations.Where(e => !IsShort(e)).SelectMany(e => new[] { $"&{e.Before.ToLatex()}", $"&\\qquad = {e.After.ToLatex()}" })]);
        }

        private void Derivatives()
        {
            Section("Gradient and Hessian");
            Prose("The derivatives are taken of the closed forms, exactly, in the interior of each cell.");
            foreach (var cell in derivation.Loss.Cells)
            {
                Prose($"For ${cell.Cell.ToLatex()}$, of {Number(_closedForms[cell.Cell.Name])}:");
                for (var i = 1; i <= 2; i++)
                    Display(FormulaLines.Collected($"\\frac{{\\partial L}}{{\\partial w_{i}}}", cell.Gradient(i), Symbols.Density));
                foreach (var (i, j) in new[] { (1, 1), (1, 2), (2, 2) })
                {
                    var below = i == j ? $"\\partial w_{i}^2" : $"\\partial w_{i} \\partial w_{j}";
                    Display(FormulaLines.Collected($"\\frac{{\\partial^2 L}}{{{below}}}", cell.Hessian(i, j), Symbols.Density));
                }
            }
        }

        private void SpecialCases()
        {
            Section("Special cases");
            Prose($"Each is {string.Join(", ", _closedForms.Values.Select(Number))} with the values inserted.");
            EachCell("Density $p = 1$ (no sparsity):", Symbols.Density, "L |_{p = 1}");
            EachCell("Equal importances, $I_2 = 1$:", Symbols.Importance(2), "L |_{I_2 = 1}");
            Prose("Weights of equal size and sign, $W = (s, s)$:");
            OnDiagonal((1, 1), "L(s, s)");
            Prose("Weights of equal size and opposite sign, $W = (s, -s)$:");
            OnDiagonal((1, -1), "L(s, -s)");
            Prose("A single feature, $W = (s, 0)$ and $W = (0, s)$:");
            OnDiagonal((1, 0), "L(s, 0)");
            OnDiagonal((0, 1), "L(0, s)");
        }

        private void EachCell(string caption, Variable variable, string left)
        {
            Prose(caption);
            foreach (var cell in derivation.Loss.Cells)
                Display([.. FormulaLines.Of(left, cell.Loss.Substitute(variable, LaurentPolynomial.One)), $"&\\quad \\text{{for }} {cell.Cell.ToLatex()}"]);
        }

        private void OnDiagonal((Rational W1, Rational W2) direction, string left)
        {
            LaurentPolynomial s = new Variable("s");
            var cell = derivation.Loss.Adjoining(direction.W1, direction.W2).First(c => c.IsDefinedAt(direction.W1, direction.W2));
            var loss = cell.Loss.Substitute((Symbols.Weight(1), s.Scale(direction.W1)), (Symbols.Weight(2), s.Scale(direction.W2)));
            Display(FormulaLines.Collected(left, loss, new Variable("s")));
        }

        private static string RuleName(DerivationRule rule) => rule switch
        {
            DerivationRule.Definition => "definition",
            DerivationRule.DeltaFunctions => "delta functions become a sum over active sets",
            DerivationRule.Squares => "squares multiplied out",
            DerivationRule.RestrictedDomain => "ReLU becomes a restriction of the domain",
            DerivationRule.Limits => "limits written out",
            DerivationRule.Integration => "exact integration",
            DerivationRule.Collection => "collection",
            DerivationRule.CornerFormula => "second route",
            DerivationRule.Continuity => "continuity",
            DerivationRule.SignSymmetry => "symmetry under a change of sign",
            DerivationRule.ExchangeSymmetry => "symmetry under exchange",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "not a rule"),
        };

        private void Section(string title) => _blocks.Add(new Heading(1, title));

        private void Prose(string text) => _blocks.Add(new Paragraph(text));

        private void List(params ImmutableArray<string> items) => _blocks.Add(new Bullets(items));

        private int Display(ImmutableArray<string> lines)
        {
            _blocks.Add(new DisplayFormula(lines, ++_equation));
            return _equation;
        }
    }
}
