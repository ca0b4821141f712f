using Lorentz.Lab.Arrays;
using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Datasets;

/// <summary>The rows of a split mapped from its files: a hundred million samples need no memory of their own.</summary>
/// <typeparam name="TNumber">float or double, as the files hold.</typeparam>
public sealed class FileRows<TNumber> : SampleRows, IDisposable
    where TNumber : unmanaged, System.Numerics.INumberBase<TNumber>
{
    private readonly NpyReader<TNumber> segments;
    private readonly NpyReader<TNumber> deviations;

    /// <summary>Opens the files of a split and checks that they belong together.</summary>
    /// <exception cref="InvalidDataException">A file is damaged or of another shape, or the two differ in length; the message names it.</exception>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    public FileRows(DatasetFiles files)
    {
        segments = Open(files.Segments, Tracks.Sampling.Segment.ColumnNames);
        try
        {
            deviations = Open(files.Deviations, Tracks.Sampling.Deviation.ColumnNames);
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
    public override Segment Segment(long index) => Tracks.Sampling.Segment.FromRow(segments.Slice(index, 1));

    /// <inheritdoc/>
    public override Deviation Deviation(long index) => Tracks.Sampling.Deviation.FromRow(deviations.Slice(index, 1));

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
