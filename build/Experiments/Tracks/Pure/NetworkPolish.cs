namespace Lorentz.Build.Experiments.Tracks.Pure;

/// <summary>What follows AdamW.</summary>
internal enum NetworkPolish
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Limited-memory BFGS on all of some tracks.</summary>
    LimitedMemoryBfgs = 1,

    /// <summary>Levenberg and Marquardt's method on some tracks.</summary>
    LevenbergMarquardt = 2,
}
