namespace Lorentz.Build.Experiments.Propagation;

/// <summary>Counts the lines of a file, so that a progress bar knows where it ends.</summary>
internal static class LineCount
{
    /// <summary>The number of line ends in a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static long Of(string path)
    {
        using var stream = File.OpenRead(path);
        var buffer = new byte[1 << 18];
        var lines = 0L;
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }
}
