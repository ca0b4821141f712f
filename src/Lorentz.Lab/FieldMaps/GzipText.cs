using System.IO.Compression;
using System.Text;

namespace Lorentz.Lab.FieldMaps;

/// <summary>Reads lines from gzip data and notices when their end is missing.</summary>
/// <remarks>
/// <see cref="GZipStream"/> takes data that are cut off for data that are whole. So one more member with a known line is
/// appended to the file's members: that line comes out last if, and only if, the file is whole.
/// </remarks>
internal static class GzipText
{
    private const string EndMark = "# end of map 5b0c7a1e9d42";

    /// <summary>Whether a file starts like gzip data.</summary>
    public static bool IsGzip(Stream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var count = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return count == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
    }

    /// <summary>The file's content, followed by the end mark on a line of its own.</summary>
    public static Stream Open(Stream file)
    {
        var marked = new MemoryStream();
        file.CopyTo(marked);
        using (var member = new GZipStream(marked, CompressionLevel.Fastest, leaveOpen: true))
        {
            member.Write(Encoding.UTF8.GetBytes("\n" + EndMark));
        }

        marked.Position = 0;
        return new GZipStream(marked, CompressionMode.Decompress);
    }

    /// <summary>The lines before the end mark.</summary>
    /// <exception cref="InvalidDataException">The end mark is missing, once the last line was asked for.</exception>
    public static IEnumerable<string> Whole(IEnumerable<string> lines)
    {
        string? held = null;
        foreach (var line in lines)
        {
            if (held is not null)
            {
                yield return held;
            }

            held = line;
        }

        if (held != EndMark)
        {
            throw new InvalidDataException("the end of the gzip data is missing");
        }
    }
}
