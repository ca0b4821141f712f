using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Metrics;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>Judges variants of one network against the truth and against that network.</summary>
internal sealed class QuantisationJudge
{
    private readonly TestTracks tracks;
    private readonly TestTracks answers;
    private readonly int threads;

    /// <summary>A judge.</summary>
    /// <param name="tracks">Tracks with their truth.</param>
    /// <param name="exact">The network in single precision.</param>
    /// <param name="threads">Threads to use; the answers do not depend on it.</param>
    public QuantisationJudge(TestTracks tracks, Extrapolator exact, int threads)
    {
        this.tracks = tracks;
        this.threads = threads;
        var ends = TrackColumns.Allocate(tracks.Count);
        exact.ExtrapolateBatch(tracks.Columns, tracks.Z0, tracks.Z1, ends, new ExtrapolationStatus[tracks.Count]);
        var (segments, deviations) = (new double[tracks.Count * Segment.Columns], new double[tracks.Count * Deviation.Columns]);
        for (var i = 0; i < tracks.Count; i++)
        {
            tracks.Segments[i].ToRow(segments.AsSpan(i * Segment.Columns, Segment.Columns));
            Deviation.Of(tracks.Segments[i], ends.X[i], ends.Y[i], ends.Tx[i], ends.Ty[i]).ToRow(deviations.AsSpan(i * Deviation.Columns, Deviation.Columns));
        }

        answers = new(new ArrayRows<double>(segments, deviations), int.MaxValue);
        Exact = Errors(exact);
    }

    /// <summary>Errors in single precision.</summary>
    public ErrorSummary Exact { get; }

    /// <summary>Errors of a variant.</summary>
    public ErrorSummary Errors(Extrapolator variant) => ErrorSummary.Of(tracks.Judge(variant, threads).Errors);

    /// <summary>How far a variant is from the network in single precision.</summary>
    public ErrorSummary Difference(Extrapolator variant) => ErrorSummary.Of(answers.Judge(variant, threads).Errors);
}
