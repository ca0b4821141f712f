using Lorentz.Lab.Arrays;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Sampling;
using DeviationRow = Lorentz.Tracks.Sampling.Deviation;
using SegmentRow = Lorentz.Tracks.Sampling.Segment;

namespace Lorentz.Lab.Datasets;

/// <summary>The rows of a split mapped from its files: a hundred million samples need no memory of their own.</summary>
/// <typeparam name="TNumber">float or double, as the files hold.</typeparam>
public sealed class FileRows<TNumber> : SampleRows, IDisposable
    where TNumber : unmanaged, System.Numerics.INumberBase<TNumber>
{
    private readonly NpyReader<TNumber> segments;
    private readonly NpyReader<TNumber> deviations;

    /// <summary>Opens the files of a split and checks that they belong together.</summary>
    /// <exception cref="IOException">A file is missing, damaged, or of another shape; the message names it.</exception>
    public FileRows(DatasetFiles files)
    {
        segments = Open(files.Segments, SegmentRow.ColumnNames);
        try
        {
            deviations = Open(files.Deviations, DeviationRow.ColumnNames);
            if (segments.Rows != deviations.Rows)
            {
                deviations.Dispose();
                throw new InvalidDataException(
                    $"{files.Segments} has {segments.Rows} rows and {files.Deviations} has {deviations.Rows}: they are of different runs; make the dataset again.");
            }
        }
        catch
        {
            segments.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override long Count => segments.Rows;

    /// <inheritdoc/>
    public override Segment Segment(long index) => SegmentRow.FromRow(segments.Slice(index, 1));

    /// <inheritdoc/>
    public override Deviation Deviation(long index) => DeviationRow.FromRow(deviations.Slice(index, 1));

    /// <inheritdoc/>
    public void Dispose()
    {
        segments.Dispose();
        deviations.Dispose();
    }

    private static NpyReader<TNumber> Open(string path, IReadOnlyList<string> columns)
    {
        var reader = new NpyReader<TNumber>(path);
        if (reader.Dimensions == 2 && reader.Columns == columns.Count)
        {
            return reader;
        }

        reader.Dispose();
        throw new InvalidDataException($"{path}: {reader.Columns} columns; expected the {columns.Count} columns {string.Join(", ", columns)}.");
    }
}
