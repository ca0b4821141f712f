using System.Collections.Immutable;
using Lorentz.Lab.Timing;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>The times of one model in every engine, taken in turn in one run.</summary>
/// <param name="Model">The model.</param>
/// <param name="Batch">Tracks of a call.</param>
/// <param name="Times">One for each contender; the first is our extrapolator.</param>
/// <param name="Arithmetic">ns a track that arithmetic takes at least; null where the model is no network.</param>
/// <param name="Reading">ns a track that reading the weights takes at least; null in a batch, which reads them once for many.</param>
internal sealed record InferenceScore(InferenceModel Model, int Batch, ImmutableArray<TimingResult> Times, double? Arithmetic, double? Reading)
{
    /// <summary>The longer of both limits.</summary>
    public double? Limit => Reading > Arithmetic ? Reading : Arithmetic;

    /// <summary>Our extrapolator: state to state.</summary>
    public TimingResult Ours => Times[0];

    /// <summary>A contender's time; null where it did not take part.</summary>
    public TimingResult? Of(string contender) => Times.FirstOrDefault(time => time.Name == contender);

    /// <summary>How many times as long a contender takes as one of ours.</summary>
    /// <param name="contender">The peer.</param>
    /// <param name="ours">Ours; our extrapolator if null.</param>
    public double? Ratio(string contender, string? ours = null) =>
        Of(contender) is { } peer && (ours is null ? Ours : Of(ours)) is { } mine ? peer.Ratio / mine.Ratio : null;

    /// <summary>The limit over the time of our network alone.</summary>
    public double? Fraction => Of(Engines.Single) is { } network && Limit is { } limit ? limit / network.Median : null;
}
