using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Proposals;

/// <summary>What the network should answer about a known field.</summary>
public static class FieldTargets
{
    /// <summary>The formula of a field; waves of a pair are told from a sum of two by their family.</summary>
    public static FieldKind Kind(SinusoidalField field, FieldComplexity family) => field switch
    {
        PlaneWavesField when family == FieldComplexity.Simple => FieldKind.OneWave,
        PlaneWavesField when family == FieldComplexity.Interference => FieldKind.WavePair,
        PlaneWavesField { Waves.Length: 2 } => FieldKind.TwoWaves,
        PlaneWavesField => FieldKind.ThreeWaves,
        RadialField => FieldKind.Rings,
        AmplitudeModulatedField => FieldKind.AmplitudeModulated,
        FrequencyModulatedField => FieldKind.FrequencyModulated,
        CompositeField => FieldKind.Composite,
        _ => throw new ArgumentException($"no kind is known of {field.GetType().Name}", nameof(field)),
    };

    /// <summary>Writes the distributions to be learned; heads that are not asked about this field stay zero.</summary>
    /// <param name="field">The field.</param>
    /// <param name="family">Its family.</param>
    /// <param name="targets">Receives <see cref="ProposalHeads.Count"/> numbers.</param>
    public static void Write(SinusoidalField field, FieldComplexity family, Span<float> targets)
    {
        targets.Clear();
        var kind = Kind(field, family);
        targets[ProposalHeads.Kind.Offset + (int)kind] = 1f;
        switch (field)
        {
            case PlaneWavesField { Waves: var waves } when kind == FieldKind.OneWave:
                ProposalHeads.OneWave.Add(targets, waves[0].Kx, waves[0].Ky);
                break;
            case PlaneWavesField { Waves: [var first, var second] } when kind == FieldKind.WavePair:
                var (x, y) = (0.5 * (first.Kx - second.Kx), 0.5 * (first.Ky - second.Ky));
                ProposalHeads.Middle.Add(targets, 0.5 * (first.Kx + second.Kx), 0.5 * (first.Ky + second.Ky));
                ProposalHeads.Half.Add(targets, Math.Abs(x), x < 0.0 ? -y : y);
                break;
            case PlaneWavesField { Waves: var waves }:
                WriteLeft([.. waves], targets);
                break;
            case RadialField rings:
                ProposalHeads.Rings.Add(targets, rings.K, 0.0);
                break;
            case AmplitudeModulatedField modulated:
                ProposalHeads.Carrier.Add(targets, modulated.Cx, modulated.Cy);
                break;
            case FrequencyModulatedField modulated:
                ProposalHeads.Frequency.Add(targets, modulated.K, modulated.Q);
                break;
            case CompositeField composite:
                ProposalHeads.CompositeRings.Add(targets, composite.Rings, 0.0);
                ProposalHeads.CompositeWave.Add(targets, composite.Kx, composite.Ky);
                break;
        }
    }

    /// <summary>Adds what is to be said of the waves that are left of a sum: any of them, each as likely.</summary>
    public static void WriteLeft(ReadOnlySpan<PlaneWave> left, Span<float> targets)
    {
        foreach (var wave in left)
        {
            ProposalHeads.NextWave.Add(targets, wave.Kx, wave.Ky, 1.0 / left.Length);
        }
    }
}
