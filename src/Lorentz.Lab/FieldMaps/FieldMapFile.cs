using System.IO.Compression;
using System.Text;
using Lorentz.Lab.Files;
using Lorentz.Physics.Fields.Maps;

namespace Lorentz.Lab.FieldMaps;

/// <summary>Field maps on disk: text of columns x y z (mm) Bx By Bz (T), plain or compressed with gzip.</summary>
public static class FieldMapFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>Reads a map; what is wrong with its content is in the reading's defects, with line numbers.</summary>
    /// <param name="path">The file; gzip is recognised by its first bytes, whatever the file is called.</param>
    /// <param name="strongestField">Magnitude of the field, in tesla, beyond which a value is reported.</param>
    /// <exception cref="FieldMapException">The file is missing, unreadable, not text, or its compression is damaged; the message names it.</exception>
    public static FieldMapReading Read(string path, double strongestField = FieldMapParser.DefaultStrongestField)
    {
        var lines = 0L;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
            var isGzip = GzipText.IsGzip(file);
            using var content = isGzip ? GzipText.Open(file) : file;
            using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), true, BufferSize);
            return FieldMapParser.Parse(isGzip ? GzipText.Whole(Lines(reader)) : Lines(reader), strongestField);
        }
        catch (InvalidDataException exception)
        {
            throw new FieldMapException(
                $"{path}: the gzip data are damaged or cut off after line {lines}; download or compress the file again", exception);
        }
        catch (DecoderFallbackException exception)
        {
            throw new FieldMapException(
                $"{path}: after line {lines} the file is not text; give a map of columns x y z Bx By Bz, plain or gzip", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FieldMapException($"{path}: cannot be read: {exception.Message}", exception);
        }

        IEnumerable<string> Lines(StreamReader reader)
        {
            while (reader.ReadLine() is { } line)
            {
                lines++;
                yield return line;
            }
        }
    }

    /// <summary>Writes a grid so that <see cref="Read"/> gives the same bits back; the file appears whole or not at all.</summary>
    /// <param name="path">The file; compressed when it ends in .gz.</param>
    /// <param name="grid">The grid.</param>
    /// <exception cref="IOException">The file could not be written; the message names it.</exception>
    public static void Write(string path, FieldGrid grid)
    {
        var compress = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        AtomicFile.Write(path, stream =>
        {
            using var content = compress ? new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true) : null;
            using var writer = new StreamWriter(content ?? stream, new UTF8Encoding(false), BufferSize, leaveOpen: true) { NewLine = "\n" };
            foreach (var line in FieldMapText.Lines(grid))
            {
                writer.WriteLine(line);
            }
        });
    }
}
