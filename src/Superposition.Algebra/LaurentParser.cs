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
/// <remarks>
/// A short text may stand for a number or a sum too large for any memory, so exponents, coefficients, nesting and the work of
/// multiplying out are limited. The limits on exponents and coefficients hold for the result too: what is read, is printed as a text
/// that is read.
/// </remarks>
/// <param name="text">The expression.</param>
internal sealed class LaurentParser(string text)
{
    private const int MaxExponent = 1000;
    private const int MaxDepth = 200;
    private const int MaxCoefficientBits = 13_600; // 4095 decimal digits: still a Rational that is read
    private const long MaxWork = 1L << 16; // products of terms with small coefficients
    private int _position;
    private int _depth;
    private long _work;

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="FormatException">With the position and what was expected there.</exception>
    public LaurentPolynomial Parse()
    {
        var result = Sum();
        Peek();
        return _position == text.Length ? result : throw Unexpected("an operator or the end");
    }

    private LaurentPolynomial Sum()
    {
        var negative = Accept('-');
        if (!negative)
            Accept('+');
        var summands = new List<LaurentPolynomial> { negative ? -Product() : Product() };
        while (true)
        {
            if (Accept('+'))
                summands.Add(Product());
            else if (Accept('-'))
                summands.Add(-Product());
            else
                return summands.Count == 1 ? summands[0] : Limited(LaurentPolynomial.Sum(summands));
        }
    }

    private LaurentPolynomial Product()
    {
        var product = Power();
        while (true)
        {
            if (Accept('*'))
                product = Multiply(product, Power());
            else if (Accept('/'))
                product = Multiply(product, Inverse(Power()));
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
        return Power(negative ? Inverse(atom) : atom, exponent);
    }

    private LaurentPolynomial Power(LaurentPolynomial value, int exponent)
    {
        var result = LaurentPolynomial.One;
        for (var square = value; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
                result = Multiply(result, square);
            if (exponent > 1)
                square = Multiply(square, square);
        }

        return result;
    }

    /// <summary>The product, where products of sums do not add up to too many terms, weighed by the size of their coefficients.</summary>
    private LaurentPolynomial Multiply(LaurentPolynomial left, LaurentPolynomial right)
    {
        if (left.Terms.Length > 1 && right.Terms.Length > 1)
            _work += (long)left.Terms.Length * right.Terms.Length * (1 + ((CoefficientBits(left) + CoefficientBits(right)) / 256));
        return _work <= MaxWork ? Limited(left * right) : throw Unexpected("an expression that is shorter when multiplied out");
    }

    private LaurentPolynomial Limited(LaurentPolynomial value)
    {
        if (CoefficientBits(value) > MaxCoefficientBits)
            throw Unexpected($"coefficients of at most {MaxCoefficientBits} bits");
        return value.Terms.All(t => t.Monomial.Factors.All(f => f.Exponent is <= MaxExponent and >= -MaxExponent))
            ? value
            : throw Unexpected($"products with exponents up to {MaxExponent}");
    }

    private static long CoefficientBits(LaurentPolynomial value) => value.Terms
        .Select(t => Math.Max(t.Coefficient.Numerator.GetBitLength(), t.Coefficient.Denominator.GetBitLength()))
        .DefaultIfEmpty(0)
        .Max();

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
        return Rational.TryParse(number, out var value) ? Limited(value) : throw Unexpected("a number, a variable or '('");
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
