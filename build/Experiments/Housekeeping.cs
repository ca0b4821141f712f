using Lorentz.Build.Commands;
using Lorentz.Build.Graph;

namespace Lorentz.Build.Experiments;

/// <summary>The commands that keep the repository itself in order.</summary>
internal static class Housekeeping
{
    private const string Study = "Housekeeping";

    /// <summary>Builds and runs every test.</summary>
    public static Target Test { get; } = new()
    {
        Name = "Test",
        Study = Study,
        Summary = "Build and run every test, and compare all smoke results with their snapshots",
        AlwaysRun = true,
        Execute = TestSuite.Run,
    };

    /// <summary>Takes the results that differed from their snapshots as the new snapshots.</summary>
    public static Target AcceptSnapshots { get; } = new()
    {
        Name = "AcceptSnapshots",
        Study = Study,
        Summary = "Take the results that differed from their snapshots as the new snapshots",
        AlwaysRun = true,
        Execute = SnapshotAcceptance.Run,
    };
}
