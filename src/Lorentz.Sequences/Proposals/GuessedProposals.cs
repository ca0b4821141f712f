using System.Collections.Immutable;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Proposals;

/// <summary>Proposals that have seen no readings: formulas of fields drawn from the generator, every family as likely.</summary>
public static class GuessedProposals
{
    private const ulong GuessSeed = 0x70726f706f730000;

    /// <summary>Some proposals.</summary>
    /// <param name="key">The field they are for; each has others.</param>
    /// <param name="count">How many, at most 256.</param>
    public static ImmutableArray<FieldProposal> Of(FieldKey key, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 256);
        var families = Enum.GetValues<FieldComplexity>();
        return
        [
            .. Enumerable.Range(0, count).Select(i =>
            {
                var number = (((key.Number * (uint)families.Length) + (uint)key.Complexity) << 8) + (uint)i;
                var family = families[(int)new FieldKey(key.Seed ^ GuessSeed, FieldSet.Guess, key.Complexity, number).Chance.Below(0, (ulong)families.Length)];
                return Of(FieldGenerator.Draw(new(key.Seed ^ GuessSeed, FieldSet.Guess, family, number)), family);
            }),
        ];
    }

    /// <summary>A field as a proposal.</summary>
    public static FieldProposal Of(SinusoidalField field, FieldComplexity family) => new(
        FieldTargets.Kind(field, family),
        field switch
        {
            PlaneWavesField waves => [.. waves.Waves.SelectMany(wave => new[] { wave.Kx, wave.Ky })],
            RadialField rings => [rings.K],
            AmplitudeModulatedField modulated => [modulated.Cx, modulated.Cy, modulated.Bx, modulated.By],
            FrequencyModulatedField modulated => [modulated.K, modulated.Q],
            CompositeField composite => [composite.Rings, composite.Kx, composite.Ky],
            _ => throw new ArgumentException($"no formula is known of {field.GetType().Name}", nameof(field)),
        },
        1.0);
}
