using System.Text.RegularExpressions;

namespace Superposition.Tests.Algebra;

/// <summary>A second reading of infix expressions, by the grammar of the documentation over words that are found first.</summary>
internal sealed partial class SchoolbookReader
{
    private const int MostWork = 2000;
    private const int MostDepth = 100;
    private const int MostBits = 4000;
    private const int MostExponent = 1000;

    private readonly List<string> _words;
    private int _next;
    private int _depth;
    private long _work;

    private SchoolbookReader(List<string> words) => _words = words;

    /// <summary>The polynomial that a text stands for, or null where it stands for none.</summary>
    /// <exception cref="NotSupportedException">Who reads the text may refuse it as too large; not decided here.</exception>
    public static Schoolbook? Read(string text)
    {
        if (!Text().IsMatch(text))
            return null;
        var reader = new SchoolbookReader([.. Word().Matches(text).Select(m => m.Value.Trim()), ""]);
        return reader.Sum() is { } sum && reader.Accept("") ? sum : null;
    }

    private bool Accept(string word)
    {
        var isNext = _words[_next] == word;
        _next += isNext ? 1 : 0;
        return isNext;
    }

    private Schoolbook? Sum()
    {
        var minus = Accept("-");
        _ = !minus && Accept("+");
        var sum = Signed(Product(), minus);
        while (sum is not null && _words[_next] is "+" or "-")
        {
            minus = _words[_next++] == "-";
            sum = Signed(Product(), minus) is { } summand ? Bounded(sum + summand) : null;
        }

        return sum;
    }

    private static Schoolbook? Signed(Schoolbook? value, bool minus) => minus && value is not null ? -value : value;

    private Schoolbook? Product()
    {
        var product = Power();
        while (product is not null && _words[_next] is "*" or "/")
        {
            var divides = _words[_next++] == "/";
            var factor = Power();
            factor = divides ? factor?.Reciprocal() : factor;
            product = factor is null ? null : Times(product, factor);
        }

        return product;
    }

    private Schoolbook? Power()
    {
        var atom = Atom();
        if (atom is null || !Accept("^"))
            return atom;
        var negative = Accept("-");
        var word = _words[_next];
        if (word.Length == 0 || !word.All(char.IsAsciiDigit))
            return null;
        _next++;
        word = word.TrimStart('0');
        if (word.Length > 4 || int.Parse("0" + word, null) > MostExponent)
            return null;
        if ((negative ? atom.Reciprocal() : atom) is not { } factor)
            return null;
        var power = Schoolbook.Number(new(1, 1));
        for (var k = int.Parse("0" + word, null); k > 0; k--)
            power = Times(power, factor);
        return power;
    }

    private Schoolbook? Atom()
    {
        var word = _words[_next];
        if (word.Length == 0)
            return null;
        _next++;
        if (word == "(")
        {
            if (++_depth > MostDepth)
                throw new NotSupportedException();
            var inner = Sum();
            _depth--;
            return Accept(")") ? inner : null;
        }

        if (char.IsAsciiDigit(word[0]))
            return WrittenNumber.Read(word) is { } number ? Bounded(Schoolbook.Number(number)) : null;
        return Name().IsMatch(word) ? Schoolbook.Variable(word) : null;
    }

    private Schoolbook Times(Schoolbook left, Schoolbook right)
    {
        _work += (long)Math.Max(1, left.Count) * Math.Max(1, right.Count);
        return Bounded(left * right);
    }

    private Schoolbook Bounded(Schoolbook value) => _work <= MostWork && value.LargestExponent <= MostExponent && value.LargestCoefficient <= MostBits
        ? value
        : throw new NotSupportedException();

    [GeneratedRegex(@"\A(?>\s*(?:[0-9][0-9.]*|[A-Za-z][A-Za-z0-9_]*|[-+*/^()]))*\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Text();

    [GeneratedRegex(@"[0-9][0-9.]*|[A-Za-z][A-Za-z0-9_]*|[-+*/^()]", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\A[A-Za-z]+(?:_[A-Za-z0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
