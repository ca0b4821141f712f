using System.Collections.Immutable;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Jacobians;
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

    /// <summary>As <see cref="Extrapolator.Transport"/>: the mean of the members' matrices.</summary>
    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        Span<double> part = stackalloc double[TransportJacobian.Length];
        jacobian.Clear();
        foreach (var member in members)
        {
            member.Transport(state, z0, z1, part);
            for (var i = 0; i < part.Length; i++)
            {
                jacobian[i] += part[i];
            }
        }

        var share = 1.0 / members.Length;
        foreach (ref var entry in jacobian)
        {
            entry *= share;
        }

        // Five fifths may not be one.
        jacobian[^1] = 1;
        return WithMatrix(Extrapolate(state, z0, z1), jacobian);
    }
}
