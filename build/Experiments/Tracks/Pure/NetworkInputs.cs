namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>What a network is fed and asked for.</summary>
internal enum NetworkInputs
{
    /// <summary>The residual formulation of the width scan.</summary>
    Residual = 1,

    /// <summary>The same with warped inputs.</summary>
    Warped = 2,

    /// <summary>What the small chart leaves.</summary>
    ChartRemainder = 3,
}
