using System.Globalization;

namespace Superposition.Tests.Exports;

/// <summary>Reads the body of an exported Julia function and carries it out over doubles: assignments, blocks behind conditions, returns, and fma.</summary>
/// <remarks>It stands in for Julia, which is not asked for here: it shows that the statements are right, not that Julia accepts the file.</remarks>
internal sealed class StatementReader
{
    private readonly string[] _lines;
    private readonly Dictionary<string, double> _values = [];
    private string[] _tokens = [];
    private int _at;

    private StatementReader(string[] lines) => _lines = lines;

    /// <summary>The results of <c>function NAME(...)</c> in a text.</summary>
    public static double[] Call(string text, string name, params (string Name, double Value)[] arguments)
    {
        var lines = text.Split('\n').SkipWhile(l => !l.StartsWith($"function {name}(", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l != "end").Select(l => l.Trim()).ToArray();
        var reader = new StatementReader(lines);
        foreach (var (argument, value) in arguments)
            reader._values[argument] = value;
        return reader.Run();
    }

    private double[] Run()
    {
        var isTaken = true;
        foreach (var line in _lines)
        {
            if (line is "begin" or "end")
                isTaken = true;
            else if (line.StartsWith("if ", StringComparison.Ordinal))
                isTaken = Read(line[3..], Condition);
            else if (isTaken && line.StartsWith("return ", StringComparison.Ordinal))
                return Read(line[7..], Results);
            else if (isTaken && line.Split(" = ", 2) is [var name, var expression])
                _values[name] = Read(expression, Sum);
            else if (isTaken)
                throw new FormatException(line);
        }

        throw new FormatException("nothing is returned");
    }

    private T Read<T>(string text, Func<T> rule)
    {
        foreach (var sign in new[] { "(", ")", "," })
            text = text.Replace(sign, $" {sign} ", StringComparison.Ordinal);
        (_tokens, _at) = (text.Split(' ', StringSplitOptions.RemoveEmptyEntries), 0);
        var result = rule();
        return _at == _tokens.Length ? result : throw new FormatException(text);
    }

    private double[] Results()
    {
        if (_tokens is not ["(", ..])
            return [Sum()];
        var results = new List<double>();
        do
        {
            _at++;
            results.Add(Sum());
        }
        while (_tokens[_at] == ",");
        Expect(")");
        return [.. results];
    }

    /// <summary>Conditions are joined by <c>||</c> of groups in parentheses, and those by <c>&amp;&amp;</c> of comparisons.</summary>
    private bool Condition()
    {
        var result = Group();
        while (Accept("||"))
            result |= Group();
        return result;
    }

    private bool Group()
    {
        Expect("(");
        var result = Comparison();
        while (Accept("&&"))
            result &= Comparison();
        Expect(")");
        return result;
    }

    private bool Comparison()
    {
        var left = Sum();
        var sign = _tokens[_at++];
        var right = Sum();
        return sign switch { ">=" => left >= right, "<=" => left <= right, _ => throw new FormatException(sign) };
    }

    private double Sum()
    {
        var result = Product();
        while (true)
        {
            if (Accept("+"))
                result += Product();
            else if (Accept("-"))
                result -= Product();
            else
                return result;
        }
    }

    private double Product()
    {
        var result = Atom();
        while (true)
        {
            if (Accept("*"))
                result *= Atom();
            else if (Accept("/"))
                result /= Atom();
            else
                return result;
        }
    }

    private double Atom()
    {
        var token = _tokens[_at++];
        if (token == "(")
        {
            var inner = Sum();
            Expect(")");
            return inner;
        }

        if (token == "fma")
        {
            Expect("(");
            var x = Sum();
            Expect(",");
            var y = Sum();
            Expect(",");
            var z = Sum();
            Expect(")");
            return Math.FusedMultiplyAdd(x, y, z);
        }

        var isNegative = token[0] == '-';
        var word = isNegative ? token[1..] : token;
        var value = _values.TryGetValue(word, out var known) ? known : double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture);
        return isNegative ? -value : value;
    }

    private bool Accept(string token)
    {
        var isNext = _at < _tokens.Length && _tokens[_at] == token;
        _at += isNext ? 1 : 0;
        return isNext;
    }

    private void Expect(string token)
    {
        if (!Accept(token))
            throw new FormatException($"{token} is missing in {string.Join(' ', _tokens)}");
    }
}
