using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Superposition.Mutation;

/// <summary>
/// All mutations of a file. Left out are attributes, what is thrown with its text, assertions, and names of types and members.
/// Of several replacements of one token the seed takes one, so that no token is met twice.
/// </summary>
internal sealed class MutationSites(string project, SemanticModel model, int seed)
{
    private static readonly Dictionary<SyntaxKind, string[]> Operators = new()
    {
        [SyntaxKind.PlusToken] = ["-"],
        [SyntaxKind.MinusToken] = ["+"],
        [SyntaxKind.AsteriskToken] = ["/", "+"],
        [SyntaxKind.SlashToken] = ["*"],
        [SyntaxKind.PercentToken] = ["*"],
        [SyntaxKind.LessThanLessThanToken] = [">>"],
        [SyntaxKind.GreaterThanGreaterThanToken] = ["<<"],
        [SyntaxKind.GreaterThanGreaterThanGreaterThanToken] = ["<<"],
        [SyntaxKind.PlusPlusToken] = ["--"],
        [SyntaxKind.MinusMinusToken] = ["++"],
        [SyntaxKind.PlusEqualsToken] = ["-="],
        [SyntaxKind.MinusEqualsToken] = ["+="],
        [SyntaxKind.AsteriskEqualsToken] = ["/="],
        [SyntaxKind.SlashEqualsToken] = ["*="],
        [SyntaxKind.LessThanToken] = ["<=", ">="],
        [SyntaxKind.LessThanEqualsToken] = ["<", ">"],
        [SyntaxKind.GreaterThanToken] = [">=", "<="],
        [SyntaxKind.GreaterThanEqualsToken] = [">", "<"],
        [SyntaxKind.EqualsEqualsToken] = ["!="],
        [SyntaxKind.ExclamationEqualsToken] = ["=="],
        [SyntaxKind.AmpersandAmpersandToken] = ["||"],
        [SyntaxKind.BarBarToken] = ["&&"],
        [SyntaxKind.AndKeyword] = ["or"],
        [SyntaxKind.OrKeyword] = ["and"],
        [SyntaxKind.AmpersandToken] = ["|"],
        [SyntaxKind.BarToken] = ["&"],
        [SyntaxKind.CaretToken] = ["&"],
        [SyntaxKind.ExclamationToken] = [""],
        [SyntaxKind.TrueKeyword] = ["false"],
        [SyntaxKind.FalseKeyword] = ["true"],
    };

    public IEnumerable<Mutation> All()
    {
        Dictionary<string, int> seen = [];
        foreach (var token in model.SyntaxTree.GetRoot().DescendantTokens(node => !IsLeftOut(node)))
        {
            var options = Replacements(token);
            if (options.Count == 0)
                continue;
            var line = model.SyntaxTree.GetText().Lines.GetLineFromPosition(token.SpanStart);
            var place = $"{project}/{Path.GetFileName(model.SyntaxTree.FilePath)}|{line.ToString().Trim()}|{token.Text}";
            seen[place] = seen.GetValueOrDefault(place) + 1;
            place += $"|{seen[place]}";
            var after = options[(int)(Hash($"{seed}|{place}") % (uint)options.Count)];
            yield return new($"{Hash(place + "|" + after):x8}", project, KindOf(token), model.SyntaxTree, token.Span, token.Text, after);
        }
    }

    /// <summary>The first 32 bits of SHA-256, the same on every machine.</summary>
    public static uint Hash(string text) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static bool IsLeftOut(SyntaxNode node) => node switch
    {
        AttributeListSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or NameColonSyntax or NameEqualsSyntax or UsingDirectiveSyntax => true,
        TypeArgumentListSyntax or TypeParameterListSyntax => true,
        InvocationExpressionSyntax call => call.Expression.ToString() is "nameof" or "Debug.Assert",
        _ => false,
    };

    private static TokenKind KindOf(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => TokenKind.Constant,
        SyntaxKind.IdentifierToken => TokenKind.Name,
        SyntaxKind.MinusToken when token.Parent is PrefixUnaryExpressionSyntax => TokenKind.Logic,
        SyntaxKind.LessThanToken or SyntaxKind.LessThanEqualsToken or SyntaxKind.GreaterThanToken or SyntaxKind.GreaterThanEqualsToken
            or SyntaxKind.EqualsEqualsToken or SyntaxKind.ExclamationEqualsToken => TokenKind.Comparison,
        SyntaxKind.AmpersandAmpersandToken or SyntaxKind.BarBarToken or SyntaxKind.AndKeyword or SyntaxKind.OrKeyword
            or SyntaxKind.ExclamationToken or SyntaxKind.TrueKeyword or SyntaxKind.FalseKeyword => TokenKind.Logic,
        _ => TokenKind.Arithmetic,
    };

    private IReadOnlyList<string> Replacements(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.NumericLiteralToken => Numbers(token.Text),
        SyntaxKind.IdentifierToken => token.Parent is IdentifierNameSyntax name ? Names(name) : [],
        SyntaxKind.MinusToken when token.Parent is PrefixUnaryExpressionSyntax => [""],
        var kind => token.Parent is ExpressionSyntax or PatternSyntax && token.Parent is not PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }
            ? Operators.GetValueOrDefault(kind, []) : [],
    };

    private static IReadOnlyList<string> Numbers(string text)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            var end = 2 + digits.Skip(2).TakeWhile(char.IsAsciiHexDigit).Count();
            var value = BigInteger.Parse("0" + digits[2..end], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            return [$"0x{(value ^ 1).ToString("x", CultureInfo.InvariantCulture).TrimStart('0').PadLeft(1, '0')}{digits[end..]}"];
        }

        var length = digits.AsSpan().TrimEnd("uUlLdDfFmM").Length;
        if (BigInteger.TryParse(digits.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
            return whole.IsZero ? ["1" + digits[length..]] : [$"{whole + 1}{digits[length..]}", $"{whole - 1}{digits[length..]}"];
        return double.TryParse(digits.AsSpan(0, length), CultureInfo.InvariantCulture, out var real)
            ? [(2 * real).ToString("R", CultureInfo.InvariantCulture) + (real == 0.5 ? ".0" : "") + digits[length..]] : [];
    }

    private List<string> Names(IdentifierNameSyntax name)
    {
        switch (model.GetSymbolInfo(name).Symbol)
        {
            case IMethodSymbol { Name: "Min" }:
                return ["Max"];
            case IMethodSymbol { Name: "Max" }:
                return ["Min"];
            case ILocalSymbol local:
                return Others(name, local, local.Type);
            case IParameterSymbol parameter:
                return Others(name, parameter, parameter.Type);
            case IFieldSymbol field when name.Parent is not MemberAccessExpressionSyntax:
                return Others(name, field, field.Type);
            default:
                return [];
        }
    }

    private List<string> Others(IdentifierNameSyntax name, ISymbol symbol, ITypeSymbol type) =>
    [
        .. model.LookupSymbols(name.SpanStart)
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, symbol) && other.CanBeReferencedByName && !other.IsImplicitlyDeclared)
            .Where(other => SymbolEqualityComparer.Default.Equals(TypeOf(other), type))
            .Where(other => other is IFieldSymbol || other.Locations[0].SourceSpan.Start < name.SpanStart)
            .Select(other => other.Name).Distinct().Order(StringComparer.Ordinal),
    ];

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };
}
