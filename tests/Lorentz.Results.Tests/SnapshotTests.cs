using Lorentz.Build.Commands;
using Lorentz.Build.Experiments;
using Lorentz.Build.Graph;
using Lorentz.Lab.Snapshots;
using Lorentz.Results.Tests.Comparison;

namespace Lorentz.Results.Tests;

/// <summary>Every pinned result of the smoke profile, byte for byte with its snapshot.</summary>
/// <param name="run">The run that made the results.</param>
public sealed class SnapshotTests(SmokeRun run) : IClassFixture<SmokeRun>
{
    private static readonly string Snapshots = Path.Combine(SmokeRun.Repository, SnapshotAcceptance.Folder);

    public static TheoryData<string> Targets => [.. Catalogue.All.Where(target => !target.AlwaysRun).Select(target => target.Name)];

    [Fact]
    public void The_whole_catalogue_runs() => Assert.True(run.Failure.Length == 0, run.Failure);

    [Theory]
    [MemberData(nameof(Targets))]
    public void Pinned_results_are_what_they_were(string name)
    {
        var target = Catalogue.All.Single(candidate => candidate.Name == name);
        var mismatches = target.Pinned.Select(file => Compare(target, file)).Where(mismatch => mismatch.Length > 0).ToArray();
        Assert.True(mismatches.Length == 0, string.Join("\n\n", mismatches));
    }

    [Fact]
    public void Every_snapshot_belongs_to_a_pinned_result()
    {
        var expected = Catalogue.All.SelectMany(target => target.Pinned.Select(file => Path.Combine(Snapshots, target.Name, SnapshotFiles.VerifiedName(file))));
        Assert.Empty(SnapshotFiles.FindVerified(Snapshots).Except(expected));
    }

    private string Compare(Target target, string file)
    {
        var received = Path.Combine(run.Folder, "results", Profile.Smoke.NameOf(), target.Name, file);
        return File.Exists(received)
            ? Snapshot.Compare(Path.Combine(Snapshots, target.Name), file, File.ReadAllBytes(received))
            : $"{target.Name} did not write {file}; the catalogue did not run to its end";
    }
}
