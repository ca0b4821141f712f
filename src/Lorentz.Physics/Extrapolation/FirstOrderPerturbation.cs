using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Jacobians;
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
        var end = TrackState.FromKernel(Run(state.ToKernel(), z0.Value, z1.Value - z0.Value));
        return new(end, Status(end, z1.Value));
    }

    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        var run = Run(TransportJacobian.Seed(state), z0.Value, z1.Value - z0.Value);
        TransportJacobian.Write(run, jacobian);
        var end = TransportJacobian.ValueOf(run);
        return WithMatrix(new ExtrapolationResult(end, Status(end, z1.Value)), jacobian);
    }

    private ExtrapolationStatus Status(in TrackState end, double z1) => Judge(
        end.X.Value, end.Y.Value, end.Tx, end.Ty, true, !field.Region.Contains(end.X.Value, end.Y.Value, z1));

    private State<T> Run<T>(in State<T> start, double z0, double distance)
        where T : unmanaged, IReal<T>
    {
        var (x, y, tx, ty) = (start.X, start.Y, start.Tx, start.Ty);
        var dz = T.Constant(distance);
        var (first, second) = Integrals(x, y, T.Constant(z0), tx, ty, dz);
        var strength = T.Constant(LorentzForce.Constant) * start.Qop * T.Sqrt((tx * tx) + (ty * ty) + T.Constant(1));
        return new(
            x + (tx * dz) + (strength * BendX(second, tx, ty)),
            y + (ty * dz) + (strength * BendY(second, tx, ty)),
            tx + (strength * BendX(first, tx, ty)),
            ty + (strength * BendY(first, tx, ty)),
            start.Qop);
    }

    private static T BendX<T>(Vector3<T> b, T tx, T ty)
        where T : struct, IReal<T> => (tx * ty * b.X) - ((T.Constant(1) + (tx * tx)) * b.Y) + (ty * b.Z);

    private static T BendY<T>(Vector3<T> b, T tx, T ty)
        where T : struct, IReal<T> => ((T.Constant(1) + (ty * ty)) * b.X) - (tx * ty * b.Y) - (tx * b.Z);

    // Integrals of B ds and of (dz - s) B ds along the straight line, in T mm and T mm^2; for number types of one lane.
    private (Vector3<T> First, Vector3<T> Second) Integrals<T>(T x, T y, T z, T tx, T ty, T dz)
        where T : unmanaged, IReal<T>
    {
        var a = (tx * tx) + (ty * ty) + T.Constant(1);
        var root = T.Sqrt(a);
        var two = T.Constant(2);
        var (firstX, firstY, firstZ) = (T.Constant(0), T.Constant(0), T.Constant(0));
        var (secondX, secondY, secondZ) = (firstX, firstY, firstZ);
        for (var i = 0; i < field.SourceCount; i++)
        {
            var source = field.Source(i);
            var charge = T.Constant(source.Charge);
            var (dx, dy, depth) = (x - T.Constant(source.X), y - T.Constant(source.Y), z - T.Constant(source.Z));
            var b = (dx * tx) + (dy * ty) + depth;
            var c = (dx * dx) + (dy * dy) + (depth * depth);
            var span = (a * c) - (b * b);
            var near = T.Sqrt(c);
            var far = T.Sqrt((((a * dz) + (two * b)) * dz) + c);
            var zeroth = ((((a * dz) + b) / far) - (b / near)) / span;
            var linear = ((c / near) - (((b * dz) + c) / far)) / span;
            var inverse = T.Log(Conjugated(root * far, (a * dz) + b, span) / Conjugated(root * near, b, span)) / root;
            var square = (inverse - (two * b * linear) - (c * zeroth)) / a;
            var (along, across) = (charge * linear, charge * zeroth);
            firstX += (across * dx) + (along * tx);
            firstY += (across * dy) + (along * ty);
            firstZ += (across * depth) + along;
            var (alongSecond, acrossSecond) = (charge * ((dz * linear) - square), charge * ((dz * zeroth) - linear));
            secondX += (acrossSecond * dx) + (alongSecond * tx);
            secondY += (acrossSecond * dy) + (alongSecond * ty);
            secondZ += (acrossSecond * depth) + alongSecond;
        }

        return (new(firstX, firstY, firstZ), new(secondX, secondY, secondZ));
    }

    // length + offset, where length^2 - offset^2 = span.
    private static T Conjugated<T>(T length, T offset, T span)
        where T : unmanaged, IReal<T> => T.Lane(offset, 0) >= 0 ? length + offset : span / (length - offset);
}
