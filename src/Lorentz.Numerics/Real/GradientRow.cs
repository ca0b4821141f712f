namespace Lorentz.Numerics.Real;

/// <summary>The gradient of one component of a tabulated vector function, as a vector function that has no gradient.</summary>
internal readonly struct GradientRow<TFunction>(TFunction function, int component) : IVectorFunction
    where TFunction : struct, IVectorFunction
{
    /// <summary>The gradient of a component at a position of any number type.</summary>
    internal static Vector3<T> At<T>(in TFunction function, int component, T x, T y, T z)
        where T : struct, IReal<T> => T.Lift(new GradientRow<TFunction>(function, component), x, y, z);

    public void Value(double x, double y, double z, out double fx, out double fy, out double fz)
    {
        Span<double> gradient = stackalloc double[9];
        function.ValueAndGradient(x, y, z, out _, out _, out _, gradient);
        (fx, fy, fz) = (gradient[3 * component], gradient[(3 * component) + 1], gradient[(3 * component) + 2]);
    }

    public void ValueAndGradient(
        double x, double y, double z, out double fx, out double fy, out double fz, Span<double> gradient) =>
        throw new ArgumentException(
            $"{typeof(TFunction).Name} gives values and first derivatives only: it cannot be differentiated twice");
}
