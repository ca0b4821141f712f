namespace Lorentz.Build.Graph;

/// <summary>How much of an experiment to run: the same code, other sizes.</summary>
public enum Profile
{
    /// <summary>The whole catalogue in minutes; tests regenerate it and compare every bit.</summary>
    Smoke,

    /// <summary>The default: headline targets take minutes.</summary>
    Standard,

    /// <summary>About an hour for the width scan.</summary>
    Long,

    /// <summary>The sizes of the plan itself, for a big machine or a cluster.</summary>
    Paper,
}
