using System.Collections.Immutable;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Proposals;

/// <summary>Reads proposals out of a network.</summary>
public sealed class FieldReader
{
    private const int Peaks = 6;
    private const int Carried = 8;

    // Starts this near each other end in the same place.
    private const double Near = 0.2;

    // Sums of waves are looked into only where the network deems them possible.
    private const double Possible = 1e-4;
    private readonly ProposalNetwork network;
    private readonly Readings seen;
    private readonly ReadingFeatures features;
    private readonly int[] order;
    private readonly double[] values;

    private FieldReader(ProposalNetwork network, Readings seen)
    {
        (this.network, this.seen) = (network, seen);
        features = new(seen.Places);
        order = [.. Enumerable.Range(0, seen.Count)];
        values = [.. seen.Values.Select(value => (2.0 * value) - 1.0)];
    }

    /// <summary>What the network proposes for some readings, likeliest first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="seen">The readings.</param>
    /// <param name="count">Most proposals.</param>
    public static ImmutableArray<FieldProposal> Proposals(ProposalNetwork network, Readings seen, int count)
    {
        var reader = new FieldReader(network, seen);
        var answer = reader.Answers([reader.values], ReadingStage.Whole)[0];
        return [.. reader.All(answer).OrderByDescending(proposal => proposal.Probability).Take(count)];
    }

    private IEnumerable<FieldProposal> All(float[] answer)
    {
        foreach (var kind in Enum.GetValues<FieldKind>())
        {
            var probability = (double)answer[ProposalHeads.Kind.Offset + (int)kind];
            var proposals = kind switch
            {
                FieldKind.OneWave => Single(ProposalHeads.OneWave),
                FieldKind.TwoWaves => probability < Possible ? [] : Sums(answer, 2),
                FieldKind.ThreeWaves => probability < Possible ? [] : Sums(answer, 3),
                FieldKind.Rings => Of(ProposalHeads.Rings).Select(k => new Candidate([k.X], k.Mass)),
                FieldKind.WavePair => Both(ProposalHeads.Middle, ProposalHeads.Half, (m, h) => [m.X + h.X, m.Y + h.Y, m.X - h.X, m.Y - h.Y]),
                FieldKind.AmplitudeModulated => probability < Possible ? [] : Modulated(answer),
                FieldKind.FrequencyModulated => Single(ProposalHeads.Frequency),
                _ => Both(ProposalHeads.CompositeRings, ProposalHeads.CompositeWave, (r, w) => [r.X, w.X, w.Y]),
            };
            foreach (var (parameters, mass) in proposals)
            {
                yield return new(kind, parameters, probability * mass);
            }
        }

        ImmutableArray<HeadPeak> Of(ProposalHead head) => head.Peaks(answer, Peaks);

        IEnumerable<Candidate> Single(ProposalHead head) => Of(head).Select(peak => new Candidate([peak.X, peak.Y], peak.Mass));

        IEnumerable<Candidate> Both(ProposalHead one, ProposalHead two, Func<HeadPeak, HeadPeak, ImmutableArray<double>> together) =>
            from a in Of(one) from b in Of(two) select new Candidate(together(a, b), a.Mass * b.Mass);
    }

    // The modulation is looked for in what each carrier leaves.
    private IEnumerable<Candidate> Modulated(float[] answer)
    {
        var carriers = ProposalHeads.Carrier.Peaks(answer, Peaks);
        var answers = Answers([.. carriers.Select(carrier => Demodulation.Of(seen.Places, values, new(carrier.X, carrier.Y)))], ReadingStage.Demodulated);
        return carriers.Zip(answers).SelectMany(pair => ProposalHeads.Slow.Peaks(pair.Second, Peaks).Select(slow => new Candidate(
            [pair.First.X, pair.First.Y, slow.X, slow.Y], pair.First.Mass * slow.Mass)));
    }

    // One wave after the other: each is chosen in what the ones before leave.
    private List<Candidate> Sums(float[] answer, int count)
    {
        List<Candidate> sums = [new([], 1.0)];
        for (var wave = 0; wave < count; wave++)
        {
            var answers = wave == 0 ? [answer] : Answers([.. sums.Select(sum => Left(sum.Parameters))], ReadingStage.Remainder);
            sums =
            [
                .. Distinct(sums.Zip(answers).SelectMany(pair => ProposalHeads.NextWave.Peaks(pair.Second, Peaks)
                    .Select(peak => new Candidate([.. pair.First.Parameters, peak.X, peak.Y], pair.First.Mass * peak.Mass)))).Take(Carried),
            ];
        }

        return sums;
    }

    // Likeliest first; the same waves found in another order only add to the probability.
    private static IEnumerable<Candidate> Distinct(IEnumerable<Candidate> sums)
    {
        var distinct = new List<Candidate>();
        foreach (var sum in sums.OrderByDescending(sum => sum.Mass))
        {
            var same = distinct.FindIndex(other => IsSame(sum.Parameters, other.Parameters));
            if (same < 0)
            {
                distinct.Add(sum);
            }
            else
            {
                distinct[same] = distinct[same] with { Mass = distinct[same].Mass + sum.Mass };
            }
        }

        return distinct.OrderByDescending(sum => sum.Mass);
    }

    private static bool IsSame(ImmutableArray<double> one, ImmutableArray<double> other)
    {
        for (var i = 0; i < one.Length; i += 2)
        {
            var isThere = false;
            for (var j = 0; j < other.Length; j += 2)
            {
                isThere |= Math.Abs(one[i] - other[j]) < Near && Math.Abs(one[i + 1] - other[j + 1]) < Near;
            }

            if (!isThere)
            {
                return false;
            }
        }

        return true;
    }

    private double[] Left(ImmutableArray<double> waves) => WaveRemainder.Of(
        seen.Places, values, [.. Enumerable.Range(0, waves.Length / 2).Select(i => new WaveVector(waves[2 * i], waves[(2 * i) + 1]))]).Left;

    private ImmutableArray<float[]> Answers(ImmutableArray<double[]> shown, ReadingStage stage)
    {
        var rows = new float[shown.Length * ReadingFeatures.Count];
        for (var i = 0; i < shown.Length; i++)
        {
            features.Write(order, shown[i], stage, rows.AsSpan(i * ReadingFeatures.Count, ReadingFeatures.Count));
        }

        return network.Answer(rows);
    }

    private readonly record struct Candidate(ImmutableArray<double> Parameters, double Mass);
}
