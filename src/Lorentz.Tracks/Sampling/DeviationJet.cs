using Lorentz.Numerics.Real;
using Lorentz.Physics.Tracks;

namespace Lorentz.Tracks.Sampling;

/// <summary>A <see cref="Deviation"/> with its derivatives by the state it started from.</summary>
/// <param name="X">x1 - (x0 + tx0 dz) in mm.</param>
/// <param name="Y">y1 - (y0 + ty0 dz) in mm.</param>
/// <param name="Tx">tx1 - tx0.</param>
/// <param name="Ty">ty1 - ty0.</param>
public readonly record struct DeviationJet(Jet5 X, Jet5 Y, Jet5 Tx, Jet5 Ty)
{
    /// <summary>The end state this deviation stands for.</summary>
    /// <param name="start">The start, its components the variables of the derivatives.</param>
    /// <param name="dz">Signed step in mm.</param>
    public State<Jet5> EndOf(in State<Jet5> start, double dz)
    {
        var distance = Jet5.Constant(dz);
        return new(start.X + (start.Tx * distance) + X, start.Y + (start.Ty * distance) + Y, start.Tx + Tx, start.Ty + Ty, start.Qop);
    }
}
