using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.InteropServices;
using Lorentz.Numerics.Elementary;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Proposals;

/// <summary>
/// What the network sees of readings, whatever their order and number: how much of each of some fixed patterns is in them
/// (plane waves, rings, spokes, frequency-modulated waves), and their size.
/// </summary>
public sealed class ReadingFeatures
{
    private const int Steps = 15;
    private const double Spacing = 0.5;
    private const int Waves = Steps * Steps;
    private const int RingSteps = 13;
    private const int MostSpokes = 5;
    private const double Gain = 6.0;
    private static readonly ImmutableArray<FrequencyModulatedField> Modulated =
    [
        .. from swing in new[] { 1.25, 2.5 }
           from slow in Enumerable.Range(0, 13)
           from fast in Enumerable.Range(0, 9)
           select new FrequencyModulatedField(3.0 + (0.5 * fast), 0.5 + (0.125 * slow), swing),
    ];

    // Whole vectors of eight.
    private static readonly int Patterns = (PatternCount + 7) / 8 * 8;
    private readonly float[] rows;

    /// <summary>The patterns at some places.</summary>
    public ReadingFeatures(ImmutableArray<Place> places)
    {
        rows = new float[places.Length * Patterns];
        for (var i = 0; i < places.Length; i++)
        {
            WritePatterns(places[i], rows.AsSpan(i * Patterns, Patterns));
        }
    }

    /// <summary>Number of patterns.</summary>
    public static int PatternCount => (2 * Waves) + (2 * RingSteps) + (MostSpokes - 1) + Modulated.Length;

    /// <summary>Number of features: the patterns, sizes of plane waves of any phase, the stage, and size and mean of the values.</summary>
    public static int Count { get; } = Patterns + Waves + 4;

    /// <summary>The features of values at some of the places.</summary>
    /// <param name="places">Numbers of the places.</param>
    /// <param name="values">The value at each, about 0: z rather than (z + 1) / 2.</param>
    /// <param name="stage">What the values are.</param>
    /// <param name="features">Receives <see cref="Count"/> numbers.</param>
    public void Write(ReadOnlySpan<int> places, ReadOnlySpan<double> values, ReadingStage stage, Span<float> features)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
        {
            sum += value;
            squares = Math.FusedMultiplyAdd(value, value, squares);
        }

        var size = Math.Sqrt(squares / values.Length);
        var scale = size > 0.0 ? Gain / (size * values.Length) : 0.0;
        var patterns = features[..Patterns];
        patterns.Clear();
        var lanes = MemoryMarshal.Cast<float, Vector256<float>>(patterns);
        for (var i = 0; i < values.Length; i++)
        {
            var weight = Vector256.Create((float)(scale * values[i]));
            var row = MemoryMarshal.Cast<float, Vector256<float>>(rows.AsSpan(places[i] * Patterns, Patterns));
            for (var lane = 0; lane < lanes.Length; lane++)
            {
                lanes[lane] = Vector256.FusedMultiplyAdd(weight, row[lane], lanes[lane]);
            }
        }

        for (var wave = 0; wave < Waves; wave++)
        {
            var (sine, cosine) = (patterns[wave], patterns[Waves + wave]);
            features[Patterns + wave] = float.Sqrt((sine * sine) + (cosine * cosine));
        }

        features[^4] = stage == ReadingStage.Remainder ? 1f : 0f;
        features[^3] = stage == ReadingStage.Demodulated ? 1f : 0f;
        features[^2] = (float)(2.0 * size);
        features[^1] = size > 0.0 ? (float)(sum / (size * values.Length)) : 0f;
    }

    private static void WritePatterns(Place at, Span<float> row)
    {
        for (var wave = 0; wave < Waves; wave++)
        {
            var (x, y) = (Spacing * (1 + (wave % Steps)), Spacing * (1 + (wave / Steps)));
            var (sine, cosine) = Trigonometric.SineAndCosine((x * at.X) + (y * at.Y));
            (row[wave], row[Waves + wave]) = ((float)sine, (float)cosine);
        }

        row = row[(2 * Waves)..];
        for (var ring = 0; ring < RingSteps; ring++)
        {
            var (sine, cosine) = Trigonometric.SineAndCosine((2.0 + (0.5 * ring)) * CompositeField.Radius(at));
            (row[ring], row[RingSteps + ring]) = ((float)sine, (float)cosine);
        }

        row = row[(2 * RingSteps)..];
        for (var spokes = 2; spokes <= MostSpokes; spokes++)
        {
            row[spokes - 2] = (float)CompositeField.Spoke(at, spokes);
        }

        row = row[(MostSpokes - 1)..];
        for (var i = 0; i < Modulated.Length; i++)
        {
            row[i] = (float)Modulated[i].Wave(at);
        }
    }
}
