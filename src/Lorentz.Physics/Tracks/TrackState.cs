using Lorentz.Physics.Units;

namespace Lorentz.Physics.Tracks;

/// <summary>A charged-particle state on a plane of constant z.</summary>
/// <param name="X">Horizontal position.</param>
/// <param name="Y">Vertical position.</param>
/// <param name="Tx">Slope dx/dz.</param>
/// <param name="Ty">Slope dy/dz.</param>
/// <param name="Qop">Charge over momentum; constant along the path (no material).</param>
public readonly record struct TrackState(Millimetre X, Millimetre Y, double Tx, double Ty, ChargeOverMomentum Qop)
{
    /// <summary>The plain numbers a kernel works on.</summary>
    public State<Numerics.Real.Real64> ToKernel() =>
        new(new(X.Value), new(Y.Value), new(Tx), new(Ty), new(Qop.PerMeV));

    /// <summary>The state that plain numbers (mm, mm, 1, 1, 1/MeV) stand for.</summary>
    public static TrackState FromKernel(State<Numerics.Real.Real64> state) => new(
        new(state.X.Value), new(state.Y.Value), state.Tx.Value, state.Ty.Value,
        ChargeOverMomentum.FromPerMeV(state.Qop.Value));
}
