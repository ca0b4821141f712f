using Lorentz.Build.Graph;
using Lorentz.Lab.Snapshots;

namespace Lorentz.Build.Commands;

/// <summary>Takes received results as the new snapshots.</summary>
internal static class SnapshotAcceptance
{
    /// <summary>Where the snapshots are, in the repository.</summary>
    public const string Folder = "tests/Lorentz.Results.Tests/Snapshots";

    public static void Run(TargetRun run)
    {
        var received = SnapshotFiles.FindReceived(Path.Combine(run.Repository, Folder));
        foreach (var file in received)
        {
            var verified = SnapshotFiles.VerifiedOf(file);
            File.Move(file, verified, overwrite: true);
            run.Say($"accepted {Path.GetRelativePath(run.Repository, verified)}");
        }

        run.Say(received.Count switch
        {
            0 => "nothing to accept: ./build.sh Test leaves a received file for every result that differs from its snapshot",
            1 => "1 snapshot accepted; look at it with git diff before you commit",
            var count => $"{count} snapshots accepted; look at them with git diff before you commit",
        });
    }
}
