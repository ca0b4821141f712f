namespace Lorentz.Tracks.Charts;

/// <summary>Which coordinate of where the line points at z = 0 a term is multiplied by.</summary>
public enum VertexPower
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>x.</summary>
    X = 1,

    /// <summary>y.</summary>
    Y = 2,
}
