using System.Collections.Immutable;
using Lorentz.Numerics.Random;

namespace Lorentz.Sequences.Proposals;

/// <summary>Proposals drawn from the network's distributions: what lies beside the peaks gets its share.</summary>
internal static class DrawnProposals
{
    // Random numbers of a draw: three for each head that is asked, and one for the kind.
    private const ulong Each = 16;
    private const ulong PerHead = 3;

    /// <summary>One proposal.</summary>
    /// <param name="view">The network and the readings.</param>
    /// <param name="chance">Random numbers.</param>
    /// <param name="number">Number of the proposal; each has numbers of its own.</param>
    public static FieldProposal Of(ReadingView view, RandomStream chance, int number)
    {
        var next = (ulong)number * Each;
        var (column, mass) = ProposalHeads.Kind.Choose(view.Whole, chance.Uniform(next++));
        var kind = (FieldKind)column;
        ImmutableArray<double> parameters = kind switch
        {
            FieldKind.OneWave => Plane(Draw(ProposalHeads.OneWave, view.Whole)),
            FieldKind.TwoWaves => Waves(2),
            FieldKind.ThreeWaves => Waves(3),
            FieldKind.Rings => [Draw(ProposalHeads.Rings, view.Whole).X],
            FieldKind.WavePair => LikelyProposals.Pair(Draw(ProposalHeads.Middle, view.Whole), Draw(ProposalHeads.Half, view.Whole)),
            FieldKind.AmplitudeModulated => Modulated(Draw(ProposalHeads.Carrier, view.Whole)),
            FieldKind.FrequencyModulated => Plane(Draw(ProposalHeads.Frequency, view.Whole)),
            _ => LikelyProposals.Composite(Draw(ProposalHeads.CompositeRings, view.Whole), Draw(ProposalHeads.CompositeWave, view.Whole)),
        };
        return new(kind, parameters, mass);

        HeadPeak Draw(ProposalHead head, float[] answer)
        {
            var first = next;
            next += PerHead;
            var drawn = head.Draw(answer, chance.Uniform(first), chance.Uniform(first + 1, -0.5, 0.5), chance.Uniform(first + 2, -0.5, 0.5));
            mass *= drawn.Mass;
            return drawn;
        }

        ImmutableArray<double> Modulated(HeadPeak carrier) => [carrier.X, carrier.Y, .. Plane(Draw(ProposalHeads.Slow, view.Demodulated([carrier])[0]))];

        ImmutableArray<double> Waves(int count)
        {
            ImmutableArray<double> waves = [];
            for (var wave = 0; wave < count; wave++)
            {
                waves = [.. waves, .. Plane(Draw(ProposalHeads.NextWave, wave == 0 ? view.Whole : view.Without([waves])[0]))];
            }

            return waves;
        }
    }

    private static ImmutableArray<double> Plane(HeadPeak peak) => [peak.X, peak.Y];
}
