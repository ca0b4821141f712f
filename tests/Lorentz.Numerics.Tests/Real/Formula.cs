using Lorentz.Numerics.Real;

namespace Lorentz.Numerics.Tests.Real;

/// <summary>A formula that uses every operation of a real-number type, for inputs between 0.5 and 2.</summary>
public static class Formula
{
    public static T Apply<T>(T x, T y, T z)
        where T : struct, IReal<T>
    {
        var field = T.Lift(new Swirl(), x, y, z);
        var root = T.Sqrt((x * x) + T.Constant(0.3));
        var inverse = T.InverseSqrt(T.FusedMultiplyAdd(y, y, z));
        var decay = T.Exp(-(x * y) + (z / root));
        return T.FusedMultiplyAdd(field.X, decay, field.Y * inverse) - (field.Z * T.Log(root + y) / (T.Constant(1.7) + decay));
    }

    /// <summary>A smooth field with a gradient written by hand.</summary>
    private readonly struct Swirl : IVectorFunction
    {
        public void Value(double x, double y, double z, out double fx, out double fy, out double fz)
        {
            fx = x * y * z;
            fy = (x * x) - (2.0 * y * z);
            fz = (z * z * z) + (x * y);
        }

        public void ValueAndGradient(
            double x, double y, double z, out double fx, out double fy, out double fz, Span<double> gradient)
        {
            Value(x, y, z, out fx, out fy, out fz);
            ReadOnlySpan<double> rows = [y * z, x * z, x * y, 2.0 * x, -2.0 * z, -2.0 * y, y, x, 3.0 * z * z];
            rows.CopyTo(gradient);
        }
    }
}
