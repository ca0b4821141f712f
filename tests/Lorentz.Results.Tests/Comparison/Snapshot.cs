using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Lorentz.Lab.Files;
using Lorentz.Lab.Snapshots;

namespace Lorentz.Results.Tests.Comparison;

/// <summary>Compares a result with its snapshot; a result that differs is left beside it for review.</summary>
internal static class Snapshot
{
    private const int LinesShown = 60;
    private const string Advice = "if this is meant, run ./build.sh AcceptSnapshots and review the change";

    /// <summary>Compares byte for byte.</summary>
    /// <param name="folder">The folder of the target's snapshots.</param>
    /// <param name="file">The name of the result.</param>
    /// <param name="received">Its content.</param>
    /// <returns>What differs and what to do about it; empty when nothing does.</returns>
    public static string Compare(string folder, string file, byte[] received)
    {
        var verifiedPath = Path.Combine(folder, SnapshotFiles.VerifiedName(file));
        var receivedPath = Path.Combine(folder, SnapshotFiles.ReceivedName(file));
        var verified = File.Exists(verifiedPath) ? File.ReadAllBytes(verifiedPath) : null;
        if (verified is not null && verified.AsSpan().SequenceEqual(received))
        {
            File.Delete(receivedPath);
            return "";
        }

        AtomicFile.Write(receivedPath, stream => stream.Write(received));
        var name = $"{Path.GetFileName(folder)}/{file}";
        return verified is null
            ? $"{name} has no snapshot yet; {Advice}"
            : $"{name} differs from its snapshot:\n{Difference(file, Text(verified), Text(received))}\n{Advice}";
    }

    private static string Difference(string file, string verified, string received)
    {
        IReadOnlyList<string> lines = Path.GetExtension(file) == ".csv" ? CsvDifference.Between(verified, received) : Lines(verified, received);
        return lines.Count == 0 ? "  only in quoting, line endings or blank lines" : string.Join('\n', lines.Select(line => $"  {line}"));
    }

    private static string[] Lines(string verified, string received) =>
    [
        .. new InlineDiffBuilder(new Differ()).BuildDiffModel(verified, received).Lines
            .Where(line => line.Type != ChangeType.Unchanged)
            .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text)
            .Take(LinesShown),
    ];

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
