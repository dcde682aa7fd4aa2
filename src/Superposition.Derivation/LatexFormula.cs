using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;

namespace Superposition.Derivation;

/// <summary>A formula in LaTeX on its way to MathML: a parser by descent over its characters.</summary>
/// <param name="latex">The formula.</param>
internal sealed class LatexFormula(string latex)
{
    private const string ThinSpace = "<mspace width=\"0.17em\"/>";
    private const string Comma = "<mo>,</mo>";
    private const string BigSign = "<mo minsize=\"1.3em\" maxsize=\"1.3em\">";

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["sigma"] = MathMl.Identifier("σ"),
        ["phi"] = MathMl.Identifier("φ"),
        ["rho"] = MathMl.Identifier("ρ"),
        ["delta"] = MathMl.Identifier("δ"),
        ["epsilon"] = MathMl.Identifier("ε"),
        ["Delta"] = "<mi mathvariant=\"normal\">Δ</mi>",
        ["nabla"] = "<mo>∇</mo>",
        ["partial"] = "<mo>∂</mo>",
        ["le"] = "<mo>≤</mo>",
        ["ge"] = "<mo>≥</mo>",
        ["ne"] = "<mo>≠</mo>",
        ["sim"] = "<mo>∼</mo>",
        ["to"] = "<mo stretchy=\"false\">→</mo>",
        ["notin"] = "<mo>∉</mo>",
        ["pm"] = "<mo>±</mo>",
        ["cdot"] = "<mo>⋅</mo>",
        ["log"] = "<mi>log</mi>" + ThinSpace,
        ["sum"] = "<mo>∑</mo>",
        ["prod"] = "<mo>∏</mo>",
        ["int"] = "<mo>∫</mo>",
        ["max"] = "<mo movablelimits=\"true\">max</mo>",
        [","] = ThinSpace,
        [";"] = "<mspace width=\"0.28em\"/>",
        ["quad"] = "<mspace width=\"1em\"/>",
        ["qquad"] = "<mspace width=\"2em\"/>",
    }.ToFrozenDictionary();

    /// <summary>Operators whose scripts stand below and above.</summary>
    private static readonly FrozenSet<string> WithLimits = new[] { Names["sum"], Names["prod"], Names["max"] }.ToFrozenSet();

    /// <summary>Before these a long formula in a text may be broken.</summary>
    private static readonly FrozenSet<string> Breaks =
        new[] { "<mo>+</mo>", "<mo>−</mo>", "<mo>=</mo>", "<mo>&lt;</mo>", "<mo>&gt;</mo>", Names["le"], Names["ge"], Names["sim"] }.ToFrozenSet();

    private int _at;

    private bool IsAtEnd => _at >= latex.Length;

    /// <summary>The formula in MathML, cut before operators between two operands and after commas, in at most one pair of parentheses.</summary>
    /// <exception cref="NotSupportedException">A command is not known, or braces or delimiters do not match.</exception>
    public List<string> Terms()
    {
        var terms = new List<string>();
        var term = new StringBuilder();
        var (depth, followsOperand) = (0, false);
        while (SkipSpaces())
        {
            depth += latex[_at] is '(' or '[' ? 1 : latex[_at] is ')' or ']' ? -1 : 0;
            var atom = Scripted();
            if (followsOperand && depth <= 1 && Breaks.Contains(atom))
            {
                terms.Add(term.ToString());
                term.Clear();
                atom = atom.Replace("<mo>", "<mo form=\"infix\">", StringComparison.Ordinal);
            }

            term.Append(atom);
            followsOperand = !atom.StartsWith("<mo", StringComparison.Ordinal) || ")]|!".Contains(atom[^("</mo>".Length + 1)], StringComparison.Ordinal);
            if (depth <= 1 && atom == Comma)
            {
                terms.Add(term.ToString());
                term.Clear();
            }
        }

        terms.Add(term.ToString());
        return terms;
    }

    /// <summary>Everything up to a closing brace or <c>\right</c>, which is not consumed.</summary>
    private string Row()
    {
        var row = new StringBuilder();
        while (SkipSpaces() && latex[_at] != '}' && !IsNext("\\right"))
            row.Append(Scripted());
        return row.ToString();
    }

    /// <summary>An atom with its scripts and primes.</summary>
    private string Scripted()
    {
        var atom = Atom();
        var (sub, sup) = ("", "");
        while (SkipSpaces() && latex[_at] is '_' or '^' or '\'')
        {
            if (latex[_at] == '\'')
            {
                _at++;
                sup += "<mo>′</mo>";
            }
            else if (latex[_at++] == '_')
            {
                sub += Argument();
            }
            else
            {
                sup += Argument();
            }
        }

        var (below, above) = ($"<mrow>{sub}</mrow>", $"<mrow>{sup}</mrow>");
        return (sub.Length > 0, sup.Length > 0, WithLimits.Contains(atom)) switch
        {
            (false, false, _) => atom,
            (true, false, false) => $"<msub>{atom}{below}</msub>",
            (false, true, false) => $"<msup>{atom}{above}</msup>",
            (true, true, false) => $"<msubsup>{atom}{below}{above}</msubsup>",
            (true, false, true) => $"<munder>{atom}{below}</munder>",
            (false, true, true) => $"<mover>{atom}{above}</mover>",
            (true, true, true) => $"<munderover>{atom}{below}{above}</munderover>",
        };
    }

    /// <summary>What a command or a script takes: a group, a command or one character.</summary>
    private string Argument()
    {
        if (!SkipSpaces())
            throw Refused("an argument is missing");
        return latex[_at] is '{' or '\\' ? Atom() : Character(latex[_at++]);
    }

    private string Atom()
    {
        var start = _at;
        switch (latex[_at])
        {
            case '{':
                return $"<mrow>{Group()}</mrow>";
            case '\\':
                return Command();
            case >= '0' and <= '9':
                while (!IsAtEnd && (char.IsAsciiDigit(latex[_at]) || (latex[_at] == '.' && _at + 1 < latex.Length && char.IsAsciiDigit(latex[_at + 1]))))
                    _at++;
                return $"<mn>{latex[start.._at]}</mn>";
            case '.' when IsNext("..."):
                _at += 3;
                return MathMl.Sign("…");
            default:
                return Character(latex[_at++]);
        }
    }

    private string Character(char character) => character switch
    {
        >= '0' and <= '9' => $"<mn>{character}</mn>",
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => MathMl.Identifier(character.ToString()),
        '-' => "<mo>−</mo>",
        '+' or '=' or '<' or '>' or ',' => $"<mo>{WebUtility.HtmlEncode(character.ToString())}</mo>",
        '(' or ')' or '[' or ']' or '|' or '/' or '!' => MathMl.Sign(character.ToString()),
        '*' => MathMl.Sign("∗"),
        _ => throw Refused($"the character {character} is not known"),
    };

    private string Group()
    {
        Expect('{');
        var row = Row();
        Expect('}');
        return row;
    }

    private string Command()
    {
        var name = CommandName();
        return name switch
        {
            "frac" => $"<mfrac>{Argument()}{Argument()}</mfrac>",
            "sqrt" => $"<msqrt>{Argument()}</msqrt>",
            "operatorname" => MathMl.Identifier(Raw()),
            "text" => $"<mtext>{WebUtility.HtmlEncode(Raw()).Replace(' ', '\u00a0')}</mtext>",
            "mathbb" when Raw() == "E" => MathMl.Identifier("𝔼"),
            "mathbf" => $"<mn style=\"font-weight: bold\">{Raw()}</mn>",
            "bigl" or "bigr" => $"{BigSign}{latex[_at++]}</mo>",
            "left" => Delimited(),
            _ => Names.TryGetValue(name, out var known) ? known : throw Refused($"the command \\{name} is not known"),
        };
    }

    /// <summary>From <c>\left</c> to its <c>\right</c>: delimiters as high as what they enclose.</summary>
    private string Delimited()
    {
        var open = latex[_at++];
        var inside = Row();
        if (!IsNext("\\right"))
            throw Refused("a \\right is missing");
        _at += "\\right".Length;
        return $"<mrow><mo>{open}</mo>{inside}<mo>{latex[_at++]}</mo></mrow>";
    }

    /// <summary>The text of a group, as it stands.</summary>
    private string Raw()
    {
        Expect('{');
        var end = latex.IndexOf('}', _at);
        if (end < 0)
            throw Refused("a } is missing");
        var text = latex[_at..end];
        _at = end + 1;
        return text;
    }

    private string CommandName()
    {
        var start = ++_at;
        while (!IsAtEnd && char.IsAsciiLetter(latex[_at]))
            _at++;
        if (_at == start)
            _at = Math.Min(_at + 1, latex.Length);
        return latex[start.._at];
    }

    private bool SkipSpaces()
    {
        while (!IsAtEnd && latex[_at] == ' ')
            _at++;
        return !IsAtEnd;
    }

    private bool IsNext(string text) => string.CompareOrdinal(latex, _at, text, 0, text.Length) == 0;

    private void Expect(char character)
    {
        if (IsAtEnd || latex[_at] != character)
            throw Refused($"a {character} is missing");
        _at++;
    }

    private NotSupportedException Refused(string reason) => new(string.Create(CultureInfo.InvariantCulture, $"{reason}, at {_at} in {latex}"));
}
