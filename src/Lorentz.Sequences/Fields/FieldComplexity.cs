namespace Lorentz.Sequences.Fields;

/// <summary>The six families of fields of the study, in the order of the plan.</summary>
public enum FieldComplexity
{
    /// <summary>One plane wave.</summary>
    Simple,

    /// <summary>The mean of two or three plane waves of different amplitudes.</summary>
    MultiFrequency,

    /// <summary>Rings about the centre.</summary>
    Radial,

    /// <summary>Two plane waves of nearly equal wave vectors, summed.</summary>
    Interference,

    /// <summary>A plane wave whose amplitude or whose phase is modulated.</summary>
    Modulated,

    /// <summary>Rings, spokes and a plane wave together.</summary>
    Composite,
}
