using System.Runtime.Intrinsics;
using Lorentz.Numerics.Elementary;

namespace Lorentz.Numerics.Tests.Elementary;

/// <summary>The elementary functions by name, over spans of one vector.</summary>
public static class LaneFunction
{
    public delegate void OfFloats(ReadOnlySpan<float> input, Span<float> output);

    public delegate void OfDoubles(ReadOnlySpan<double> input, Span<double> output);

    public static OfFloats SingleOf(ElementaryFunction function) => (input, output) =>
    {
        var value = Vector256.Create(input);
        var result = function switch
        {
            ElementaryFunction.Exponential => Exponential.Of(value),
            ElementaryFunction.Logarithm => Logarithm.Of(value),
            ElementaryFunction.HyperbolicTangent => HyperbolicTangent.Of(value),
            ElementaryFunction.Sine => Trigonometric.Sine(value),
            ElementaryFunction.Cosine => Trigonometric.Cosine(value),
            ElementaryFunction.ErrorFunction => ErrorFunction.Of(value),
            _ => throw new ArgumentOutOfRangeException(nameof(function)),
        };
        result.CopyTo(output);
    };

    public static OfDoubles DoubleOf(ElementaryFunction function) => (input, output) =>
    {
        var value = Vector256.Create(input);
        var result = function switch
        {
            ElementaryFunction.Exponential => Exponential.Of(value),
            ElementaryFunction.Logarithm => Logarithm.Of(value),
            ElementaryFunction.HyperbolicTangent => HyperbolicTangent.Of(value),
            ElementaryFunction.Sine => Trigonometric.Sine(value),
            ElementaryFunction.Cosine => Trigonometric.Cosine(value),
            ElementaryFunction.ErrorFunction => ErrorFunction.Of(value),
            _ => throw new ArgumentOutOfRangeException(nameof(function)),
        };
        result.CopyTo(output);
    };

    public static Func<double, double> DoubleScalarOf(ElementaryFunction function) => function switch
    {
        ElementaryFunction.Exponential => Exponential.Of,
        ElementaryFunction.Logarithm => Logarithm.Of,
        ElementaryFunction.HyperbolicTangent => HyperbolicTangent.Of,
        ElementaryFunction.Sine => Trigonometric.Sine,
        ElementaryFunction.Cosine => Trigonometric.Cosine,
        ElementaryFunction.ErrorFunction => ErrorFunction.Of,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };

    public static Func<float, float> SingleScalarOf(ElementaryFunction function) => function switch
    {
        ElementaryFunction.Exponential => Exponential.Of,
        ElementaryFunction.Logarithm => Logarithm.Of,
        ElementaryFunction.HyperbolicTangent => HyperbolicTangent.Of,
        ElementaryFunction.Sine => Trigonometric.Sine,
        ElementaryFunction.Cosine => Trigonometric.Cosine,
        ElementaryFunction.ErrorFunction => ErrorFunction.Of,
        _ => throw new ArgumentOutOfRangeException(nameof(function)),
    };
}
