using System.Collections.Immutable;
using Lorentz.Learning.Samples;
using Lorentz.Numerics.Random;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Proposals;

/// <summary>
/// Fields drawn from the generator, a new one for every number, with new masks; half of them with noise. Of sums of waves
/// some are shown with one or two waves taken off already, about where a search would have found them.
/// </summary>
public sealed class ProposalSamples : SampleSource
{
    private const double MostNoise = 0.1;
    private const double Misplaced = 0.15;

    // Families whose parameters are more, and so harder to tell, come more often.
    private static readonly ImmutableArray<FieldComplexity> Mix =
    [
        FieldComplexity.MultiFrequency, FieldComplexity.Interference, FieldComplexity.Modulated, FieldComplexity.Composite,
        FieldComplexity.MultiFrequency, FieldComplexity.Modulated, FieldComplexity.Simple, FieldComplexity.Radial,
        FieldComplexity.MultiFrequency, FieldComplexity.Interference, FieldComplexity.Modulated, FieldComplexity.Composite,
    ];

    private readonly ulong seed;
    private readonly FieldSet set;
    private readonly SquareGrid grid;
    private readonly double share;
    private readonly ReadingFeatures features;

    /// <summary>Samples.</summary>
    /// <param name="seed">Seed of fields and masks.</param>
    /// <param name="set">What they are for.</param>
    /// <param name="count">How many.</param>
    /// <param name="grid">The pixels.</param>
    /// <param name="share">Share of them that is observed.</param>
    /// <param name="features">The patterns at the pixels.</param>
    public ProposalSamples(ulong seed, FieldSet set, long count, SquareGrid grid, double share, ReadingFeatures features) =>
        (this.seed, this.set, Count, this.grid, this.share, this.features) = (seed, set, count, grid, share, features);

    /// <inheritdoc/>
    public override long Count { get; }

    /// <inheritdoc/>
    public override int Inputs => ReadingFeatures.Count;

    /// <inheritdoc/>
    public override int Outputs => ProposalHeads.Count;

    /// <inheritdoc/>
    public override void Gather(ReadOnlySpan<long> indices, Span<float> inputs, Span<float> targets, Span<float> weights)
    {
        for (var i = 0; i < indices.Length; i++)
        {
            Write(indices[i], inputs.Slice(i * Inputs, Inputs), targets.Slice(i * Outputs, Outputs));
            weights[i] = 1f;
        }
    }

    private void Write(long index, Span<float> inputs, Span<float> targets)
    {
        var key = new FieldKey(seed, set, Mix[(int)(index % Mix.Length)], (uint)index);
        var field = FieldGenerator.Draw(key);
        var pixels = ObservationMask.Draw(grid, share, key).Observed;
        var chance = key.Chance;
        var noise = MostNoise * Math.Max(0.0, chance.Uniform(0, -1.0, 1.0));
        var values = new double[pixels.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = field.Wave(grid.Places[pixels[i]]) + (noise > 0.0 ? noise * chance.Normal((ulong)i + 16) : 0.0);
        }

        var places = pixels.Select(pixel => grid.Places[pixel]).ToImmutableArray();
        var stage = ReadingStage.Whole;
        if (field is AmplitudeModulatedField modulated && chance.Below(1, 2) == 0)
        {
            (stage, values) = (ReadingStage.Demodulated, Demodulation.Of(places, values, About(modulated.Cx, modulated.Cy, chance, 2)));
            targets.Clear();
            ProposalHeads.Slow.Add(targets, modulated.Bx, modulated.By);
        }
        else if (key.Complexity == FieldComplexity.MultiFrequency && field is PlaneWavesField { Waves: var waves } && chance.Below(1, (ulong)waves.Length) is > 0 and var taken)
        {
            // The generator draws all waves alike: the first ones will do.
            (stage, values) = (
                ReadingStage.Remainder,
                WaveRemainder.Of(places, values, [.. waves.Take((int)taken).Select((wave, i) => About(wave.Kx, wave.Ky, chance, 2 + (2 * (ulong)i)))]).Left);
            targets.Clear();
            FieldTargets.WriteLeft(waves.AsSpan()[(int)taken..], targets);
        }
        else
        {
            FieldTargets.Write(field, key.Complexity, targets);
        }

        features.Write(pixels.AsSpan(), values, stage, inputs);
    }

    // A search finds wave vectors only nearly.
    private static WaveVector About(double x, double y, RandomStream chance, ulong index) =>
        new(x + chance.Uniform(index, -Misplaced, Misplaced), y + chance.Uniform(index + 1, -Misplaced, Misplaced));
}
