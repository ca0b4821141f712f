using Lorentz.Numerics.Elementary;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Motion;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Extrapolation;

/// <summary>
/// First-order perturbation theory: the end state to first order in q/p, with the field integrals along the straight line
/// in closed form. No step, no table; exact as q/p goes to zero.
/// </summary>
/// <remarks>
/// With r(s) = r0 + v s, v = (tx, ty, 1), the slope changes by k q/p |v| times the integral of w . B over s from 0 to dz, the
/// position by that of (dz - s) w . B, w = (tx ty, -(1 + tx^2), ty) for x and (1 + ty^2, -tx ty, -tx) for y. For a point
/// source B = q (d + v s) / R^3, R^2 = a s^2 + 2 b s + c with a = v.v, b = d.v, c = d.d, and the antiderivatives of
/// s^n / R^3 are (a s + b) / (D R), -(b s + c) / (D R) and, for n = 2, (ln(sqrt(a) R + a s + b) / sqrt(a) - 2 b I1 - c I0) / a,
/// D = a c - b^2 (Gradshteyn and Ryzhik, 2.261 to 2.264). Where a s + b is negative the logarithm's argument is D over its
/// conjugate, which does not cancel.
/// </remarks>
/// <param name="field">The field of point sources.</param>
public sealed class FirstOrderPerturbation(PointSourceField field) : Extrapolator
{
    /// <inheritdoc/>
    public override string Name => "first order";

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        var (x, y, z, tx, ty) = (state.X.Value, state.Y.Value, z0.Value, state.Tx, state.Ty);
        var dz = z1.Value - z;
        var (first, second) = Integrals(x, y, z, tx, ty, dz);
        var strength = LorentzForce.Constant * state.Qop.PerMeV * Math.Sqrt((tx * tx) + (ty * ty) + 1);
        var end = new TrackState(
            new(x + (tx * dz) + (strength * BendX(second, tx, ty))),
            new(y + (ty * dz) + (strength * BendY(second, tx, ty))),
            tx + (strength * BendX(first, tx, ty)),
            ty + (strength * BendY(first, tx, ty)),
            state.Qop);
        return new(end, Judge(
            end.X.Value, end.Y.Value, end.Tx, end.Ty, true, !field.Region.Contains(end.X.Value, end.Y.Value, z1.Value)));
    }

    private static double BendX((double X, double Y, double Z) b, double tx, double ty) => (tx * ty * b.X) - ((1 + (tx * tx)) * b.Y) + (ty * b.Z);

    private static double BendY((double X, double Y, double Z) b, double tx, double ty) => ((1 + (ty * ty)) * b.X) - (tx * ty * b.Y) - (tx * b.Z);

    // Integrals of B ds and of (dz - s) B ds along the straight line, in T mm and T mm^2.
    private ((double X, double Y, double Z) First, (double X, double Y, double Z) Second) Integrals(
        double x, double y, double z, double tx, double ty, double dz)
    {
        var a = (tx * tx) + (ty * ty) + 1;
        var root = Math.Sqrt(a);
        var (firstX, firstY, firstZ) = (0.0, 0.0, 0.0);
        var (secondX, secondY, secondZ) = (0.0, 0.0, 0.0);
        for (var i = 0; i < field.SourceCount; i++)
        {
            var source = field.Source(i);
            var (dx, dy, depth) = (x - source.X, y - source.Y, z - source.Z);
            var b = (dx * tx) + (dy * ty) + depth;
            var c = (dx * dx) + (dy * dy) + (depth * depth);
            var span = (a * c) - (b * b);
            var near = Math.Sqrt(c);
            var far = Math.Sqrt((((a * dz) + (2 * b)) * dz) + c);
            var zeroth = ((((a * dz) + b) / far) - (b / near)) / span;
            var linear = ((c / near) - (((b * dz) + c) / far)) / span;
            var inverse = Logarithm.Of(Conjugated(root * far, (a * dz) + b, span) / Conjugated(root * near, b, span)) / root;
            var square = (inverse - (2 * b * linear) - (c * zeroth)) / a;
            var (along, across) = (source.Charge * linear, source.Charge * zeroth);
            firstX += (across * dx) + (along * tx);
            firstY += (across * dy) + (along * ty);
            firstZ += (across * depth) + along;
            var (alongSecond, acrossSecond) = (source.Charge * ((dz * linear) - square), source.Charge * ((dz * zeroth) - linear));
            secondX += (acrossSecond * dx) + (alongSecond * tx);
            secondY += (acrossSecond * dy) + (alongSecond * ty);
            secondZ += (acrossSecond * depth) + alongSecond;
        }

        return ((firstX, firstY, firstZ), (secondX, secondY, secondZ));
    }

    // length + offset, where length^2 - offset^2 = span.
    private static double Conjugated(double length, double offset, double span) => offset >= 0 ? length + offset : span / (length - offset);
}
