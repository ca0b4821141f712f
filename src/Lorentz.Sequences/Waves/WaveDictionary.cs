using System.Collections.Immutable;
using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Reductions;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Waves;

/// <summary>
/// Plane waves of a fixed grid of wave vectors at some places, and how much of a signal each explains: the least-squares
/// spectrum of a signal sampled anywhere (Lomb, Astrophys. Space Sci. 39 (1976) 447), with a constant taken off
/// everything first.
/// </summary>
/// <remarks>One of k and -k is kept; the zero vector is left out. Components reach <see cref="Limit"/>, above those of all families.</remarks>
public sealed class WaveDictionary
{
    /// <summary>Largest component of a wave vector.</summary>
    public const double Limit = 8.0;

    /// <summary>Distance of the vectors of <see cref="Fine"/>: a quarter of what the grid's extent of 2 pi resolves.</summary>
    public const double FineSpacing = 0.25;

    /// <summary>Distance of the vectors of <see cref="Coarse"/>.</summary>
    public const double CoarseSpacing = 0.5;

    private const double Dependent = 1e-10;
    private readonly int places;
    private readonly int steps;
    private readonly double spacing;
    private readonly (double Sine, double Cosine)[] horizontal;
    private readonly (double Sine, double Cosine)[] vertical;

    private WaveDictionary(ImmutableArray<Place> places, double spacing)
    {
        (this.places, this.spacing) = (places.Length, spacing);
        steps = (int)(Limit / spacing);
        horizontal = [.. Enumerable.Range(0, steps + 1).SelectMany(n => places.Select(at => Trigonometric.SineAndCosine(n * spacing * at.X)))];
        vertical = [.. Enumerable.Range(0, steps + 1).SelectMany(n => places.Select(at => Trigonometric.SineAndCosine(n * spacing * at.Y)))];
    }

    /// <summary>Close enough for Gauss-Newton's method to find the wave between two of them.</summary>
    public static WaveDictionary Fine(ImmutableArray<Place> places) => new(places, FineSpacing);

    /// <summary>A basis: waves of period up to twice the extent of the grid.</summary>
    public static WaveDictionary Coarse(ImmutableArray<Place> places) => new(places, CoarseSpacing);

    /// <summary>The vector whose wave explains most of a signal.</summary>
    /// <param name="signal">One value a place.</param>
    public WaveVector Strongest(ReadOnlySpan<double> signal)
    {
        var spectrum = Spectrum(signal);
        return Vector(Array.IndexOf(spectrum, spectrum.Max()));
    }

    /// <summary>The highest peaks of the spectrum, highest first: vectors that explain no less than their neighbours.</summary>
    /// <param name="signal">One value a place.</param>
    /// <param name="count">Most peaks.</param>
    public ImmutableArray<WaveVector> Peaks(ReadOnlySpan<double> signal, int count)
    {
        var spectrum = Spectrum(signal);
        return
        [
            .. Enumerable.Range(0, spectrum.Length)
                .Where(i => spectrum[i] >= 0.0 && IsPeak(spectrum, i))
                .OrderByDescending(i => spectrum[i]).ThenBy(i => i)
                .Take(count).Select(Vector),
        ];
    }

    /// <summary>Amplitudes of cosine and sine of one vector, fitted to a signal together with a constant; 0 where the places cannot tell them apart.</summary>
    /// <param name="signal">One value a place.</param>
    /// <param name="vector">A vector of this dictionary.</param>
    public (double Cosine, double Sine) Amplitudes(ReadOnlySpan<double> signal, WaveVector vector)
    {
        var pair = Pair(Centred(signal), (int)(vector.Kx / spacing), (int)(vector.Ky / spacing));
        return pair.Determinant <= Dependent * places * places
            ? (0.0, 0.0)
            : (((pair.CosineSignal * pair.SineSquares) - (pair.SineSignal * pair.Products)) / pair.Determinant,
                ((pair.SineSignal * pair.CosineSquares) - (pair.CosineSignal * pair.Products)) / pair.Determinant);
    }

    private static double[] Centred(ReadOnlySpan<double> signal)
    {
        var mean = FixedOrderSum.Of(signal) / signal.Length;
        var centred = new double[signal.Length];
        for (var i = 0; i < centred.Length; i++)
        {
            centred[i] = signal[i] - mean;
        }

        return centred;
    }

    private int Width => (2 * steps) + 1;

    private WaveVector Vector(int index) => new(((index % Width) - steps) * spacing, index / Width * spacing);

    private bool IsPeak(double[] spectrum, int index)
    {
        var (column, row) = (index % Width, index / Width);
        for (var y = Math.Max(0, row - 1); y <= Math.Min(steps, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x < Math.Min(Width, column + 2); x++)
            {
                if (spectrum[(y * Width) + x] > spectrum[index])
                {
                    return false;
                }
            }
        }

        return true;
    }

    // The squares each wave takes off the signal; -1 for vectors that are left out.
    private double[] Spectrum(ReadOnlySpan<double> signal)
    {
        var centred = Centred(signal);
        var spectrum = new double[Width * (steps + 1)];
        for (var row = 0; row <= steps; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                var isLeftOut = row == 0 && column <= steps;
                spectrum[(row * Width) + column] = isLeftOut ? -1.0 : Explained(centred, column - steps, row);
            }
        }

        return spectrum;
    }

    private double Explained(double[] signal, int x, int y)
    {
        var pair = Pair(signal, x, y);
        return pair.Determinant <= Dependent * places * places
            ? 0.0
            : ((pair.CosineSignal * pair.CosineSignal * pair.SineSquares) - (2.0 * pair.CosineSignal * pair.SineSignal * pair.Products)
                + (pair.SineSignal * pair.SineSignal * pair.CosineSquares)) / pair.Determinant;
    }

    private WavePair Pair(double[] signal, int x, int y)
    {
        var (first, second) = (Math.Abs(x) * places, y * places);
        var (cosines, sines, cosineSquares, products, sineSquares, cosineSignal, sineSignal) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < signal.Length; i++)
        {
            var (sineX, cosineX) = horizontal[first + i];
            var (sineY, cosineY) = vertical[second + i];
            sineX = x < 0 ? -sineX : sineX;
            var cosine = (cosineX * cosineY) - (sineX * sineY);
            var sine = (sineX * cosineY) + (cosineX * sineY);
            cosines += cosine;
            sines += sine;
            cosineSquares = Math.FusedMultiplyAdd(cosine, cosine, cosineSquares);
            products = Math.FusedMultiplyAdd(cosine, sine, products);
            sineSquares = Math.FusedMultiplyAdd(sine, sine, sineSquares);
            cosineSignal = Math.FusedMultiplyAdd(cosine, signal[i], cosineSignal);
            sineSignal = Math.FusedMultiplyAdd(sine, signal[i], sineSignal);
        }

        // Without the constant: the signal's mean is zero already.
        return new(
            cosineSquares - (cosines * cosines / places), products - (cosines * sines / places), sineSquares - (sines * sines / places),
            cosineSignal, sineSignal);
    }

    private readonly record struct WavePair(double CosineSquares, double Products, double SineSquares, double CosineSignal, double SineSignal)
    {
        public double Determinant => (CosineSquares * SineSquares) - (Products * Products);
    }
}
