using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Extrapolation;

/// <summary>No field at all: x + tx dz (Linear in the plans' tables).</summary>
public sealed class StraightLine : Extrapolator
{
    /// <inheritdoc/>
    public override string Name => "Linear";

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var dz = (z1 - z0).Value;
        var end = state with
        {
            X = new(Math.FusedMultiplyAdd(state.Tx, dz, state.X.Value)),
            Y = new(Math.FusedMultiplyAdd(state.Ty, dz, state.Y.Value)),
        };
        return new(end, Judge(end.X.Value, end.Y.Value, end.Tx, end.Ty, true, false));
    }

    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        TransportJacobian.WriteDrift((z1 - z0).Value, jacobian);
        return WithMatrix(Extrapolate(state, z0, z1), jacobian);
    }
}
