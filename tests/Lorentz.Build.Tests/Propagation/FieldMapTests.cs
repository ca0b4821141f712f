using Lorentz.Lab.FieldMaps;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Fields.Maps;

namespace Lorentz.Build.Tests.Propagation;

/// <summary>Gridded maps as fields: read plain or compressed, and never silently when damaged.</summary>
public sealed class FieldMapTests
{
    private const string State = $"{Bench.Header}\n1,2,0.03,0.04,1e-4,3000,7000\n";

    // A smooth field of 1 T that a coarse grid follows to a few parts in ten thousand.
    private static readonly FieldGrid Grid = FieldGrid.Sample(
        GaussianDipoleField.Plan, new(new(-1200, 200, 13), new(-1200, 200, 13), new(2800, 200, 23)));

    [Theory]
    [InlineData("map", "field.txt", 1.0)]
    [InlineData("map", "field.txt.gz", 1.0)]
    [InlineData("spline", "field.txt.gz", 0.01)]
    public void A_map_stands_for_its_field(string kind, string file, double millimetres)
    {
        using var bench = new Bench();
        bench.Write("states.csv", State);
        FieldMapFile.Write(bench.PathOf(file), Grid);
        bench.Succeed("rk4:20", "--set", "field=gaussian");
        var exact = bench.Ends().Single();
        bench.Succeed("rk4:20", "--set", $"field={kind}:{bench.PathOf(file)}");
        var mapped = bench.Ends().Single();
        Assert.Equal("ok", mapped["status"]);
        var difference = Math.Abs(Bench.Number(mapped["x1"]) - Bench.Number(exact["x1"]));
        Assert.InRange(difference, 1e-12, millimetres);
    }

    [Fact]
    public void A_damaged_map_is_refused_with_its_report_and_what_to_do()
    {
        using var bench = new Bench();
        bench.Write("states.csv", State);
        var lines = FieldMapText.Lines(Grid).ToArray();
        lines[40] = string.Join(' ', [.. lines[40].Split(' ')[..3], "nan", "0", "0"]);
        var map = bench.Write("field.txt", string.Join('\n', lines[..^1]));

        var (code, _, error) = bench.Propagate("rk4:20", "--set", $"field=map:{map}");
        Assert.Equal(1, code);
        Assert.Contains("field.txt: this map has ", error, StringComparison.Ordinal);
        Assert.Contains("line 41: ", error, StringComparison.Ordinal);
        Assert.Contains("MissingNode", error, StringComparison.Ordinal);
        Assert.Contains("--set map-defects=mask", error, StringComparison.Ordinal);
        Assert.DoesNotContain("--set map-defects=keep", error, StringComparison.Ordinal);
        Assert.False(File.Exists(bench.PathOf("ends.csv")));

        var output = bench.Succeed("rk4:20", "--set", $"field=map:{map}", "--set", "map-defects=mask");
        Assert.Contains("used in spite of its defects, as asked for", output, StringComparison.Ordinal);
        Assert.Equal("ok", bench.Ends().Single()["status"]);
    }

    [Fact]
    public void Doubtful_values_may_be_kept()
    {
        using var bench = new Bench();
        bench.Write("states.csv", State);
        var lines = FieldMapText.Lines(Grid).ToArray();
        lines[40] = string.Join(' ', [.. lines[40].Split(' ')[..3], "0", "2.5", "0"]);
        var map = bench.Write("field.txt", string.Join('\n', lines));
        Assert.Contains("--set map-defects=keep", bench.Propagate("rk4:20", "--set", $"field=map:{map}").Error, StringComparison.Ordinal);
        bench.Succeed("rk4:20", "--set", $"field=map:{map}", "--set", "map-defects=keep");
    }

    [Fact]
    public void An_answer_about_defects_without_a_map_is_refused()
    {
        using var bench = new Bench();
        bench.Write("states.csv", State);
        var (code, _, error) = bench.Propagate("rk4:20", "--set", "map-defects=mask");
        Assert.Equal(2, code);
        Assert.Contains("`map-defects` is for maps", error, StringComparison.Ordinal);
    }
}
