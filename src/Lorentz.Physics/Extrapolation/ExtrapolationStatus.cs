namespace Lorentz.Physics.Extrapolation;

/// <summary>What an extrapolator says of its answer.</summary>
public enum ExtrapolationStatus
{
    /// <summary>The end state is as good as the method makes it.</summary>
    Ok,

    /// <summary>The end state is given, but the track left the region where the field (or the model) is trusted.</summary>
    OutsideRegion,

    /// <summary>The track turns back before z1 or its slope grows beyond 10: there is no end state on that plane.</summary>
    TooSteep,

    /// <summary>The step control gave up before z1.</summary>
    StepLimit,

    /// <summary>The input or the result is not a finite number.</summary>
    NotFinite,
}
