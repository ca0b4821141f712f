using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Models;

/// <summary>
/// The journal's two encodings of coefficients. Logarithmic: (log |s|, sign) in, with -30 for zero; tanh(a) exp(b) out, and
/// zero where b is below -20.
/// </summary>
internal static class Encodings
{
    private const double LogarithmOfZero = -30;
    private const double LeastLogarithm = -20;

    /// <summary>The prefix [samples x 1 x length] as [samples x length x channels].</summary>
    internal static TapeNode Rows(TapeBuilder<double> tape, CoefficientEncoding encoding, TapeNode prefix, int length)
    {
        var column = tape.Reshape(prefix, length, 1);
        if (encoding == CoefficientEncoding.Plain)
        {
            return column;
        }

        var one = tape.ConstantPerSample(length, 1, Enumerable.Repeat(1.0, length).ToArray());
        var zero = tape.ConstantPerSample(length, 1, new double[length]);
        var size = tape.Abs(column);
        var logarithm = tape.Select(size, tape.Log(tape.Select(size, size, one)), tape.AddScalar(zero, LogarithmOfZero));
        var sign = tape.Select(column, one, tape.Select(size, tape.Scale(one, -1), zero));
        return tape.ConcatColumns(logarithm, sign);
    }

    /// <summary>The coefficient [samples x 1 x 1] that the channels [samples x 1 x channels] stand for.</summary>
    internal static TapeNode Read(TapeBuilder<double> tape, CoefficientEncoding encoding, TapeNode channels)
    {
        if (encoding == CoefficientEncoding.Plain)
        {
            return channels;
        }

        var sign = tape.Activate(tape.SliceColumns(channels, 0, 1), ActivationKind.Tanh);
        var logarithm = tape.SliceColumns(channels, 1, 1);
        var zero = tape.ConstantPerSample(1, 1, 0);
        return tape.Select(tape.AddScalar(logarithm, -LeastLogarithm), tape.Multiply(sign, tape.Exp(logarithm)), zero);
    }
}
