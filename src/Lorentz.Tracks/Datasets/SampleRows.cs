using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Datasets;

/// <summary>The rows of a dataset, wherever they lie: an array, or a file mapped into memory.</summary>
public abstract class SampleRows
{
    /// <summary>Number of samples.</summary>
    public abstract long Count { get; }

    /// <summary>The question of sample <paramref name="index"/>.</summary>
    public abstract Segment Segment(long index);

    /// <summary>Its answer.</summary>
    public abstract Deviation Deviation(long index);
}
