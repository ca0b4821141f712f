using System.Text;

namespace Lorentz.Results.Tests.Comparison;

public sealed class SnapshotComparisonTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("lorentz-snapshots-").FullName, "WidthScan");

    public SnapshotComparisonTests() => Directory.CreateDirectory(folder);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public void The_same_bytes_pass_and_clear_what_was_received_before()
    {
        File.WriteAllText(Path.Combine(folder, "table.verified.csv"), "a\n1\n");
        File.WriteAllText(Path.Combine(folder, "table.received.csv"), "a\n2\n");
        Assert.Equal("", Compare("table.csv", "a\n1\n"));
        Assert.False(File.Exists(Path.Combine(folder, "table.received.csv")));
    }

    [Fact]
    public void A_missing_snapshot_fails_and_says_what_to_do()
    {
        Assert.Equal(
            "WidthScan/table.csv has no snapshot yet; if this is meant, run ./build.sh AcceptSnapshots and review the change",
            Compare("table.csv", "a\n1\n"));
        Assert.Equal("a\n1\n", File.ReadAllText(Path.Combine(folder, "table.received.csv")));
    }

    [Fact]
    public void A_difference_is_shown_cell_by_cell()
    {
        File.WriteAllText(Path.Combine(folder, "table.verified.csv"), "formulation,width,mean (mm)\nresidual,256,0.5\nresidual,512,0.25\n");
        var message = Compare("table.csv", "formulation,width,mean (mm)\nresidual,256,0.5\nresidual,512,0.255\n");
        Assert.Contains("[residual] #2, mean (mm): 0.25 -> 0.255 (+2.0e-02 relative)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_in_text_is_shown_line_by_line()
    {
        File.WriteAllText(Path.Combine(folder, "verdict.verified.md"), "same\nheld: 0.4 mm\n");
        var message = Compare("verdict.md", "same\nfailed: 0.6 mm\n");
        Assert.Contains("- held: 0.4 mm", message, StringComparison.Ordinal);
        Assert.Contains("+ failed: 0.6 mm", message, StringComparison.Ordinal);
        Assert.DoesNotContain("same", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_in_line_endings_alone_is_one()
    {
        File.WriteAllText(Path.Combine(folder, "table.verified.csv"), "a\n1\n");
        Assert.Contains("only in quoting, line endings or blank lines", Compare("table.csv", "a\r\n1\r\n"), StringComparison.Ordinal);
    }

    private string Compare(string file, string received) => Snapshot.Compare(folder, file, Encoding.UTF8.GetBytes(received));
}
