using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Waves;

/// <summary>(1 + sum of sin(k at + phase)) / 2: simple fields with one wave, interference with two. Parameters: kx, ky and phase of each wave.</summary>
/// <param name="Waves">Number of waves.</param>
public sealed record UnitWavesForm(int Waves) : IWaveForm
{
    private const int Each = 3;

    /// <inheritdoc/>
    public int Parameters => Each * Waves;

    /// <inheritdoc/>
    public double Value(ReadOnlySpan<double> parameters, Place at, Span<double> gradient)
    {
        var sum = 0.5;
        for (var first = 0; first < parameters.Length; first += Each)
        {
            var (sine, cosine) = Trigonometric.SineAndCosine((parameters[first] * at.X) + (parameters[first + 1] * at.Y) + parameters[first + 2]);
            sum += 0.5 * sine;
            (gradient[first], gradient[first + 1], gradient[first + 2]) = (0.5 * cosine * at.X, 0.5 * cosine * at.Y, 0.5 * cosine);
        }

        return sum;
    }
}
