namespace Lorentz.Build.Experiments.Sequences.Fixes;

/// <summary>What a row of the ablation tries.</summary>
internal enum FixKind
{
    /// <summary>The model as published.</summary>
    Published,

    /// <summary>One fix alone.</summary>
    Alone,

    /// <summary>All fixes together.</summary>
    All,

    /// <summary>All but one.</summary>
    LeftOut,
}
