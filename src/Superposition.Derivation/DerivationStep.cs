using System.Collections.Immutable;

namespace Superposition.Derivation;

/// <summary>One step of the derivation: equations that hold by one rule for one reason.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Cell">The cell of the weight plane to which the step is restricted, or null where it holds on the whole plane or on a wall.</param>
/// <param name="Equations">What is rewritten into what; at least one.</param>
/// <param name="Reason">Why the equations hold, as prose with LaTeX between dollar signs.</param>
public sealed record DerivationStep(DerivationRule Rule, Cell? Cell, ImmutableArray<Equation> Equations, string Reason);

/// <summary>The formula before a step and the equal formula after it.</summary>
/// <param name="Before">The left side.</param>
/// <param name="After">The right side.</param>
public sealed record Equation(Expression Before, Expression After);

/// <summary>The rules of the derivation, in the order of their use.</summary>
public enum DerivationRule
{
    /// <summary>The definition of the loss.</summary>
    Definition,

    /// <summary>First trick: the delta functions of the input density turn the expectation into a sum over the sets of active features.</summary>
    DeltaFunctions,

    /// <summary>Squares of errors are multiplied out.</summary>
    Squares,

    /// <summary>Second trick: the integral of a power of ReLU(f) is the integral of the power of f over the part of the domain where f > 0.</summary>
    RestrictedDomain,

    /// <summary>In a cell the restricted domain is written out with limits.</summary>
    Limits,

    /// <summary>Polynomials are integrated exactly.</summary>
    Integration,

    /// <summary>All integrals are put back and like terms collected.</summary>
    Collection,

    /// <summary>The corner formula, a second route without any splitting of domains, gives the same Laurent polynomial.</summary>
    CornerFormula,

    /// <summary>The Laurent polynomials of two neighbouring cells agree on the wall between them.</summary>
    Continuity,

    /// <summary>The loss does not change under W -> -W, so each cell stands for its mirror image too.</summary>
    SignSymmetry,

    /// <summary>Exchanging the features exchanges the cells.</summary>
    ExchangeSymmetry,
}
