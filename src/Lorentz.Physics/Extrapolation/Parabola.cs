using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
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
        var start = state.ToKernel();
        var dz = (z1 - z0).Value;
        var half = new Real64(0.5 * dz);
        var middle = new Real64(z0.Value) + half;
        var x = Real64.FusedMultiplyAdd(start.Tx, half, start.X);
        var y = Real64.FusedMultiplyAdd(start.Ty, half, start.Y);
        var (bendX, bendY) = LorentzForce.Bend(start.Tx, start.Ty, start.Qop, field.At(x, y, middle));
        var outside = !field.Region.Contains(x.Value, y.Value, middle.Value);
        var end = new State<Real64>(
            new(start.X.Value + (dz * Math.FusedMultiplyAdd(bendX.Value, half.Value, start.Tx.Value))),
            new(start.Y.Value + (dz * Math.FusedMultiplyAdd(bendY.Value, half.Value, start.Ty.Value))),
            new(Math.FusedMultiplyAdd(bendX.Value, dz, start.Tx.Value)),
            new(Math.FusedMultiplyAdd(bendY.Value, dz, start.Ty.Value)),
            start.Qop);
        return new(TrackState.FromKernel(end), Judge(end.X.Value, end.Y.Value, end.Tx.Value, end.Ty.Value, true, outside));
    }
}
