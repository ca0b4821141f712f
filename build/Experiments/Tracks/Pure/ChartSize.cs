namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>Which of the degrees that the parameters name.</summary>
internal enum ChartSize
{
    /// <summary>The first.</summary>
    Small = 0,

    /// <summary>The second.</summary>
    Medium = 1,

    /// <summary>The third.</summary>
    Large = 2,

    /// <summary>The fourth.</summary>
    Largest = 3,
}
