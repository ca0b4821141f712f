using Lorentz.Physics.Fields.Maps;
using Xunit;

namespace Lorentz.Physics.Tests.Fields.Maps;

public sealed class DefectPolicyTests
{
    [Fact]
    public void A_masked_node_of_a_linear_field_is_filled_exactly()
    {
        var field = new PolynomialField(1);
        var grid = FieldGrid.Sample(field, Probe.Cube(200, 100));
        var rows = FieldMapText.Lines(grid).Skip(2).ToList();
        foreach (var centre in new[] { grid.Geometry.Index(2, 2, 2), grid.Geometry.Index(2, 2, 1), grid.Geometry.Index(4, 1, 2) })
        {
            rows[centre] = MapText.With(rows[centre], 4, "1e5");
        }

        var filled = FieldMapParser.Parse(rows, 100).Resolve(DefectPolicy.RejectAll.With(MapDefectKind.TooStrong, DefectAction.Mask));
        Assert.InRange(Probe.LargestDifference(new TrilinearField(filled.Grid!), new TrilinearField(grid), Probe.Points(200, 200)), 0, 1e-14);
    }

    [Fact]
    public void Keep_and_zero_do_what_they_say()
    {
        var rows = MapText.Rows();
        rows[20] = MapText.With(rows[20], 4, "-5");
        var reading = FieldMapParser.Parse(rows);
        var start = 3 * 20;
        var kept = reading.Resolve(DefectPolicy.RejectAll.With(MapDefectKind.TooStrong, DefectAction.Keep)).Grid!.Values;
        Assert.Equal(-5, kept[start + 1]);
        var zeroed = reading.Resolve(DefectPolicy.RejectAll.With(MapDefectKind.TooStrong, DefectAction.Zero)).Grid!.Values;
        Assert.Equal(new double[] { 0, 0, 0 }, zeroed.Slice(start, 3).ToArray());
        Assert.Equal(MapText.Grid.Values[start + 3], zeroed[start + 3]);
    }

    [Fact]
    public void A_policy_for_one_kind_does_not_excuse_another()
    {
        var rows = MapText.Rows();
        rows[20] = MapText.With(rows[20], 4, "-5");
        rows.RemoveAt(7);
        var resolution = FieldMapParser.Parse(rows).Resolve(DefectPolicy.RejectAll.With(MapDefectKind.TooStrong, DefectAction.Mask));
        Assert.Null(resolution.Grid);
        Assert.Contains("MissingNode (1): rejected, no field", resolution.Report);
    }

    [Fact]
    public void An_answer_that_makes_no_sense_is_refused_with_those_that_do()
    {
        var error = Assert.Throws<ArgumentException>(() => DefectPolicy.RejectAll.With(MapDefectKind.MissingNode, DefectAction.Keep));
        Assert.Contains("valid: Reject, Mask, Zero", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limit_of_the_field_is_the_callers()
    {
        var rows = MapText.Rows();
        rows[20] = MapText.With(rows[20], 4, "-5");
        Assert.NotNull(FieldMapParser.Parse(rows, strongestField: 6).Grid);
        Assert.Null(FieldMapParser.Parse(rows).Grid);
    }
}
