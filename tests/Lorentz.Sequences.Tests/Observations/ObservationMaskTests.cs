using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Tests.Observations;

public sealed class ObservationMaskTests
{
    [Theory]
    [InlineData(32, 0.05, 51)]
    [InlineData(64, 0.05, 204)]
    [InlineData(16, 0.05, 12)]
    [InlineData(32, 0.5, 512)]
    public void Observed_and_asked_pixels_are_different_and_of_the_right_number(int side, double share, int count)
    {
        var grid = new SquareGrid(side);
        for (var number = 0u; number < 50; number++)
        {
            var mask = ObservationMask.Draw(grid, share, Study.Key(FieldComplexity.Radial, number));
            Assert.Equal((count, count), (mask.Observed.Length, mask.Queries.Length));
            var pixels = mask.Observed.Concat(mask.Queries).ToArray();
            Assert.Equal(2 * count, pixels.Distinct().Count());
            Assert.All(pixels, pixel => Assert.InRange(pixel, 0, grid.Count - 1));
        }
    }

    [Fact]
    public void Every_pixel_is_observed_equally_often()
    {
        var counts = new int[Study.Grid.Count];
        const int Draws = 4000;
        for (var draw = 0; draw < Draws; draw++)
        {
            foreach (var pixel in ObservationMask.Draw(Study.Grid, 0.05, Study.Key(FieldComplexity.Simple, 7), draw).Observed)
            {
                counts[pixel]++;
            }
        }

        // A binomial count: about 199 with a deviation of 13.7; the sum of 1024 squared standardised counts is 973 +- 45.
        var expected = Draws * 51.0 / 1024;
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 973 - 250, 973 + 250);
    }

    [Fact]
    public void Fields_sets_and_draws_have_masks_of_their_own()
    {
        FieldKey[] keys = [Study.Key(FieldComplexity.Simple, 0), Study.Key(FieldComplexity.Simple, 1), Study.Key(FieldComplexity.Radial, 0), Study.Key(FieldComplexity.Simple, 0, FieldSet.Training)];
        var masks = keys.SelectMany(key => new[] { 0, 1 }.Select(draw => string.Join(',', ObservationMask.Draw(Study.Grid, 0.05, key, draw).Observed))).ToArray();
        Assert.Equal(masks.Length, masks.Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.0005)]
    [InlineData(0.51)]
    [InlineData(double.NaN)]
    public void A_share_that_makes_no_sense_is_refused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ObservationMask.Draw(Study.Grid, share, Study.Key(FieldComplexity.Simple, 0)));

    [Fact]
    public void Readings_are_the_field_at_the_pixels()
    {
        var field = FieldGenerator.Draw(Study.Key(FieldComplexity.Modulated, 5));
        var seen = Readings.Of(field, Study.Grid, [33, 1023, 0]);
        var values = Study.Grid.Values(field);
        Assert.Equal([values[33], values[1023], values[0]], seen.Values);
        Assert.Equal(Study.Grid.Places[33], seen.Places[0]);
        Assert.Throws<ArgumentException>(() => new Readings([new(0, 0)], []));
        Assert.Throws<ArgumentException>(() => new Readings([], []));
    }
}
