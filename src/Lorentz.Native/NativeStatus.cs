namespace Lorentz.Native;

/// <summary>The statuses of <c>lorentz.h</c>; those of a track are those of <see cref="Lorentz.Physics.Extrapolation.ExtrapolationStatus"/>.</summary>
internal enum NativeStatus
{
    Ok = 0,
    Outside = 1,
    TooSteep = 2,
    StepLimit = 3,
    NotFinite = 4,
    BadArgument = -1,
    FileMissing = -2,
    FileDamaged = -3,
    Unsupported = -4,
    Internal = -6,
}
