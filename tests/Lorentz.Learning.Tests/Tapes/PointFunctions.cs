using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Motion;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>Functions of a row to be nodes of a tape.</summary>
internal static class PointFunctions
{
    /// <summary>Every operation of a real number; three numbers to five.</summary>
    internal readonly record struct Everything(double Strength) : IPointFunction
    {
        public int Inputs => 3;

        public int Outputs => 5;

        public void Evaluate<TReal>(ReadOnlySpan<TReal> x, Span<TReal> y)
            where TReal : unmanaged, IReal<TReal>
        {
            var one = TReal.Constant(1);
            var (sine, cosine) = TReal.SinCos(x[1] * x[2]);
            y[0] = TReal.Exp(x[0]) * TReal.Sqrt(TReal.FusedMultiplyAdd(x[1], x[1], one));
            y[1] = (x[2] - x[1]) / (one + (x[0] * x[0]));
            y[2] = sine * TReal.InverseSqrt(one + (x[2] * x[2]));
            y[3] = TReal.Constant(Strength) * cosine + -x[0];
            y[4] = TReal.MaskLess(x[0], x[1], x[0] * x[1]);
        }
    }

    /// <summary>The equation of motion in the field of point sources, in units that make all numbers of order one.</summary>
    internal readonly record struct Motion : IPointFunction
    {
        public int Inputs => 6;

        public int Outputs => 4;

        public void Evaluate<TReal>(ReadOnlySpan<TReal> x, Span<TReal> y)
            where TReal : unmanaged, IReal<TReal>
        {
            var (metre, slope) = (TReal.Constant(1000), TReal.Constant(0.2));
            var field = PointSourceField.LhcbDipole.At(x[0] * metre, x[1] * metre, (x[5] + TReal.Constant(5)) * metre);
            var (tx, ty) = (x[2] * slope, x[3] * slope);
            var (bendX, bendY) = LorentzForce.Bend(tx, ty, x[4] * TReal.Constant(2e-4), field);
            y[0] = tx;
            y[1] = ty;
            y[2] = bendX * metre;
            y[3] = bendY * metre;
        }
    }

    /// <summary>A function that is known with its gradient only, as a table is.</summary>
    internal readonly record struct Tabulated : IPointFunction, IVectorFunction
    {
        public int Inputs => 3;

        public int Outputs => 3;

        public void Evaluate<TReal>(ReadOnlySpan<TReal> x, Span<TReal> y)
            where TReal : unmanaged, IReal<TReal>
        {
            var value = TReal.Lift(this, x[0], x[1], x[2] * x[0]);
            y[0] = value.X;
            y[1] = value.Y;
            y[2] = value.Z;
        }

        public void Value(double x, double y, double z, out double fx, out double fy, out double fz) =>
            (fx, fy, fz) = (x * y * z, (x * x) + z, y / (2 + (z * z)));

        public void ValueAndGradient(double x, double y, double z, out double fx, out double fy, out double fz, Span<double> gradient)
        {
            Value(x, y, z, out fx, out fy, out fz);
            var d = 2 + (z * z);
            double[] rows = [y * z, x * z, x * y, 2 * x, 0, 1, 0, 1 / d, -2 * y * z / (d * d)];
            rows.CopyTo(gradient);
        }
    }
}
