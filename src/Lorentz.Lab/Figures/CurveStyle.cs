namespace Lorentz.Lab.Figures;

/// <summary>How the points of a curve are shown.</summary>
public enum CurveStyle
{
    /// <summary>Joined by a line.</summary>
    Line,

    /// <summary>One marker each.</summary>
    Markers,

    /// <summary>A marker each, joined by a line.</summary>
    LineAndMarkers,
}
