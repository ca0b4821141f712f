using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Tests.Baselines;

public sealed class GaussianProcessTests
{
    [Fact]
    public void Two_readings_give_the_formula_written_out()
    {
        var seen = new Readings([new(0, 0), new(1, 0)], [0.2, 0.9]);
        const double Nugget = 0.1;
        var correlation = new SquaredExponential(0.8);
        var rho = Math.Exp(-1 / (2 * 0.64));
        var at = new Place(0.3, 0.4);
        var (near, far) = (Math.Exp(-0.25 / 1.28), Math.Exp(-0.65 / 1.28));

        // By symmetry the mean is that of the two values, and K^-1 acts on their difference as 1 / (1 + nugget - rho).
        var weight = -0.35 / (1 + Nugget - rho);
        var posterior = GaussianPosterior.Of(seen, correlation, Nugget)!;
        Assert.Equal(0.55, posterior.Mean, 1e-14);
        Assert.Equal(0.55 + (weight * near) - (weight * far), posterior.Value(at), 1e-14);

        var variance = 2 * 0.35 * 0.35 / (1 + Nugget - rho) / 2;
        var determinant = ((1 + Nugget) * (1 + Nugget)) - (rho * rho);
        Assert.Equal(-0.5 * ((2 * Math.Log(2 * Math.PI * variance)) + Math.Log(determinant) + 2), posterior.LogLikelihood, 1e-13);
    }

    [Fact]
    public void Correlations_are_those_of_the_book()
    {
        Assert.Equal(Math.Exp(-0.5 * (0.36 + 0.25) / 4), new SquaredExponential(2).Of(0.6, -0.5), 1e-15);
        var s = Math.Sqrt(5 * 0.61) / 2;
        Assert.Equal((1 + s + (s * s / 3)) * Math.Exp(-s), new MaternFiveHalves(2).Of(0.6, -0.5), 1e-15);
        Assert.Equal(Math.Exp(-0.61 / 8) * Math.Cos((3 * 0.6) - (2 * 0.5)), new SpectralCorrelation(2, 3, 2).Of(0.6, -0.5), 1e-15);
    }

    [Fact]
    public void The_process_of_the_grid_is_its_likeliest()
    {
        var (_, seen) = Study.Readings(FieldComplexity.MultiFrequency, 1);
        var candidates =
            from i in Enumerable.Range(0, 22)
            from nugget in new[] { 1e-9, 1e-6, 1e-3, 1e-1 }
            let posterior = GaussianPosterior.Of(seen, new SquaredExponential(0.12 * Math.Pow(1.25, i)), nugget)
            where posterior is not null
            select posterior;
        var likeliest = candidates.MaxBy(posterior => posterior.LogLikelihood)!;
        var predicted = GaussianProcess.SquaredExponential.Predict(seen, Study.Grid.Places, default);
        Assert.All(predicted.Zip(Study.Grid.Places), pair => Assert.Equal(likeliest.Value(pair.Second), pair.First, 1e-6));
    }

    [Fact]
    public void Equal_readings_are_continued()
    {
        var seen = new Readings(Study.Readings(FieldComplexity.Simple, 0).Seen.Places, [.. Enumerable.Repeat(0.7, 51)]);
        Assert.All(GaussianProcess.MaternFiveHalves.Predict(seen, Study.Grid.Places, default), value => Assert.Equal(0.7, value, 1e-9));
        Assert.All(new SpectralProcess().Predict(seen, Study.Grid.Places, default), value => Assert.Equal(0.7, value, 1e-9));
    }

    [Fact]
    public void A_spectral_process_knows_a_wave()
    {
        var (field, seen) = Study.Readings(FieldComplexity.Simple, 3);
        Assert.InRange(Study.RootMeanSquare(new SpectralProcess().Predict(seen, Study.Grid.Places, default), field), 0, 1e-3);
    }
}
