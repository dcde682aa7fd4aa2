namespace Superposition.MonteCarlo;

/// <summary>What a check of a closed form says.</summary>
public enum CheckOutcome
{
    /// <summary>No point contradicts the closed form, but at least one point says nothing.</summary>
    Undecided,

    /// <summary>Every point agrees with the closed form.</summary>
    Passed,

    /// <summary>At least one point contradicts the closed form.</summary>
    Failed,
}
