using Lorentz.Physics.Fields.Maps;
using Xunit;

namespace Lorentz.Physics.Tests.Fields.Maps;

public sealed class FieldMapParserTests
{
    [Fact]
    public void A_written_map_comes_back_to_the_bit()
    {
        AssertSameAsGrid(FieldMapParser.Parse(FieldMapText.Lines(MapText.Grid)));
    }

    [Fact]
    public void An_awkward_spacing_comes_back_to_the_bit()
    {
        var grid = FieldGrid.Sample(Probe.Sources, new(new(-0.1, 1.0 / 3, 7), new(0.7, 0.1, 11), new(-1e-3, Math.PI, 13)));
        var read = FieldMapParser.Parse(FieldMapText.Lines(grid)).Grid!;
        Assert.Equal(grid.Values.ToArray(), read.Values.ToArray());
        for (var i = 0; i < 7; i++)
        {
            Assert.Equal(grid.Geometry.X.Position(i), read.Geometry.X.Position(i));
            Assert.Equal(grid.Geometry.Y.Position(i), read.Geometry.Y.Position(i));
            Assert.Equal(grid.Geometry.Z.Position(i), read.Geometry.Z.Position(i));
        }
    }

    [Theory]
    [InlineData(",")]
    [InlineData(" , ")]
    [InlineData("\t")]
    [InlineData("   ")]
    public void The_order_of_nodes_and_the_separator_do_not_matter(string separator)
    {
        var rows = MapText.Rows();
        new Random(5).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
        var lines = rows.Select(row => row.Replace(" ", separator, StringComparison.Ordinal) + "  # remark");
        AssertSameAsGrid(FieldMapParser.Parse(["! a remark", "", "x,y,z,Bx,By,Bz", .. lines]));
    }

    [Theory]
    [InlineData("z y x Bx By Bz", "column x is headed 'z'")]
    [InlineData("x[cm] y[cm] z[cm] Bx By Bz", "column x is in 'cm'")]
    [InlineData("x y z Bx[T] By[G] Bz[T]", "column By is in 'G'")]
    public void A_header_of_other_columns_or_units_is_a_defect(string header, string text)
    {
        var reading = FieldMapParser.Parse(["# map", header, .. MapText.Rows()]);
        var defect = reading.Defects.First[0];
        Assert.Equal((MapDefectKind.Header, 2L, text), (defect.Kind, defect.Line, defect.Text));
        Assert.Null(reading.Resolve(MapText.Everywhere(DefectAction.Mask)).Grid);
    }

    [Theory]
    [InlineData(4, "0.1x", MapDefectKind.NonNumeric, "By is '0.1x', not a number", 1)]
    [InlineData(1, "-", MapDefectKind.NonNumeric, "y is '-', not a number", 2)]
    [InlineData(3, "nan", MapDefectKind.NonFinite, "Bx is 'nan', not finite", 1)]
    [InlineData(5, "-inf", MapDefectKind.NonFinite, "Bz is '-inf', not finite", 1)]
    [InlineData(5, "1e999", MapDefectKind.NonFinite, "Bz is '1e999', not finite", 1)]
    [InlineData(2, "NaN", MapDefectKind.NonFinite, "z is 'NaN', not finite", 2)]
    [InlineData(4, "33024", MapDefectKind.TooStrong, "|B| = 33024 T exceeds 2 T", 1)]
    [InlineData(0, "3.5", MapDefectKind.OffLattice, "x = 3.5 mm is not one of the 4 nodes from -100 to 200 mm, 100 mm apart", 2)]
    [InlineData(0, "900", MapDefectKind.OffLattice, "x = 900 mm is not one of the 4 nodes from -100 to 200 mm, 100 mm apart", 2)]
    public void A_damaged_number_is_reported_with_its_line(int column, string number, MapDefectKind kind, string text, int total)
    {
        var rows = MapText.Rows();
        rows[16] = MapText.With(rows[16], column, number);
        var reading = FieldMapParser.Parse(rows);
        var defect = reading.Defects.First[0];
        Assert.Equal((kind, 17L, text), (defect.Kind, defect.Line, defect.Text));
        Assert.NotEmpty(defect.Remedy);
        Assert.Equal(total, reading.Defects.Total);
        AssertOnlyAPolicyReleases(reading);
    }

    [Theory]
    [InlineData("1 2 3", 3)]
    [InlineData("1 2 3 4 5 6 7", 7)]
    [InlineData("1,2,3,4,5,6,", 7)]
    [InlineData("{\\rtf1\\ansi", 1)]
    public void A_wrong_number_of_columns_is_reported_with_its_line(string row, int columns)
    {
        var rows = MapText.Rows();
        rows[9] = row;
        var reading = FieldMapParser.Parse(rows);
        var defect = reading.Defects.First[0];
        Assert.Equal((MapDefectKind.ColumnCount, 10L), (defect.Kind, defect.Line));
        Assert.StartsWith($"{columns} columns", defect.Text, StringComparison.Ordinal);
        Assert.Equal(1, reading.Defects.Count(MapDefectKind.MissingNode));
        AssertOnlyAPolicyReleases(reading);
    }

    [Fact]
    public void An_empty_column_between_commas_is_not_skipped()
    {
        var rows = MapText.Rows();
        rows[9] = MapText.With(rows[9], 4, "").Replace(' ', ',');
        var defect = FieldMapParser.Parse(rows).Defects.First[0];
        Assert.Equal((10L, "By is '', not a number"), (defect.Line, defect.Text));
    }

