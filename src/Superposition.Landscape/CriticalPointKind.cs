namespace Superposition.Landscape;

/// <summary>The kind of a critical point, decided by how the loss changes around it.</summary>
public enum CriticalPointKind
{
    /// <summary>A strict local minimum; index 1.</summary>
    Minimum,

    /// <summary>A minimum along its ray and a maximum across it; index -1.</summary>
    Saddle,

    /// <summary>A strict local maximum; index 1.</summary>
    Maximum,

    /// <summary>A point of a kink, stationary in Clarke's sense, past which the loss falls on one side and rises on the other; index 0, not counted.</summary>
    Clarke,

    /// <summary>A smooth point of index 0: a minimum and a saddle merged; the Hessian's determinant is proven to be 0.</summary>
    Degenerate,
}

/// <summary>The names of kinds in all output.</summary>
public static class CriticalPointKinds
{
    /// <summary>The kind's name in all output: minimum, saddle, maximum, clarke or degenerate.</summary>
    public static string Name(this CriticalPointKind kind) => kind switch
    {
        CriticalPointKind.Minimum => "minimum",
        CriticalPointKind.Saddle => "saddle",
        CriticalPointKind.Maximum => "maximum",
        CriticalPointKind.Clarke => "clarke",
        CriticalPointKind.Degenerate => "degenerate",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a kind of critical point"),
    };
}
