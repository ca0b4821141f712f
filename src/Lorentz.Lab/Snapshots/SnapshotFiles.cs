namespace Lorentz.Lab.Snapshots;

/// <summary>The names of snapshot files: what was verified, and what was received instead.</summary>
public static class SnapshotFiles
{
    private const string Verified = ".verified";
    private const string Received = ".received";

    /// <summary><c>table.csv</c> as <c>table.verified.csv</c>.</summary>
    public static string VerifiedName(string file) => Marked(file, Verified);

    /// <summary><c>table.csv</c> as <c>table.received.csv</c>.</summary>
    public static string ReceivedName(string file) => Marked(file, Received);

    /// <summary>The verified file that a received file stands beside.</summary>
    public static string VerifiedOf(string received) =>
        Path.Combine(Path.GetDirectoryName(received) ?? "", Path.GetFileName(received).Replace($"{Received}.", $"{Verified}.", StringComparison.Ordinal));

    /// <summary>Every received file below a folder, in order.</summary>
    public static IReadOnlyList<string> FindReceived(string folder) => Find(folder, Received);

    /// <summary>Every verified file below a folder, in order.</summary>
    public static IReadOnlyList<string> FindVerified(string folder) => Find(folder, Verified);

    private static string[] Find(string folder, string mark) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"*{mark}.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
        : [];

    private static string Marked(string file, string mark) => Path.GetFileNameWithoutExtension(file) + mark + Path.GetExtension(file);
}
