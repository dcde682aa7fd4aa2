namespace Superposition.Mutation;

/// <summary>The sorts of tokens that are replaced.</summary>
internal enum TokenKind
{
    /// <summary>+ for -, * for /, and the like.</summary>
    Arithmetic,

    /// <summary>A comparison by its neighbour, or by its opposite.</summary>
    Comparison,

    /// <summary>and for or, true for false, a sign or a negation left out.</summary>
    Logic,

    /// <summary>A number by a neighbour, or by its double.</summary>
    Constant,

    /// <summary>A variable by another one of its type that is in scope, Min by Max.</summary>
    Name,
}
