using Lorentz.Lab.Tables;

namespace Lorentz.Lab.Tests.Tables;

public sealed class TableTests
{
    private static readonly Table Sample = new Table(
        "Error against width",
        Column.Text("model", "Family of networks."),
        Column.Integer("width", "", "Neurons in the hidden layer."),
        Column.Real("rmse", "mm", "Root mean square of the distance to the true end point.", 3))
        .With("residual", 256, 0.123456)
        .With("absolute, \"plain\" | old", 8192, Cell.Missing)
        .With(Cell.Missing, -1, 2.5e-7);

    [Fact]
    public void Csv_has_units_in_the_heading_and_rounded_digits() => Assert.Equal(
        "model,width,rmse [mm]\nresidual,256,0.123\n\"absolute, \"\"plain\"\" | old\",8192,\n,-1,2.50e-07\n",
        CsvTable.Render(Sample));

    [Fact]
    public void Markdown_is_aligned_and_explains_its_columns() => Assert.Equal(
        """
        ### Error against width

        | model                    | width | rmse [mm] |
        |:-------------------------|------:|----------:|
        | residual                 |   256 |     0.123 |
        | absolute, "plain" \| old |  8192 |         – |
        | –                        |    -1 |  2.50e-07 |

        - **model**: Family of networks.
        - **width**: Neurons in the hidden layer.
        - **rmse [mm]**: Root mean square of the distance to the true end point.

        """,
        MarkdownTable.Render(Sample));

    [Fact]
    public void Csv_survives_the_way_to_the_disk_and_back()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("new/table.csv");
        CsvTable.Write(path, Sample);
        var back = CsvTable.Read(path, Sample.Title, Sample.Columns);
        Assert.Equal(CsvTable.Render(Sample), CsvTable.Render(back));
        Assert.Equal(0.123, back.Rows[0][2].Real);
        Assert.Equal(CellKind.Missing, back.Rows[1][2].Kind);
        Assert.Equal(["table.csv"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("model,width,rmse\n", "line 1: columns 'model, width, rmse', expected 'model, width, rmse [mm]'")]
    [InlineData("", "line 1: columns '', expected")]
    [InlineData("model,width,rmse [mm]\na,1,0.5\nb,2\n", "line 3: 2 fields, expected 3")]
    [InlineData("model,width,rmse [mm]\na,1.5,0.5\n", "line 2, column 'width': '1.5' is not a whole number")]
    [InlineData("model,width,rmse [mm]\na,1,fast\n", "line 2, column 'rmse [mm]': 'fast' is not a real number")]
    [InlineData("model,width,rmse [mm]\na,1,1e999\n", "line 2, column 'rmse [mm]': '1e999' is not a real number")]
    [InlineData("model,width,rmse [mm]\n\"a,1,0.5\n", "line 2: not comma-separated values")]
    public void A_damaged_file_is_named_with_the_place(string text, string expected)
    {
        var error = Assert.Throws<InvalidDataException>(
            () => CsvTable.Parse(new StringReader(text), "damaged.csv", "", Sample.Columns));
        Assert.StartsWith("damaged.csv, ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Special_reals_survive()
    {
        var column = Column.Real("x", "", "", 2);
        var table = new Table("", column).With(double.NaN).With(double.PositiveInfinity).With(double.NegativeInfinity);
        var text = CsvTable.Render(table);
        Assert.Equal("x\nnan\ninf\n-inf\n", text);
        Assert.Equal(table.Rows.Select(row => row[0].Real), CsvTable.Parse(new StringReader(text), "", "", [column]).Rows.Select(row => row[0].Real));
    }

    [Fact]
    public void A_row_that_does_not_fit_is_refused_with_its_place()
    {
        Assert.Contains("row 4: 2 cells for 3 columns", Assert.Throws<ArgumentException>(() => Sample.With("a", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("column 'width': Real where Integer", Assert.Throws<ArgumentException>(() => Sample.With("a", 1.5, 1.5)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Table("", Column.Text("a", ""), Column.Text("a", "")));
    }
}
