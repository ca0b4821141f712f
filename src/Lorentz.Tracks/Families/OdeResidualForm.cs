namespace Lorentz.Tracks.Families;

/// <summary>In which units a residual of the equation of motion is squared.</summary>
public enum OdeResidualForm
{
    /// <summary>
    /// All four equations, times dz and over the spread of end states: what a residual would add to the normalised end if
    /// it stood along the whole step, so that it compares with a normalised error there.
    /// </summary>
    EndState,

    /// <summary>As the plans write it: d(tx)/dz and d(ty)/dz minus the bend, in 1/mm; positions have no equation.</summary>
    PerMillimetre,
}
