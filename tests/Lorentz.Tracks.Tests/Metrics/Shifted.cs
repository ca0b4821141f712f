using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Tracks.Tests.Metrics;

/// <summary>Answers that are wrong by (3, 4) mm times |q/p| in 1/MeV and (5, 12) in slope from the straight line; negative charges are flagged.</summary>
internal sealed class Shifted : Extrapolator
{
    public override string Name => "shifted";

    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var size = Math.Abs(state.Qop.PerMeV);
        var dz = (z1 - z0).Value;
        return new(
            state with
            {
                X = new(state.X.Value + (state.Tx * dz) + (3 * size)),
                Y = new(state.Y.Value + (state.Ty * dz) + (4 * size)),
                Tx = state.Tx + 5,
                Ty = state.Ty + 12,
            },
            state.Qop.PerMeV < 0 ? ExtrapolationStatus.OutsideRegion : ExtrapolationStatus.Ok);
    }

    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        TransportJacobian.WriteDrift((z1 - z0).Value, jacobian);
        jacobian[4] = 3 * Math.Sign(state.Qop.PerMeV);
        jacobian[9] = 4 * Math.Sign(state.Qop.PerMeV);
        return WithMatrix(Extrapolate(state, z0, z1), jacobian);
    }
}
