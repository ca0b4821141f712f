using Lorentz.Numerics.Elementary.Oracle;

namespace Lorentz.Numerics.Elementary;

/// <summary>
/// Measures the elementary functions against <see cref="ExactFunction"/>: the largest error in units in the last
/// place over a fixed, reproducible set of arguments. A measurement, not a proof: the bound holds on the sample.
/// </summary>
public static class ElementaryAccuracy
{
    /// <summary>Every measured range with its documented bound.</summary>
    public static IReadOnlyList<AccuracyCase> Cases { get; } =
    [
        new(ElementaryFunction.Exponential, false, AccuracySampling.Even, -708.0, 709.78, 0.7),
        new(ElementaryFunction.Exponential, false, AccuracySampling.Even, -1.0, 1.0, 0.7),
        new(ElementaryFunction.Exponential, false, AccuracySampling.Even, -745.2, -708.0, 1.0),
        new(ElementaryFunction.Logarithm, false, AccuracySampling.EveryBinade, double.Epsilon, double.MaxValue, 0.8),
        new(ElementaryFunction.Logarithm, false, AccuracySampling.Even, 0.5, 2.0, 0.8),
        new(ElementaryFunction.HyperbolicTangent, false, AccuracySampling.EveryBinade, double.Epsilon, 1.0, 1.0),
        new(ElementaryFunction.HyperbolicTangent, false, AccuracySampling.Even, -20.0, 20.0, 1.0),
        new(ElementaryFunction.HyperbolicTangent, false, AccuracySampling.Even, -1.0, 1.0, 1.0),
        new(ElementaryFunction.Sine, false, AccuracySampling.Even, -3.2, 3.2, 0.8),
        new(ElementaryFunction.Sine, false, AccuracySampling.EveryBinade, double.Epsilon, Trigonometric.DoubleLimit, 0.8),
        new(ElementaryFunction.Sine, false, AccuracySampling.NearQuarterTurns, 0.0, Trigonometric.DoubleLimit, 0.8),
        new(ElementaryFunction.Cosine, false, AccuracySampling.Even, -3.2, 3.2, 0.8),
        new(ElementaryFunction.Cosine, false, AccuracySampling.EveryBinade, 1e-10, Trigonometric.DoubleLimit, 0.8),
        new(ElementaryFunction.Cosine, false, AccuracySampling.NearQuarterTurns, 0.0, Trigonometric.DoubleLimit, 0.8),
        new(ElementaryFunction.ErrorFunction, false, AccuracySampling.EveryBinade, double.Epsilon, 1.0, 1.0),
        new(ElementaryFunction.ErrorFunction, false, AccuracySampling.Even, -6.5, 6.5, 1.5),
        new(ElementaryFunction.InverseSquareRoot, false, AccuracySampling.EveryBinade, double.Epsilon, double.MaxValue, 2.0),
        new(ElementaryFunction.Exponential, true, AccuracySampling.Even, -87.0, 88.7, 1.0),
        new(ElementaryFunction.Exponential, true, AccuracySampling.Even, -104.0, -87.0, 1.0),
        new(ElementaryFunction.Logarithm, true, AccuracySampling.EveryBinade, float.Epsilon, float.MaxValue, 0.8),
        new(ElementaryFunction.Logarithm, true, AccuracySampling.Even, 0.5, 2.0, 0.8),
        new(ElementaryFunction.HyperbolicTangent, true, AccuracySampling.EveryBinade, float.Epsilon, 1.0, 1.0),
        new(ElementaryFunction.HyperbolicTangent, true, AccuracySampling.Even, -10.0, 10.0, 1.0),
        new(ElementaryFunction.Sine, true, AccuracySampling.EveryBinade, float.Epsilon, Trigonometric.SingleLimit, 0.8),
        new(ElementaryFunction.Sine, true, AccuracySampling.NearQuarterTurns, 0.0, Trigonometric.SingleLimit, 0.8),
        new(ElementaryFunction.Cosine, true, AccuracySampling.EveryBinade, 1e-6, Trigonometric.SingleLimit, 0.8),
        new(ElementaryFunction.Cosine, true, AccuracySampling.NearQuarterTurns, 0.0, Trigonometric.SingleLimit, 0.8),
        new(ElementaryFunction.ErrorFunction, true, AccuracySampling.EveryBinade, float.Epsilon, 6.5, 0.51),
        new(ElementaryFunction.InverseSquareRoot, true, AccuracySampling.EveryBinade, float.Epsilon, float.MaxValue, 2.0),
    ];

