using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Datasets;

/// <summary>Rows held in arrays, in the precision their file has.</summary>
/// <param name="segments">[N x 7] row-major.</param>
/// <param name="deviations">[N x 4] row-major.</param>
/// <typeparam name="T">float for training sets, double for test sets.</typeparam>
public sealed class ArrayRows<T>(T[] segments, T[] deviations) : SampleRows
    where T : unmanaged, System.Numerics.INumberBase<T>
{
    /// <inheritdoc/>
    public override long Count => segments.Length / Sampling.Segment.Columns;

    /// <inheritdoc/>
    public override Segment Segment(long index) =>
        Sampling.Segment.FromRow<T>(segments.AsSpan(checked((int)(index * Sampling.Segment.Columns)), Sampling.Segment.Columns));

    /// <inheritdoc/>
    public override Deviation Deviation(long index) =>
        Sampling.Deviation.FromRow<T>(deviations.AsSpan(checked((int)(index * Sampling.Deviation.Columns)), Sampling.Deviation.Columns));
}
