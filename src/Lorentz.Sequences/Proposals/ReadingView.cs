using System.Collections.Immutable;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Proposals;

/// <summary>A network in front of some readings: it can be shown them, or what is left of them.</summary>
internal sealed class ReadingView
{
    private readonly ProposalNetwork network;
    private readonly Readings seen;
    private readonly ReadingFeatures features;
    private readonly int[] order;
    private readonly double[] values;

    public ReadingView(ProposalNetwork network, Readings seen)
    {
        (this.network, this.seen) = (network, seen);
        features = new(seen.Places);
        order = [.. Enumerable.Range(0, seen.Count)];
        values = [.. seen.Values.Select(value => (2.0 * value) - 1.0)];
        Whole = Answers([values], ReadingStage.Whole)[0];
    }

    /// <summary>What the network says of the readings.</summary>
    public float[] Whole { get; }

    /// <summary>What it says of the readings without some waves.</summary>
    /// <param name="waves">kx and ky of the waves, for each answer.</param>
    public ImmutableArray<float[]> Without(IEnumerable<ImmutableArray<double>> waves) => Answers(
        [
            .. waves.Select(one => WaveRemainder.Of(
                seen.Places, values, [.. Enumerable.Range(0, one.Length / 2).Select(i => new WaveVector(one[2 * i], one[(2 * i) + 1]))]).Left),
        ],
        ReadingStage.Remainder);

    /// <summary>What it says of the readings without a carrier.</summary>
    /// <param name="carriers">The carrier, for each answer.</param>
    public ImmutableArray<float[]> Demodulated(IEnumerable<HeadPeak> carriers) => Answers(
        [.. carriers.Select(carrier => Demodulation.Of(seen.Places, values, new(carrier.X, carrier.Y)))], ReadingStage.Demodulated);

    private ImmutableArray<float[]> Answers(ImmutableArray<double[]> shown, ReadingStage stage)
    {
        var rows = new float[shown.Length * ReadingFeatures.Count];
        for (var i = 0; i < shown.Length; i++)
        {
            features.Write(order, shown[i], stage, rows.AsSpan(i * ReadingFeatures.Count, ReadingFeatures.Count));
        }

        return network.Answer(rows);
    }
}
