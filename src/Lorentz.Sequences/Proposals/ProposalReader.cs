using Lorentz.Numerics.Random;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Proposals;

/// <summary>Reads proposals out of a network.</summary>
public static class ProposalReader
{
    /// <summary>As many proposals lie at peaks of the network's distributions.</summary>
    public const int AtPeaks = 10;

    /// <summary>
    /// What the network proposes for some readings: first the peaks of its distributions, likeliest first, then draws from
    /// them. Each is made when it is asked for, and there is no end of them.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="seen">The readings.</param>
    /// <param name="chance">Random numbers for the draws.</param>
    public static IEnumerable<FieldProposal> Proposals(ProposalNetwork network, Readings seen, RandomStream chance)
    {
        var view = new ReadingView(network, seen);
        foreach (var likely in LikelyProposals.Of(view).Take(AtPeaks))
        {
            yield return likely;
        }

        for (var number = 0;; number++)
        {
            yield return DrawnProposals.Of(view, chance, number);
        }
    }
}
