namespace Superposition.Kernels;

/// <summary>What a program does about its rounding errors.</summary>
public enum KernelAccuracy
{
    /// <summary>The sums carry their errors along: each result is, but for terms of second order, the exact value rounded once.</summary>
    Compensated,

    /// <summary>Nothing: about a fifth of the time, and errors of up to some 20 ulp of the largest term of an output.</summary>
    Plain,
}