    [Fact]
    public void Missing_nodes_are_named()
    {
        var rows = MapText.Rows();
        rows.RemoveAt(31);
        var reading = FieldMapParser.Parse(rows);
        var defect = Assert.Single(reading.Defects.First);
        Assert.Equal(MapDefectKind.MissingNode, defect.Kind);
        Assert.Equal("no row gives the field at (100, -50, 225) mm", defect.Text);
        AssertOnlyAPolicyReleases(reading);
    }

    [Fact]
    public void Duplicates_are_told_apart()
    {
        var rows = MapText.Rows();
        var identical = FieldMapParser.Parse([.. rows, rows[3]]);
        var defect = Assert.Single(identical.Defects.First);
        Assert.Equal((MapDefectKind.DuplicateIdentical, 61L), (defect.Kind, defect.Line));
        Assert.Contains("given in line 4 already", defect.Text, StringComparison.Ordinal);
        AssertOnlyAPolicyReleases(identical);

        var conflicting = FieldMapParser.Parse([.. rows, MapText.With(rows[3], 4, "0.125")]);
        defect = Assert.Single(conflicting.Defects.First);
        Assert.Equal((MapDefectKind.DuplicateConflicting, 61L), (defect.Kind, defect.Line));
        var kept = conflicting.Resolve(DefectPolicy.RejectAll.With(MapDefectKind.DuplicateConflicting, DefectAction.Keep));
        Assert.Equal(MapText.Grid.Values.ToArray(), kept.Grid!.Values.ToArray());
    }

    [Fact]
    public void A_plane_at_the_wrong_spacing_is_off_the_lattice()
    {
        var rows = MapText.Rows().Select(row => MapText.Number(row, 2) == 300 ? MapText.With(row, 2, "310") : row);
        var reading = FieldMapParser.Parse(rows);
        Assert.Equal(12, reading.Defects.Count(MapDefectKind.OffLattice));
        Assert.Equal(4, reading.Geometry!.Z.Count);
        Assert.Null(reading.Grid);
    }

    [Fact]
    public void A_whole_plane_missing_is_missed()
    {
        var reading = FieldMapParser.Parse(MapText.Rows().Where(row => MapText.Number(row, 2) != 250));
        Assert.Equal(12, reading.Defects.Count(MapDefectKind.MissingNode));
        Assert.Equal(5, reading.Geometry!.Z.Count);
    }

    [Fact]
    public void Maps_that_are_none_give_no_lattice_and_no_field()
    {
        AssertNone(MapDefectKind.EmptyMap, []);
        AssertNone(MapDefectKind.EmptyMap, ["# nothing", "x y z Bx By Bz", " "]);
        AssertNone(MapDefectKind.SingleValueAxis, MapText.Rows().Where(row => MapText.Number(row, 1) == 0));
        AssertNone(MapDefectKind.NoLattice, Probe.Points(200, 100).Select(p => FormattableString.Invariant($"{p.X} {p.Y} {p.Z} 0 0 0")));

        static void AssertNone(MapDefectKind kind, IEnumerable<string> lines)
        {
            var reading = FieldMapParser.Parse(lines);
            Assert.Equal(kind, Assert.Single(reading.Defects.Kinds.Distinct()));
            Assert.Null(reading.Geometry);
            Assert.Null(reading.Resolve(MapText.Everywhere(DefectAction.Mask)).Grid);
        }
    }

    [Fact]
    public void A_map_that_is_all_wrong_gives_a_short_report_with_true_counts()
    {
        var reading = FieldMapParser.Parse(MapText.Rows().Select(row => MapText.With(row, 4, "?")).Concat(Enumerable.Repeat("1 2", 5000)));
        Assert.Equal(5060, reading.Defects.Total);
        Assert.Equal(160, reading.Defects.First.Length);
        var lines = reading.Defects.Describe(3).ToArray();
        Assert.Equal(10, lines.Length);
        Assert.Equal("  ... and 4,997 more", lines[4]);
        Assert.Null(reading.Resolve(MapText.Everywhere(DefectAction.Mask)).Grid);
        Assert.Contains("no sound node", reading.Resolve(MapText.Everywhere(DefectAction.Mask)).Report[^1], StringComparison.Ordinal);
    }

    private static void AssertOnlyAPolicyReleases(FieldMapReading reading)
    {
        Assert.Null(reading.Grid);
        var masked = reading.Resolve(MapText.Everywhere(DefectAction.Mask));
        Assert.NotNull(masked.Grid);
        Assert.Contains(masked.Report, line => line.Contains("left out, nodes filled", StringComparison.Ordinal));
        Assert.Equal(MapText.Grid.Geometry, masked.Grid.Geometry);
        foreach (var (expected, actual) in MapText.Grid.Values.ToArray().Zip(masked.Grid.Values.ToArray()))
        {
            Assert.InRange(Math.Abs(expected - actual), 0, 0.05);
        }
    }

    private static void AssertSameAsGrid(FieldMapReading reading)
    {
        Assert.Equal(0, reading.Defects.Total);
        Assert.Equal(MapText.Grid.Geometry, reading.Grid!.Geometry);
        Assert.Equal(MapText.Grid.Values.ToArray(), reading.Grid.Values.ToArray());
    }
}
