using System.Collections.Immutable;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Tracks.Learned;

/// <summary>The mean of several extrapolators' end states.</summary>
/// <remarks>
/// If members err independently, the mean errs less by the square root of their number; what they have in common stays.
/// The status is that of the first member that is not content.
/// </remarks>
/// <param name="name">Name in tables.</param>
/// <param name="members">The extrapolators, at least one; their end states are added in this order.</param>
public sealed class EnsembleExtrapolator(string name, ImmutableArray<Extrapolator> members) : Extrapolator
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var (x, y, tx, ty) = (0.0, 0.0, 0.0, 0.0);
        var status = ExtrapolationStatus.Ok;
        foreach (var member in members)
        {
            var end = member.Extrapolate(state, z0, z1);
            x += end.State.X.Value;
            y += end.State.Y.Value;
            tx += end.State.Tx;
            ty += end.State.Ty;
            status = status == ExtrapolationStatus.Ok ? end.Status : status;
        }

        var share = 1.0 / members.Length;
        return new(state with { X = new(x * share), Y = new(y * share), Tx = tx * share, Ty = ty * share }, status);
    }
}
