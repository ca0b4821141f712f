using Lorentz.Numerics.Real;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>(x, dx) to the directional derivative of a function at x along dx.</summary>
internal readonly struct TangentFunction<TFunction>(TFunction function) : IPointFunction
    where TFunction : struct, IPointFunction
{
    public int Inputs => 2 * function.Inputs;

    public int Outputs => function.Outputs;

    public override string ToString() => FormattableString.Invariant($"tangent of {function}");

    public void Evaluate<TReal>(ReadOnlySpan<TReal> x, Span<TReal> y)
        where TReal : unmanaged, IReal<TReal>
    {
        Span<DualOf<TReal>> arguments = stackalloc DualOf<TReal>[function.Inputs];
        Span<DualOf<TReal>> results = stackalloc DualOf<TReal>[function.Outputs];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = new(x[i], x[arguments.Length + i]);
        }

        function.Evaluate<DualOf<TReal>>(arguments, results);
        for (var o = 0; o < results.Length; o++)
        {
            y[o] = results[o].Derivative;
        }
    }
}
