using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Metrics;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Tests.Metrics;

public sealed class MetricsTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.1, 20)]
    [InlineData(0.001, 60)]
    [InlineData(2, -6.020599913279624)]
    [InlineData(0.35355339059327373, 9.030899869919436)]
    [InlineData(0.5, 6.020599913279624)]
    [InlineData(0, 300)]
    [InlineData(1e-20, 300)]
    public void Decibels_are_twenty_logarithms(double rootMeanSquare, double decibels) =>
        Assert.Equal(decibels, PeakSignalToNoise.Of(rootMeanSquare), 1e-12);

    [Fact]
    public void Errors_are_parted_by_what_was_observed()
    {
        var grid = new SquareGrid(11);
        var truth = new double[grid.Count];
        var reconstruction = new double[grid.Count];
        (reconstruction[3], reconstruction[7], reconstruction[8]) = (0.5, -0.25, 0.75);
        var score = FieldScore.Of(truth, reconstruction, grid, new([3, 4], [7, 9]));
        Assert.Equal(Math.Sqrt(0.25 / 2), score.Observed.RootMeanSquare, 1e-15);
        Assert.Equal(0.25, score.Observed.MeanAbsolute, 1e-15);
        Assert.Equal(Math.Sqrt((0.0625 + 0.5625) / 119), score.Unobserved.RootMeanSquare, 1e-15);
        Assert.Equal(1.5 / 121, score.All.MeanAbsolute, 1e-15);
        Assert.Equal(Math.Sqrt(0.875 / 121), score.All.RootMeanSquare, 1e-15);
    }

    [Fact]
    public void Equal_images_are_similar_by_one_and_flat_ones_by_their_means()
    {
        var field = Study.Grid.Values(FieldGenerator.Draw(Study.Key(FieldComplexity.Radial, 1)));
        Assert.Equal(1, StructuralSimilarity.Of(field, field, 32), 1e-12);
        var (a, b) = (Enumerable.Repeat(0.3, 1024).ToArray(), Enumerable.Repeat(0.8, 1024).ToArray());
        Assert.Equal(((2 * 0.3 * 0.8) + 0.0001) / (0.09 + 0.64 + 0.0001), StructuralSimilarity.Of(a, b, 32), 1e-10);
        Assert.Throws<ArgumentException>(() => StructuralSimilarity.Of(a, b, 31));
        Assert.Throws<ArgumentException>(() => StructuralSimilarity.Of(new double[100], new double[100], 10));
    }

    [Fact]
    public void Similarity_is_the_formula_over_every_whole_window()
    {
        const int Side = 14;
        var random = new Random(5);
        var (x, y) = (new double[Side * Side], new double[Side * Side]);
        for (var i = 0; i < x.Length; i++)
        {
            (x[i], y[i]) = (random.NextDouble(), random.NextDouble());
        }

        var total = 0.0;
        for (var row = 0; row + 11 <= Side; row++)
        {
            for (var column = 0; column + 11 <= Side; column++)
            {
                total += Window(x, y, Side, row, column);
            }
        }

        Assert.Equal(total / 16, StructuralSimilarity.Of(x, y, Side), 1e-12);
    }

    [Fact]
    public void Knowing_nothing_gives_nine_decibels_and_rolling_dice_six()
    {
        var (mean, sample) = (new List<double>(), new List<double>());
        for (var number = 0u; number < 300; number++)
        {
            var key = Study.Key(FieldComplexity.Simple, number);
            var field = FieldGenerator.Draw(key);
            var mask = ObservationMask.Draw(Study.Grid, 0.05, key);
            var seen = Readings.Of(field, Study.Grid, mask.Observed);
            mean.Add(Decibels(new ConstantValue(0.5)));
            sample.Add(Decibels(new MarginalSample()));

            double Decibels(Baseline baseline) =>
                FieldScore.Of(Study.Grid.Values(field), baseline.Predict(seen, Study.Grid.Places, key.Chance), Study.Grid, mask).All.PeakSignalToNoise;
        }

        Assert.Equal(9.03, mean.Average(), 0.05);
        Assert.Equal(6.02, sample.Average(), 0.1);
    }

    // Means, variances and covariance about the means, as they are defined.
    private static double Window(double[] x, double[] y, int side, int row, int column)
    {
        var pixels = (
            from i in Enumerable.Range(0, 11)
            from j in Enumerable.Range(0, 11)
            let at = ((row + i) * side) + column + j
            select (Weight: Math.Exp(-(((i - 5) * (i - 5)) + ((j - 5) * (j - 5))) / 4.5), X: x[at], Y: y[at])).ToArray();
        var sum = pixels.Sum(p => p.Weight);
        var (meanX, meanY) = (pixels.Sum(p => p.Weight * p.X) / sum, pixels.Sum(p => p.Weight * p.Y) / sum);
        var varianceX = pixels.Sum(p => p.Weight * (p.X - meanX) * (p.X - meanX)) / sum;
        var varianceY = pixels.Sum(p => p.Weight * (p.Y - meanY) * (p.Y - meanY)) / sum;
        var covariance = pixels.Sum(p => p.Weight * (p.X - meanX) * (p.Y - meanY)) / sum;
        return ((2 * meanX * meanY) + 1e-4) * ((2 * covariance) + 9e-4) / (((meanX * meanX) + (meanY * meanY) + 1e-4) * (varianceX + varianceY + 9e-4));
    }
}
