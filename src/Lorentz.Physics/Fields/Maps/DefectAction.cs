namespace Lorentz.Physics.Fields.Maps;

/// <summary>What to do about a kind of defect.</summary>
public enum DefectAction
{
    /// <summary>Give no field.</summary>
    Reject,

    /// <summary>Leave the value out and fill its node from the sound neighbours along the axes.</summary>
    Mask,

    /// <summary>Leave the value out and set its node to zero field.</summary>
    Zero,

    /// <summary>Use the value as it stands (of a conflicting pair, the first).</summary>
    Keep,
}
