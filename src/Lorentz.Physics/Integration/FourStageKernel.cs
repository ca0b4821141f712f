using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Motion;
using Lorentz.Physics.Tracks;

namespace Lorentz.Physics.Integration;

/// <summary>
/// The classical Runge-Kutta and Nystrom steps written out: the same operations in the same order as
/// <see cref="NystromStepper"/> does from their tableaus, so the same bits, in half the time.
/// </summary>
internal static class FourStageKernel
{
    /// <summary>One step; <paramref name="shared"/> when the two middle stages lie at one point (Nystrom).</summary>
    internal static State<T> Step<T, TField>(bool shared, in TField field, in State<T> state, T z, T h)
        where T : unmanaged, IReal<T>
        where TField : struct, IMagneticField
    {
        var zero = T.Constant(0);
        var half = T.Constant(0.5);
        var squared = h * h;
        var reach = half * h;
        var (k1x, k1y) = LorentzForce.Bend(state.Tx, state.Ty, state.Qop, field.At(state.X, state.Y, z));

        var lineX = T.FusedMultiplyAdd(reach, state.Tx, state.X);
        var lineY = T.FusedMultiplyAdd(reach, state.Ty, state.Y);
        var eighth = T.Constant(0.125);
        var middle = shared
            ? field.At(T.FusedMultiplyAdd(squared, T.FusedMultiplyAdd(eighth, k1x, zero), lineX), T.FusedMultiplyAdd(squared, T.FusedMultiplyAdd(eighth, k1y, zero), lineY), z + reach)
            : field.At(lineX, lineY, z + reach);
        var (k2x, k2y) = LorentzForce.Bend(
            T.FusedMultiplyAdd(h, T.FusedMultiplyAdd(half, k1x, zero), state.Tx), T.FusedMultiplyAdd(h, T.FusedMultiplyAdd(half, k1y, zero), state.Ty), state.Qop, middle);
        if (!shared)
        {
            var quarter = T.Constant(0.25);
            middle = field.At(T.FusedMultiplyAdd(squared, T.FusedMultiplyAdd(quarter, k1x, zero), lineX), T.FusedMultiplyAdd(squared, T.FusedMultiplyAdd(quarter, k1y, zero), lineY), z + reach);
        }

        var (k3x, k3y) = LorentzForce.Bend(
            T.FusedMultiplyAdd(h, T.FusedMultiplyAdd(half, k2x, zero), state.Tx), T.FusedMultiplyAdd(h, T.FusedMultiplyAdd(half, k2y, zero), state.Ty), state.Qop, middle);

        var endX = T.FusedMultiplyAdd(h, state.Tx, state.X);
        var endY = T.FusedMultiplyAdd(h, state.Ty, state.Y);
        var last = field.At(
            T.FusedMultiplyAdd(squared, T.FusedMultiplyAdd(half, (shared ? k3x : k2x), zero), endX),
            T.FusedMultiplyAdd(squared, T.FusedMultiplyAdd(half, (shared ? k3y : k2y), zero), endY),
            z + h);
        var (k4x, k4y) = LorentzForce.Bend(
            T.FusedMultiplyAdd(h, k3x, state.Tx), T.FusedMultiplyAdd(h, k3y, state.Ty), state.Qop, last);

        var sixth = T.Constant(1.0 / 6);
        var third = T.Constant(1.0 / 3);
        var sagX = T.FusedMultiplyAdd(sixth, k3x, T.FusedMultiplyAdd(sixth, k2x, T.FusedMultiplyAdd(sixth, k1x, zero)));
        var sagY = T.FusedMultiplyAdd(sixth, k3y, T.FusedMultiplyAdd(sixth, k2y, T.FusedMultiplyAdd(sixth, k1y, zero)));
        var bendX = T.FusedMultiplyAdd(sixth, k4x, T.FusedMultiplyAdd(third, k3x, T.FusedMultiplyAdd(third, k2x, T.FusedMultiplyAdd(sixth, k1x, zero))));
        var bendY = T.FusedMultiplyAdd(sixth, k4y, T.FusedMultiplyAdd(third, k3y, T.FusedMultiplyAdd(third, k2y, T.FusedMultiplyAdd(sixth, k1y, zero))));
        return new(
            T.FusedMultiplyAdd(squared, sagX, endX),
            T.FusedMultiplyAdd(squared, sagY, endY),
            T.FusedMultiplyAdd(h, bendX, state.Tx),
            T.FusedMultiplyAdd(h, bendY, state.Ty),
            state.Qop);
    }
}
