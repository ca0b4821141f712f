using System.Globalization;
using System.Text;

namespace Lorentz.Build.Tests.Propagation;

/// <summary>Tables as people have them: damaged, foreign, large.</summary>
public sealed class StateTableTests
{
    [Fact]
    public void Bad_rows_are_told_with_line_and_reason_and_the_others_are_done()
    {
        using var bench = new Bench();
        bench.Write(
            "states.csv",
            "event,z1,x0,y0,tx0,ty0,qop,z0,comment\n" +
            "1,5000,0.1,-2,0.01,0.02,1e-4,770,good\n" +
            "2,5000,abc,-2,0.01,0.02,1e-4,770,\n" +
            "3,5000,0.1,-2,0.01\n" +
            "4,1e12,0.1,-2,0.01,0.02,1e-4,770,\n" +
            "5,5000,0.1,-2,0.01,0.02,1e-4,770,good\n");
        var output = bench.Succeed("parabolic");
        Assert.Contains("columns not used, copied to the output: event, comment.", output, StringComparison.Ordinal);
        Assert.Contains("states.csv line 3: x0 = 'abc' is not a number\n", output, StringComparison.Ordinal);
        Assert.Contains("states.csv line 4: 5 fields, expected 9\n", output, StringComparison.Ordinal);
        Assert.Contains("states.csv line 5: z1 = 1000000000000 mm is more than a kilometre away\n", output, StringComparison.Ordinal);
        Assert.Contains("  ok                       2\n", output, StringComparison.Ordinal);
        Assert.Contains("  bad row                  3  first in line 3", output, StringComparison.Ordinal);
        Assert.Contains("ends.csv: 5 rows in ", output, StringComparison.Ordinal);

        var lines = bench.Lines("ends.csv");
        Assert.Equal("event,z1,x0,y0,tx0,ty0,qop,z0,comment,line,x1,y1,tx1,ty1,status", lines[0]);
        Assert.StartsWith("1,5000,0.1,-2,0.01,0.02,1e-4,770,good,2,", lines[1], StringComparison.Ordinal);
        Assert.Equal("2,5000,abc,-2,0.01,0.02,1e-4,770,,3,,,,,bad row: x0 = 'abc' is not a number", lines[2]);
        Assert.StartsWith("5,5000,0.1,-2,0.01,0.02,1e-4,770,good,6,", lines[5], StringComparison.Ordinal);
        Assert.Equal(lines[1].Split(',')[10..], lines[5].Split(',')[10..]);
    }

    [Fact]
    public void Only_the_first_bad_rows_are_told()
    {
        using var bench = new Bench();
        bench.Write("states.csv", $"{Bench.Header}\n{string.Concat(Enumerable.Repeat("?,0,0,0,0,0,0\n", 25))}");
        var output = bench.Succeed("linear");
        Assert.Equal(10, output.Split('\n').Count(line => line.Contains("is not a number", StringComparison.Ordinal)));
        Assert.Contains("15 more bad rows; the status column has all of them", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_nothing()
    {
        using var bench = new Bench();
        var text = $"{Bench.Header}\n1,2,0.03,0.04,2e-4,770,9000\n1,2,0.03,0.04,-2e-4,9000,770\n";
        bench.Write("states.csv", text);
        bench.Succeed("rk4:100");
        var expected = bench.Lines("ends.csv");
        File.WriteAllText(bench.PathOf("states.csv"), text.ReplaceLineEndings("\r\n"), new UTF8Encoding(true));
        bench.Succeed("rk4:100");
        Assert.Equal(expected, bench.Lines("ends.csv"));
    }

    [Fact]
    public void The_output_is_the_same_for_any_number_of_threads()
    {
        using var bench = new Bench();
        WriteRows(bench, 20_000);
        foreach (var method in new[] { "nystrom:2steps", "cash-karp:0.1" })
        {
            bench.Succeed(method, "--threads", "1");
            var alone = File.ReadAllBytes(bench.PathOf("ends.csv"));
            bench.Succeed(method, "--threads", "3");
            Assert.True(alone.AsSpan().SequenceEqual(File.ReadAllBytes(bench.PathOf("ends.csv"))), method);
        }
    }

    [Fact]
    public void A_large_table_comes_back_whole_and_in_order()
    {
        const int Rows = 200_000;
        using var bench = new Bench();
        WriteRows(bench, Rows);
        Assert.Contains("ends.csv: 200,000 rows in ", bench.Succeed("parabolic"), StringComparison.Ordinal);
        var line = 1;
        foreach (var text in File.ReadLines(bench.PathOf("ends.csv")).Skip(1))
        {
            line++;
            Assert.Equal(line.ToString(CultureInfo.InvariantCulture), text.Split(',')[7]);
        }

        Assert.Equal(Rows + 1, line);
    }

    [Theory]
    [InlineData("", "found no header; required x0, y0, tx0, ty0, qop, z0, z1")]
    [InlineData("1,2,0.1,0.2,1e-4,770,9000\n", "The first line holds numbers: put a line with the names of the columns above it.")]
    [InlineData("x0;y0;tx0;ty0;qop;z0;z1\n1;2;0.1;0.2;1e-4;770;9000\n", "The fields seem to be separated by ';': separate them by commas.")]
    [InlineData("x0 y0 tx0 ty0 qop z0 z1\n", "The fields seem to be separated by spaces: separate them by commas.")]
    [InlineData("x0,y0,tx0,ty0,z0,z1\n", "missing column qop; found x0, y0, tx0, ty0, z0, z1; required")]
    public void A_table_that_is_none_is_refused_with_advice(string text, string expected)
    {
        using var bench = new Bench();
        bench.Write("states.csv", text);
        var (code, _, error) = bench.Propagate("linear");
        Assert.Equal(1, code);
        Assert.Contains("states.csv", error, StringComparison.Ordinal);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.False(File.Exists(bench.PathOf("ends.csv")));
    }

    [Fact]
    public void A_header_alone_gives_a_header()
    {
        using var bench = new Bench();
        bench.Write("states.csv", Bench.Header + "\n");
        Assert.Contains("states.csv has a header and no rows", bench.Succeed("linear"), StringComparison.Ordinal);
        Assert.Equal([$"{Bench.Header},line,x1,y1,tx1,ty1,status"], bench.Lines("ends.csv"));
    }

    private static void WriteRows(Bench bench, int count)
    {
        using var writer = new StreamWriter(bench.PathOf("states.csv")) { NewLine = "\n" };
        writer.WriteLine(Bench.Header);
        for (var i = 0; i < count; i++)
        {
            // A bad row now and then must not move its neighbours.
            writer.WriteLine(i % 997 == 5
                ? "?,0,0,0,0,0,0"
                : string.Create(CultureInfo.InvariantCulture, $"{i % 100},{i % 77},{(i % 41) * 0.005},{(i % 31) * 0.005},{((i % 19) - 9) * 3e-5},770,{2000 + (i % 9001)}"));
        }
    }
}
