namespace Superposition.Kernels;

/// <summary>What a program does about its rounding errors.</summary>
public enum KernelAccuracy
{
    /// <summary>The sums carry their errors along: each result is, but for terms of second order, the exact value rounded once.</summary>
    Compensated,

    /// <summary>Nothing: about a quarter of the operations, and errors of some ulps of the largest term.</summary>
    Plain,
}
