namespace Lorentz.Physics.Integration;

/// <summary>Methods whose step is written out.</summary>
internal enum FourStageKind
{
    /// <summary>Any other method: stepped from its tableau.</summary>
    Other,

    /// <summary>The classical Runge-Kutta method.</summary>
    RungeKutta,

    /// <summary>The classical Nystrom method.</summary>
    Nystrom,
}
