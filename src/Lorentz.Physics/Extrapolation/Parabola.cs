using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Motion;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Extrapolation;

/// <summary>
/// One field evaluation half-way along the straight line, held constant: x + dz (tx + a dz / 2), tx + a dz
/// (Parabolic in the plans' tables).
/// </summary>
/// <param name="field">The magnetic field.</param>
public sealed class Parabola<TField>(TField field) : Extrapolator
    where TField : struct, IMagneticField
{
    /// <inheritdoc/>
    public override string Name => "Parabolic";

    /// <inheritdoc/>
    public override int FieldEvaluations(Millimetre z0, Millimetre z1) => 1;

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var end = Run(state.ToKernel(), z0.Value, (z1 - z0).Value, out var outside);
        return new(TrackState.FromKernel(end), Judge(end.X.Value, end.Y.Value, end.Tx.Value, end.Ty.Value, true, outside));
    }

    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        var end = Run(TransportJacobian.Seed(state), z0.Value, (z1 - z0).Value, out var outside);
        TransportJacobian.Write(end, jacobian);
        var status = Judge(end.X.Value, end.Y.Value, end.Tx.Value, end.Ty.Value, true, outside);
        return WithMatrix(new ExtrapolationResult(TransportJacobian.ValueOf(end), status), jacobian);
    }

    private State<T> Run<T>(in State<T> start, double z0, double dz, out bool outside)
        where T : unmanaged, IReal<T>
    {
        var (whole, half) = (T.Constant(dz), T.Constant(0.5 * dz));
        var middle = T.Constant(z0) + half;
        var x = T.FusedMultiplyAdd(start.Tx, half, start.X);
        var y = T.FusedMultiplyAdd(start.Ty, half, start.Y);
        var (bendX, bendY) = LorentzForce.Bend(start.Tx, start.Ty, start.Qop, field.At(x, y, middle));
        outside = !field.Region.Contains(T.Lane(x, 0), T.Lane(y, 0), T.Lane(middle, 0));
        return new(
            start.X + (whole * T.FusedMultiplyAdd(bendX, half, start.Tx)),
            start.Y + (whole * T.FusedMultiplyAdd(bendY, half, start.Ty)),
            T.FusedMultiplyAdd(bendX, whole, start.Tx),
            T.FusedMultiplyAdd(bendY, whole, start.Ty),
            start.Qop);
    }
}
