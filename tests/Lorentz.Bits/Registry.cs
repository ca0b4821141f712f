namespace Lorentz.Bits;

/// <summary>Every registered computation. A project adds one line here and one file of its own.</summary>
public static class Registry
{
    public static IReadOnlyList<Computation> All { get; } =
    [
        .. NumericsComputations.All,
        .. LearningComputations.All,
        .. TapeComputations.All,
        .. PhysicsComputations.All,
        .. TrackComputations.All,
        .. SeriesComputations.All,
        .. SequenceComputations.All,
    ];
}
