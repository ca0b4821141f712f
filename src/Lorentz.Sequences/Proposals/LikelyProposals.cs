using System.Collections.Immutable;

namespace Lorentz.Sequences.Proposals;

/// <summary>Proposals at the peaks of the network's distributions.</summary>
internal static class LikelyProposals
{
    private const int Peaks = 6;
    private const int Carried = 8;

    // Starts this near each other end in the same place.
    private const double Near = 0.2;

    // What needs a second look is looked into only where the network deems it possible.
    private const double Possible = 1e-4;

    /// <summary>All of them, likeliest first.</summary>
    /// <param name="view">The network and the readings.</param>
    public static ImmutableArray<FieldProposal> Of(ReadingView view) =>
    [
        .. Enum.GetValues<FieldKind>().SelectMany(kind =>
        {
            var probability = (double)view.Whole[ProposalHeads.Kind.Offset + (int)kind];
            return (probability < Possible ? [] : Candidates(view, kind)).Select(candidate => new FieldProposal(kind, candidate.Parameters, probability * candidate.Mass));
        }).OrderByDescending(proposal => proposal.Probability),
    ];

    /// <summary>Parameters of a pair of waves.</summary>
    public static ImmutableArray<double> Pair(HeadPeak middle, HeadPeak half) => [middle.X + half.X, middle.Y + half.Y, middle.X - half.X, middle.Y - half.Y];

    /// <summary>Parameters of a composite field.</summary>
    public static ImmutableArray<double> Composite(HeadPeak rings, HeadPeak wave) => [rings.X, wave.X, wave.Y];

    private static IEnumerable<Candidate> Candidates(ReadingView view, FieldKind kind)
    {
        return kind switch
        {
            FieldKind.OneWave => Single(ProposalHeads.OneWave),
            FieldKind.TwoWaves => Sums(view, 2),
            FieldKind.ThreeWaves => Sums(view, 3),
            FieldKind.Rings => Of(ProposalHeads.Rings).Select(rings => new Candidate([rings.X], rings.Mass)),
            FieldKind.WavePair => Both(ProposalHeads.Middle, ProposalHeads.Half, Pair),
            FieldKind.AmplitudeModulated => Modulated(view),
            FieldKind.FrequencyModulated => Single(ProposalHeads.Frequency),
            _ => Both(ProposalHeads.CompositeRings, ProposalHeads.CompositeWave, Composite),
        };

        ImmutableArray<HeadPeak> Of(ProposalHead head) => head.Peaks(view.Whole, Peaks);

        IEnumerable<Candidate> Single(ProposalHead head) => Of(head).Select(peak => new Candidate([peak.X, peak.Y], peak.Mass));

        IEnumerable<Candidate> Both(ProposalHead one, ProposalHead two, Func<HeadPeak, HeadPeak, ImmutableArray<double>> together) =>
            from a in Of(one) from b in Of(two) select new Candidate(together(a, b), a.Mass * b.Mass);
    }

    // The modulation is looked for in what each carrier leaves.
    private static IEnumerable<Candidate> Modulated(ReadingView view)
    {
        var carriers = ProposalHeads.Carrier.Peaks(view.Whole, Peaks);
        return carriers.Zip(view.Demodulated(carriers)).SelectMany(pair => ProposalHeads.Slow.Peaks(pair.Second, Peaks).Select(slow => new Candidate(
            [pair.First.X, pair.First.Y, slow.X, slow.Y], pair.First.Mass * slow.Mass)));
    }

    // One wave after the other: each is chosen in what the ones before leave.
    private static List<Candidate> Sums(ReadingView view, int count)
    {
        List<Candidate> sums = [new([], 1.0)];
        for (var wave = 0; wave < count; wave++)
        {
            var answers = wave == 0 ? [view.Whole] : view.Without(sums.Select(sum => sum.Parameters));
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

    private readonly record struct Candidate(ImmutableArray<double> Parameters, double Mass);
}
