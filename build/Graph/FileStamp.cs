using System.Security.Cryptography;

namespace Lorentz.Build.Graph;

/// <summary>A file as it was: its content's hash, and the size and time by which it is recognised without reading it.</summary>
/// <param name="Sha256">The hash of the content, in hexadecimal.</param>
/// <param name="Bytes">The size.</param>
/// <param name="Modified">The time of the last change, in ticks of universal time.</param>
public sealed record FileStamp(string Sha256, long Bytes, long Modified)
{
    /// <summary>
    /// The stamp of a file as it is now; nothing when it is missing. A file whose size and time are those of
    /// <paramref name="known"/> is taken to be that, so that gigabytes are not read again for each plan.
    /// </summary>
    public static FileStamp? Of(string path, FileStamp? known = null)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        var modified = file.LastWriteTimeUtc.Ticks;
        if (known is not null && known.Bytes == file.Length && known.Modified == modified)
        {
            return known;
        }

        using var stream = file.OpenRead();
        return new(Convert.ToHexStringLower(SHA256.HashData(stream)), file.Length, modified);
    }
}
