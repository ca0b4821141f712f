using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Datasets;

/// <summary>Two sets of rows in turn, as long as both last: even rows of the one, odd rows of the other.</summary>
/// <param name="even">Rows 0, 2, 4 and so on.</param>
/// <param name="odd">Rows 1, 3, 5 and so on.</param>
public sealed class AlternatingRows(SampleRows even, SampleRows odd) : SampleRows
{
    /// <inheritdoc/>
    public override long Count => 2 * Math.Min(even.Count, odd.Count);

    /// <inheritdoc/>
    public override Segment Segment(long index) => (index % 2 == 0 ? even : odd).Segment(index / 2);

    /// <inheritdoc/>
    public override Deviation Deviation(long index) => (index % 2 == 0 ? even : odd).Deviation(index / 2);
}
