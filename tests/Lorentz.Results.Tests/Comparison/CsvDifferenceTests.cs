using Lorentz.Lab.Snapshots;

namespace Lorentz.Results.Tests.Comparison;

public sealed class CsvDifferenceTests
{
    private const string Table = "method,width,mean (mm),note\nabsolute,256,8.5,\"a, b\"\nresidual,256,0.04,\n";

    [Fact]
    public void Equal_tables_have_no_difference() => Assert.Empty(CsvDifference.Between(Table, Table));

    [Fact]
    public void A_cell_is_named_by_row_and_column() => Assert.Equal(
        ["[residual], mean (mm): 0.04 -> 0.05 (+2.5e-01 relative)"],
        CsvDifference.Between(Table, Table.Replace("0.04", "0.05", StringComparison.Ordinal)));

    [Fact]
    public void A_change_in_the_last_digit_is_seen() => Assert.Equal(
        ["[residual], mean (mm): 0.04 -> 0.040000000000000001 (0 relative)"],
        CsvDifference.Between(Table, Table.Replace("0.04", "0.040000000000000001", StringComparison.Ordinal)));

    [Fact]
    public void A_text_cell_has_no_relative_change() => Assert.Equal(
        ["[absolute], note: a, b -> c"],
        CsvDifference.Between(Table, Table.Replace("\"a, b\"", "c", StringComparison.Ordinal)));

    [Fact]
    public void A_missing_and_a_new_row_are_named() => Assert.Equal(
        ["row [absolute] is missing", "row [hybrid] is new"],
        CsvDifference.Between(Table, Table.Replace("absolute", "hybrid", StringComparison.Ordinal)));

    [Fact]
    public void A_missing_and_a_new_column_are_named() => Assert.Equal(
        ["column width is missing", "column units is new"],
        CsvDifference.Between(Table, Table.Replace("width", "units", StringComparison.Ordinal)));

    [Fact]
    public void Another_order_of_rows_is_a_difference() => Assert.Equal(
        ["the rows are in another order"], CsvDifference.Between("name,n\na,1\nb,2\n", "name,n\nb,2\na,1\n"));

    [Fact]
    public void Another_order_of_columns_is_a_difference() => Assert.Equal(
        ["the columns are in another order"], CsvDifference.Between("name,n,m\na,1,2\n", "name,m,n\na,2,1\n"));

    [Fact]
    public void Rows_of_numbers_go_by_their_first_cell() => Assert.Equal(
        ["[512], mean: 2 -> 3 (+5.0e-01 relative)"], CsvDifference.Between("width,mean\n256,1\n512,2\n", "width,mean\n256,1\n512,3\n"));

    [Fact]
    public void Rows_with_the_same_words_are_told_apart() => Assert.Equal(
        ["[a] #2, n: 2 -> 4 (+1.0e+00 relative)"], CsvDifference.Between("name,n\na,1\na,2\n", "name,n\na,1\na,4\n"));

    [Fact]
    public void Only_so_many_cells_are_listed()
    {
        var before = "name,n\n" + string.Concat(Enumerable.Range(0, 50).Select(n => $"row{n}x,1\n"));
        var lines = CsvDifference.Between(before, before.Replace(",1", ",2", StringComparison.Ordinal), limit: 10);
        Assert.Equal(11, lines.Count);
        Assert.Equal("and 40 more cells differ", lines[^1]);
    }

    [Fact]
    public void An_empty_table_is_a_difference() => Assert.NotEmpty(CsvDifference.Between(Table, ""));
}
