using System.Globalization;

namespace Superposition.Algebra;

/// <summary>
/// Recursive descent over the grammar
/// <code>
/// sum     = ["-" | "+"] product { ("+" | "-") product }
/// product = power { ("*" | "/") power }
/// power   = atom [ "^" ["-"] integer ]
/// atom    = integer | decimal | variable | "(" sum ")"
/// </code>
/// A leading sign belongs to the whole first product, so <c>-w_1^2</c> is -(w_1^2). White space is ignored.
/// </summary>
/// <param name="text">The expression.</param>
internal sealed class LaurentParser(string text)
{
    private const int MaxExponent = 1000;
    private const int MaxDepth = 200;
    private int _position;
    private int _depth;

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="FormatException">With the position and what was expected there.</exception>
    public LaurentPolynomial Parse()
    {
        var result = Sum();
        return Peek() == '\0' ? result : throw Unexpected("an operator or the end");
    }

    private LaurentPolynomial Sum()
    {
        var negative = Accept('-');
        if (!negative)
            Accept('+');
        var sum = negative ? -Product() : Product();
        while (true)
        {
            if (Accept('+'))
                sum += Product();
            else if (Accept('-'))
                sum -= Product();
            else
                return sum;
        }
    }

    private LaurentPolynomial Product()
    {
        var product = Power();
        while (true)
        {
            if (Accept('*'))
                product *= Power();
            else if (Accept('/'))
                product *= Inverse(Power());
            else
                return product;
        }
    }

    private LaurentPolynomial Power()
    {
        var atom = Atom();
        if (!Accept('^'))
            return atom;
        var negative = Accept('-');
        var digits = Take(char.IsAsciiDigit);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var exponent) || exponent > MaxExponent)
            throw Unexpected($"an integer exponent up to {MaxExponent}");
        return negative ? Inverse(atom).Pow(exponent) : atom.Pow(exponent);
    }

    private LaurentPolynomial Atom()
    {
        if (Accept('('))
        {
            if (++_depth > MaxDepth)
                throw Unexpected($"at most {MaxDepth} nested parentheses");
            var inner = Sum();
            _depth--;
            return Accept(')') ? inner : throw Unexpected("')'");
        }

        var name = char.IsAsciiLetter(Peek()) ? Take(c => char.IsAsciiLetterOrDigit(c) || c == '_') : "";
        if (name.Length > 0)
            return Variable.IsName(name) ? new Variable(name) : throw Unexpected($"a variable name instead of '{name}'");
        var number = char.IsAsciiDigit(Peek()) ? Take(c => char.IsAsciiDigit(c) || c == '.') : "";
        return Rational.TryParse(number, out var value) ? value : throw Unexpected("a number, a variable or '('");
    }

    private LaurentPolynomial Inverse(LaurentPolynomial divisor) =>
        divisor.IsMonomial ? divisor.Pow(-1) : throw Unexpected(divisor.IsZero ? "a divisor other than 0" : "a divisor with a single term");

    private char Peek()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position]))
            _position++;
        return _position < text.Length ? text[_position] : '\0';
    }

    private bool Accept(char expected)
    {
        if (Peek() != expected)
            return false;
        _position++;
        return true;
    }

    private string Take(Func<char, bool> belongs)
    {
        Peek();
        var start = _position;
        while (_position < text.Length && belongs(text[_position]))
            _position++;
        return text[start.._position];
    }

    private FormatException Unexpected(string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"position {_position + 1} of the expression: expected {expected}"));
}
