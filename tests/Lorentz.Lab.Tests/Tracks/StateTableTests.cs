using Lorentz.Lab.Tracks;

namespace Lorentz.Lab.Tests.Tracks;

public sealed class StateTableTests
{
    private const string Text =
        "event,z1,x0,y0,tx0,ty0,qop,z0,comment\n" +
        "1,5000,0.1,-2,0.01,0.02,1e-4,770,\"fine, really\"\n" +
        "2,5000,abc,-2,0.01,0.02,1e-4,770,\n" +
        "\n" +
        "3,5000,0.1,-2,0.01,0.02,1e-4\n" +
        "4,5000,0.1,-2,nan,0.02,1e-4,770,\n" +
        "5,5000,0.1,-2,0.01,0.02,1e-4,770,\"open\n" +
        "6,5000,0.1,-2,0.01,0.02,1e999,770,\n" +
        "7, 5000 , 0.30000000000000004 ,-2,0.01,0.02,-1e-4,770,last\n";

    [Fact]
    public void Good_rows_are_read_and_bad_ones_reported_with_line_and_reason()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("states.csv"), Text);
        using var reader = new StateTableReader(folder.File("states.csv"));
        Assert.EndsWith("copied to the output: event, comment.", reader.Notice, StringComparison.Ordinal);
        var lines = reader.ReadLines().ToArray();

        var first = Assert.IsType<StateRow>(lines[0]);
        Assert.Equal((2, 0.1, -2, 0.01, 0.02, 1e-4, 770, 5000), (first.LineNumber, first.X, first.Y, first.Tx, first.Ty, first.ChargeOverMomentum, first.StartZ, first.EndZ));
        Assert.Equal(
            [
                "3: x0 = 'abc' is not a number",
                "5: 7 fields, expected 9",
                "6: tx0 = 'nan' is not finite",
                "7: a stray or unclosed quotation mark",
                "8: qop = '1e999' is not finite",
            ],
            lines.OfType<BadRow>().Select(row => $"{row.LineNumber}: {row.Reason}"));
        var last = Assert.IsType<StateRow>(lines[^1]);
        Assert.Equal((9, 0.1 + 0.2), (last.LineNumber, last.X));
        Assert.Equal(7, lines.Length);
    }

    [Fact]
    public void Ends_repeat_the_input_and_read_back_to_the_bit()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("states.csv"), Text);
        using (var reader = new StateTableReader(folder.File("states.csv")))
        using (var writer = new EndTableWriter(folder.File("out/ends.csv"), reader.Columns))
        {
            foreach (var line in reader.ReadLines().Take(3))
            {
                switch (line)
                {
                    case StateRow row:
                        writer.Write(row, row.X * 3, 1e-300, Math.PI, -0.0, "ok");
                        break;
                    case BadRow row:
                        writer.Write(row);
                        break;
                }
            }

            Assert.False(File.Exists(folder.File("out/ends.csv")));
            writer.Complete();
        }

        Assert.Equal(
            """
            event,z1,x0,y0,tx0,ty0,qop,z0,comment,line,x1,y1,tx1,ty1,status
            1,5000,0.1,-2,0.01,0.02,1e-4,770,"fine, really",2,0.30000000000000004,1E-300,3.141592653589793,-0,ok
            2,5000,abc,-2,0.01,0.02,1e-4,770,,3,,,,,bad row: x0 = 'abc' is not a number
            3,5000,0.1,-2,0.01,0.02,1e-4,,,5,,,,,"bad row: 7 fields, expected 9"

            """,
            File.ReadAllText(folder.File("out/ends.csv")));
        Assert.Single(Directory.GetFiles(folder.File("out")));
    }

    [Fact]
    public void Columns_of_an_earlier_result_are_replaced()
    {
        using var folder = new TemporaryFolder();
        using (var writer = new EndTableWriter(folder.File("ends.csv"), ["x1", "z0", "status"]))
        {
            writer.Write(new StateRow(2, ["9", "770", "ok"], 0, 0, 0, 0, 0, 0, 0), 1, 2, 3, 4, "lost");
            writer.Complete();
        }

        Assert.Equal("z0,line,x1,y1,tx1,ty1,status\n770,2,1,2,3,4,lost\n", File.ReadAllText(folder.File("ends.csv")));
    }

    [Fact]
    public void A_table_not_completed_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        new EndTableWriter(folder.File("ends.csv"), ["z0"]).Dispose();
        Assert.Empty(Directory.GetFiles(folder.Root));
    }

    [Theory]
    [InlineData("x0,y0,tx,ty0,qop,z0,z1\n1,2,3,4,5,6,7\n", "missing column tx0; found x0, y0, tx, ty0, qop, z0, z1; required x0, y0, tx0, ty0, qop, z0, z1.")]
    [InlineData("", "found no header; required")]
    [InlineData("x0,x0,y0,tx0,ty0,qop,z0,z1\n", "column 'x0' occurs twice")]
    public void A_header_that_does_not_fit_names_what_was_found_and_required(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("states.csv");
        File.WriteAllText(path, text);
        var error = Assert.Throws<InvalidDataException>(() => new StateTableReader(path));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_do_no_harm()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("states.csv"), "x0,y0,tx0,ty0,qop,z0,z1\r\n1,2,3,4,5,6,7\r\n", new System.Text.UTF8Encoding(true));
        using var reader = new StateTableReader(folder.File("states.csv"));
        Assert.Null(reader.Notice);
        Assert.Equal(7, Assert.IsType<StateRow>(Assert.Single(reader.ReadLines())).EndZ);
    }
}
