using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Waves;

/// <summary>c + sum of a cos(k at) + b sin(k at). Parameters: c, then kx, ky, a, b of each wave.</summary>
/// <param name="Waves">Number of waves.</param>
public sealed record WaveSumForm(int Waves) : IWaveForm
{
    /// <summary>Parameters of each wave.</summary>
    public const int Each = 4;

    /// <inheritdoc/>
    public int Parameters => 1 + (Each * Waves);

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> parameters, Place at, Span<double> gradient)
    {
        gradient[0] = 1.0;
        var sum = parameters[0];
        for (var first = 1; first < parameters.Length; first += Each)
        {
            var (a, b) = (parameters[first + 2], parameters[first + 3]);
            var (sine, cosine) = Trigonometric.SineAndCosine((parameters[first] * at.X) + (parameters[first + 1] * at.Y));
            var slope = (b * cosine) - (a * sine);
            (gradient[first], gradient[first + 1], gradient[first + 2], gradient[first + 3]) = (slope * at.X, slope * at.Y, cosine, sine);
            sum += (a * cosine) + (b * sine);
        }

        return sum;
    }
}
