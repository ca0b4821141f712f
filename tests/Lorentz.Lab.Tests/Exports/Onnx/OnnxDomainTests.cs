using Lorentz.Lab.Tests.Peers.OnnxRuntime;
using Lorentz.Learning.Activations;
using Lorentz.Tracks.Learned;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Tests.Exports.Onnx;

/// <summary>The flag of an exported graph, against the training domain.</summary>
public sealed class OnnxDomainTests
{
    private static DeepTrackNetwork Anywhere { get; } = ExportModels.Create("residual", 7, ActivationKind.Silu, 8);

    [Fact]
    public void Rows_inside_and_outside_are_told_apart()
    {
        // Every fourth row leaves the box in one column or another.
        var rows = Enumerable.Range(0, 4000).Select(i =>
        {
            var row = ExportModels.State(Anywhere, i);
            row[i / 4 % 7] *= i % 4 == 0 ? 1 + (i / 28 % 5) : 1;
            return row;
        }).ToArray();
        var inside = AssertAsDomain(Anywhere, rows);
        Assert.InRange(inside, 3000, 3900);
    }

    [Fact]
    public void Every_limit_is_met_to_the_last_bit()
    {
        var (minimum, maximum) = Anywhere.Domain.Limits();
        var rows = new List<float[]>();
        for (var column = 0; column < Segment.Columns; column++)
        {
            foreach (var limit in new[] { minimum[column], maximum[column] })
            {
                foreach (var value in new[] { MathF.BitDecrement((float)limit), (float)limit, MathF.BitIncrement((float)limit) })
                {
                    rows.Add(With(column, value));
                    rows.Add(With(column, -value));
                }
            }
        }

        var inside = AssertAsDomain(Anywhere, [.. rows]);
        Assert.InRange(inside, 14, rows.Count - 14);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.MaxValue)]
    [InlineData(float.MinValue)]
    public void What_is_no_number_or_no_track_is_flagged_wherever_it_stands(float value) =>
        Assert.Equal(0, AssertAsDomain(Anywhere, [.. Enumerable.Range(0, Segment.Columns).Select(column => With(column, value))]));

    [Fact]
    public void A_bad_row_leaves_its_neighbours_alone()
    {
        var good = ExportModels.State(Anywhere, 3);
        float[] rows = [.. good, .. With(2, float.NaN), .. good];
        var (ends, valid) = OnnxExtrapolation.Exported(SharedOnnxRuntime.Environment, Anywhere, rows);
        Assert.Equal([true, false, true], valid);
        Assert.Equal(ends[..4], ends[8..]);
        Assert.All(ends[..4], value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void A_plane_that_never_varied_is_the_only_one()
    {
        var model = ExportModels.Create("absolute", 6, ActivationKind.Relu, 8);
        var row = ExportModels.State(model, 4);
        var (above, below) = ((float[])row.Clone(), (float[])row.Clone());
        (above[5], below[5]) = (MathF.BitIncrement(770), MathF.BitDecrement(770));
        Assert.Equal(1, AssertAsDomain(model, [row, above, below]));
    }

    [Fact]
    public void A_domain_of_all_momenta_up_to_infinity_takes_straight_tracks()
    {
        var limits = Anywhere.Domain;
        var model = Anywhere with { Domain = limits with { Minimum = limits.Minimum.SetItem(4, 0) } };
        Assert.Equal(1, AssertAsDomain(model, [With(4, 0)]));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void A_domain_with_no_room_takes_nothing(int column)
    {
        var limits = Anywhere.Domain;
        var model = Anywhere with { Domain = limits with { Maximum = limits.Maximum.SetItem(column, limits.Minimum[column] - 1) } };
        Assert.Equal(0, AssertAsDomain(model, [ExportModels.State(Anywhere, 1), With(column, (float)limits.Minimum[column] - 0.5f)]));
    }

    private static float[] With(int column, float value)
    {
        var row = ExportModels.State(Anywhere, 9);
        row[column] = value;
        return row;
    }

    // The number of rows inside.
    private static int AssertAsDomain(DeepTrackNetwork model, float[][] rows)
    {
        var (_, valid) = OnnxExtrapolation.Exported(SharedOnnxRuntime.Environment, model, [.. rows.SelectMany(row => row)]);
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.True(valid[i] == model.Domain.Contains(Segment.FromRow<float>(rows[i])), $"row {i}: {string.Join(", ", rows[i])} is said to be {valid[i]}");
        }

        return valid.Count(flag => flag);
    }
}
