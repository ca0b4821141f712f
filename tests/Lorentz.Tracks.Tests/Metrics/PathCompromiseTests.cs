using System.Collections.Immutable;
using Lorentz.Tracks.Metrics;

namespace Lorentz.Tracks.Tests.Metrics;

public static class PathCompromiseTests
{
    private static readonly ImmutableArray<double> PublishedPoints = [.. Enumerable.Range(0, 10).Select(i => 0.1 + (0.8 * i / 9)), 1];

    [Fact]
    public static void A_wrong_start_leaves_at_the_end_what_the_published_predictions_show()
    {
        var compromise = new PathCompromise(PublishedPoints, PathCompromise.Weights(10, 1, 1), 1);
        var weights = PathCompromise.Weights(10, 1, 1);
        var (first, second) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            first += weights[i] * PublishedPoints[i];
            second += weights[i] * PublishedPoints[i] * PublishedPoints[i];
        }

        var remains = compromise.RemainsOfStart();
        Assert.Equal(1 - (first / second), remains[^1], 1e-12);

        // Spreads of the published normalisation; their predictions are off by -0.0475 of the start.
        Assert.Equal(-0.0473, ((2634.0 / 1971) - 1) * remains[^1], 1e-4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public static void Paths_of_the_degree_leave_nothing_and_the_rest_is_orthogonal_to_them(int degree)
    {
        var weights = PathCompromise.Weights(10, 1, 1);
        var compromise = new PathCompromise(PublishedPoints, weights, degree);
        double[] path = [.. PublishedPoints.Select(zeta => (3 * zeta) - (degree > 1 ? 2 * zeta * zeta : 0) + (degree > 2 ? zeta * zeta * zeta : 0))];
        Assert.All(compromise.Residuals(path), residual => Assert.Equal(0, residual, 1e-10));
        var residuals = compromise.Residuals([.. PublishedPoints.Select(zeta => 1 / (1 + zeta))]);
        for (var power = 1; power <= degree; power++)
        {
            Assert.Equal(0, residuals.Select((residual, i) => weights[i] * residual * Math.Pow(PublishedPoints[i], power)).Sum(), 1e-11);
        }
    }

    [Fact]
    public static void The_end_alone_is_always_met()
    {
        Assert.Equal([0.0], new PathCompromise([1], PathCompromise.Weights(0, 1, 1), 1).Residuals([7.0]));
    }

    [Fact]
    public static void Too_few_points_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PathCompromise([1], [1], 2));
        Assert.Throws<ArgumentException>(() => new PathCompromise([0.5, 1], [1], 1));
    }
}
