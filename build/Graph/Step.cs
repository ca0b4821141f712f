using System.Collections.Immutable;

namespace Lorentz.Build.Graph;

/// <summary>One target of a plan: whether it runs, and why.</summary>
/// <param name="Target">The target.</param>
/// <param name="Expected">What its outputs would follow from; the content of inputs that run first is not known yet.</param>
/// <param name="Recorded">The record of its last finished run, if its outputs still are what that run wrote.</param>
/// <param name="Reasons">Why it must run, in words; none when it is up to date.</param>
public sealed record Step(Target Target, Fingerprint Expected, Fingerprint? Recorded, ImmutableArray<string> Reasons)
{
    /// <summary>Whether the target must run.</summary>
    public bool IsStale => !Reasons.IsEmpty;
}