    /// <summary>The largest error of one case over <paramref name="samples"/> arguments.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two samples.</exception>
    public static AccuracyResult Measure(AccuracyCase subject, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        var worst = new AccuracyResult(subject, samples, 0.0, subject.Lower);
        for (var index = 0; index < samples; index++)
        {
            var argument = Argument(subject, index, samples);
            var error = Error(subject, argument);
            if (error > worst.MaximumUlp)
            {
                worst = worst with { MaximumUlp = error, Where = argument };
            }
        }

        return worst;
    }

    /// <summary>Error of one result in units in the last place of the exact result; infinite if it is no number.</summary>
    public static double Error(AccuracyCase subject, double argument)
    {
        var exact = Exact(subject.Function, argument);
        return subject.IsSingle
            ? exact.UlpDistance(Single(subject.Function, (float)argument), 24, -126)
            : exact.UlpDistance(Double(subject.Function, argument), 53, -1022);
    }

    private static BinaryExpansion Exact(ElementaryFunction function, double value) => function switch
    {
        ElementaryFunction.Exponential => ExactFunction.Exponential(value),
        ElementaryFunction.Logarithm => ExactFunction.Logarithm(value),
        ElementaryFunction.HyperbolicTangent => ExactFunction.HyperbolicTangent(value),
        ElementaryFunction.Sine => ExactFunction.Sine(value),
        ElementaryFunction.Cosine => ExactFunction.Cosine(value),
        ElementaryFunction.ErrorFunction => ExactFunction.ErrorFunction(value),
        ElementaryFunction.InverseSquareRoot => ExactFunction.InverseSquareRoot(value),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "no such function"),
    };

    private static double Double(ElementaryFunction function, double value) => function switch
    {
        ElementaryFunction.Exponential => Exponential.Of(value),
        ElementaryFunction.Logarithm => Logarithm.Of(value),
        ElementaryFunction.HyperbolicTangent => HyperbolicTangent.Of(value),
        ElementaryFunction.Sine => Trigonometric.Sine(value),
        ElementaryFunction.Cosine => Trigonometric.Cosine(value),
        ElementaryFunction.ErrorFunction => ErrorFunction.Of(value),
        ElementaryFunction.InverseSquareRoot => 1.0 / Math.Sqrt(value),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "no such function"),
    };

    private static float Single(ElementaryFunction function, float value) => function switch
    {
        ElementaryFunction.Exponential => Exponential.Of(value),
        ElementaryFunction.Logarithm => Logarithm.Of(value),
        ElementaryFunction.HyperbolicTangent => HyperbolicTangent.Of(value),
        ElementaryFunction.Sine => Trigonometric.Sine(value),
        ElementaryFunction.Cosine => Trigonometric.Cosine(value),
        ElementaryFunction.ErrorFunction => ErrorFunction.Of(value),
        ElementaryFunction.InverseSquareRoot => 1f / MathF.Sqrt(value),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "no such function"),
    };

    /// <summary>Both ends, then a golden-ratio sequence between them, each rounded to the format.</summary>
    private static double Argument(AccuracyCase subject, int index, int samples)
    {
        var fraction = index == samples - 1 ? 1.0 : ((ulong)index * 0x9e3779b97f4a7c15UL >> 11) * (1.0 / (1UL << 53));
        var argument = subject.Sampling switch
        {
            AccuracySampling.Even => subject.Lower + (fraction * (subject.Upper - subject.Lower)),
            AccuracySampling.EveryBinade => BetweenBits(subject, fraction),
            _ => Math.Floor(BetweenBits(subject with { Lower = 1.0, Upper = subject.Upper * 0.63 }, fraction)) * (Math.PI / 2.0),
        };
        argument = Math.Min(argument, subject.Upper);
        return subject.IsSingle ? (float)argument : argument;
    }

    private static double BetweenBits(AccuracyCase subject, double fraction)
    {
        if (subject.IsSingle)
        {
            var least = BitConverter.SingleToInt32Bits((float)subject.Lower);
            var most = BitConverter.SingleToInt32Bits((float)subject.Upper);
            return BitConverter.Int32BitsToSingle((int)(least + (long)(fraction * (most - least))));
        }

        var lower = BitConverter.DoubleToInt64Bits(subject.Lower);
        var upper = BitConverter.DoubleToInt64Bits(subject.Upper);
        return BitConverter.Int64BitsToDouble(Math.Min(upper, lower + (long)(fraction * (upper - lower))));
    }
}
