using System.Collections.Immutable;
using CsvHelper;
using Lorentz.Lab.Tables;

namespace Lorentz.Lab.States;

/// <summary>
/// Writes where states ended: the columns of the input, then line, x1, y1, tx1, ty1 (mm, 1) and status, numbers so that
/// they read back to the same bits. The file appears under its name only when <see cref="Complete"/> succeeds.
/// </summary>
public sealed class EndTableWriter : IDisposable
{
    private static readonly ImmutableArray<string> Added = ["line", "x1", "y1", "tx1", "ty1", "status"];
    private readonly string path;
    private readonly string temporary;
    private readonly FileStream stream;
    private readonly CsvWriter writer;
    private readonly int[] kept;

    /// <summary>Starts a table.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="inputColumns">The columns of the input; those named like a result are replaced by it.</param>
    /// <exception cref="IOException">The file's folder cannot be written to; the message names the file.</exception>
    public EndTableWriter(string path, ImmutableArray<string> inputColumns)
    {
        this.path = Path.GetFullPath(path);
        kept = [.. Enumerable.Range(0, inputColumns.Length).Where(i => !Added.Contains(inputColumns[i]))];
        temporary = $"{this.path}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp";
        FileStream? created = null;
        Guard(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
            created = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        });
        stream = created!;
        writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        writer.WriteRecord([.. kept.Select(i => inputColumns[i]), .. Added]);
    }

    /// <summary>Writes the end of a state.</summary>
    /// <param name="row">The state.</param>
    /// <param name="x">Horizontal position at the end in mm.</param>
    /// <param name="y">Vertical position at the end in mm.</param>
    /// <param name="tx">Slope dx/dz at the end.</param>
    /// <param name="ty">Slope dy/dz at the end.</param>
    /// <param name="status">How the extrapolation went, in a word.</param>
    /// <exception cref="IOException">The row could not be written; the message names the file.</exception>
    public void Write(StateRow row, double x, double y, double tx, double ty, string status) => WriteRecord(
        row,
        NumberText.RoundTrip(x),
        NumberText.RoundTrip(y),
        NumberText.RoundTrip(tx),
        NumberText.RoundTrip(ty),
        status);

    /// <summary>Writes a state that did not arrive: no end, only the status.</summary>
    /// <param name="row">The state.</param>
    /// <param name="status">How the extrapolation went, in a word.</param>
    /// <exception cref="IOException">The row could not be written; the message names the file.</exception>
    public void WriteWithoutEnd(StateRow row, string status) => WriteRecord(row, "", "", "", "", status);

    /// <summary>Writes a line that held no state: its fields where they fit the columns, no end, the reason as status.</summary>
    /// <param name="row">The line.</param>
    /// <exception cref="IOException">The row could not be written; the message names the file.</exception>
    public void Write(BadRow row) => WriteRecord(row, "", "", "", "", $"bad row: {row.Reason}");

    /// <summary>Flushes to the disk and gives the file its name, replacing an older one.</summary>
    /// <exception cref="IOException">The file could not be finished; the message names it.</exception>
    public void Complete() => Guard(() =>
    {
        writer.Flush();
        stream.Flush(flushToDisk: true);
        writer.Dispose();
        stream.Dispose();
        File.Move(temporary, path, overwrite: true);
    });

    /// <summary>Ends writing; a table that was not completed leaves nothing behind.</summary>
    public void Dispose()
    {
        try
        {
            writer.Dispose();
            stream.Dispose();
        }
        catch (IOException)
        {
            // What the buffer still held cannot be written (a full disk): the file goes anyway.
            stream.SafeFileHandle.Dispose();
        }

        File.Delete(temporary);
    }

    private void WriteRecord(StateLine line, params ReadOnlySpan<string> results)
    {
        var fields = line.Fields;
        string[] record =
        [
            .. kept.Select(i => i < fields.Length ? fields[i] : ""), NumberText.Integer(line.LineNumber), .. results,
        ];
        Guard(() => writer.WriteRecord(record));
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"cannot write {path}: {error.Message}", error);
        }
    }
}
