using System.Collections.Immutable;
using Lorentz.Sequences.Baselines;
using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Tests.Waves;

public sealed class WaveFitTests
{
    public static TheoryData<FieldComplexity> Families => [.. Enum.GetValues<FieldComplexity>()];

    [Fact]
    public void One_wave_is_found_from_51_readings()
    {
        for (var number = 0u; number < 20; number++)
        {
            var (field, seen) = Study.Readings(FieldComplexity.Simple, number);
            Assert.InRange(Study.RootMeanSquare(new SingleWave().Predict(seen, Study.Grid.Places, default), field), 0, 1e-10);
        }
    }

    [Fact]
    public void Several_waves_are_found_and_counted()
    {
        var field = new PlaneWavesField([new(0.5, 2.1, -3.3, 0.4), new(0.3, 4.4, 1.2, 2.0), new(0.2, 0.7, 0.9, 5.0)]);
        var seen = Readings.Of(field, Study.Grid, ObservationMask.Draw(Study.Grid, 0.05, Study.Key(FieldComplexity.Simple, 9)).Observed);
        var fits = WaveSearch.Of(seen, 5);
        Assert.Equal(3, fits.Length);
        Assert.True(fits[1].SumOfSquares > 1e-3);
        Assert.InRange(Study.RootMeanSquare(fits[2].Predict(Study.Grid.Places), field), 0, 1e-10);
        Assert.InRange(Study.RootMeanSquare(new SeveralWaves(3).Predict(seen, Study.Grid.Places, default), field), 0, 1e-10);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_family_is_found_by_its_own_formula(FieldComplexity family)
    {
        var found = 0;
        for (var number = 0u; number < 4; number++)
        {
            var (field, seen) = Study.Readings(family, number);
            found += Study.RootMeanSquare(new FamilyFormula(family).Predict(seen, Study.Grid.Places, default), field) < 1e-8 ? 1 : 0;
        }

        // A search from many starts is good, not certain.
        Assert.InRange(found, 3, 4);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_formula_is_its_field_and_its_gradient_the_difference_quotient(FieldComplexity family)
    {
        for (var number = 0u; number < 6; number++)
        {
            // Amplitudes are not in the formula of plane waves: fields of several frequencies have the next one.
            var field = FieldGenerator.Draw(Study.Key(family, number));
            if (family == FieldComplexity.MultiFrequency)
            {
                Check(new WaveSumForm(2), [0.4, 1.1, 2.3, 0.2, -0.3, 3.1, -0.4, 0.1, 0.6]);
                continue;
            }

            var (form, parameters) = FieldForm.Of(field);
            Check(form, parameters);
            var gradient = new double[form.Parameters];
            Assert.All(Study.Grid.Places, at => Assert.Equal(field.Value(at), form.Value(parameters, at, gradient), 1e-13));
        }
    }

    [Fact]
    public void The_spectrum_is_the_gain_of_a_least_squares_fit()
    {
        var (_, seen) = Study.Readings(FieldComplexity.Composite, 2);
        var dictionary = WaveDictionary.Fine(seen.Places);
        var strongest = dictionary.Strongest(seen.Values.AsSpan());
        Assert.Equal(strongest, dictionary.Peaks(seen.Values.AsSpan(), 1).Single());
        var (a, b) = dictionary.Amplitudes(seen.Values.AsSpan(), strongest);

        // The fitted amplitudes leave a remainder that is orthogonal to the wave and has no smaller neighbour.
        var least = Remainder(strongest, a, b);
        Assert.All(new[] { (1e-4, 0.0), (-1e-4, 0.0), (0.0, 1e-4), (0.0, -1e-4) }, step => Assert.True(Remainder(strongest, a + step.Item1, b + step.Item2) > least));
        for (var x = -8.0; x <= 8; x += 0.25)
        {
            for (var y = 0.25; y <= 8; y += 0.25)
            {
                var vector = new WaveVector(x, y);
                var (c, d) = dictionary.Amplitudes(seen.Values.AsSpan(), vector);
                Assert.True(Remainder(vector, c, d) >= least - 1e-12);
            }
        }

        double Remainder(WaveVector vector, double cosine, double sine)
        {
            var left = seen.Places.Select((at, i) =>
            {
                var phase = (vector.Kx * at.X) + (vector.Ky * at.Y);
                return seen.Values[i] - (cosine * Math.Cos(phase)) - (sine * Math.Sin(phase));
            }).ToArray();
            var mean = left.Average();
            return left.Sum(value => (value - mean) * (value - mean));
        }
    }

    [Fact]
    public void A_pursuit_finds_waves_of_its_own_grid()
    {
        var field = new PlaneWavesField([new(0.6, 2.5, -1, 0.4), new(0.4, 4, 3.5, 2)]);
        var seen = Readings.Of(field, Study.Grid, ObservationMask.Draw(Study.Grid, 0.05, Study.Key(FieldComplexity.Radial, 1)).Observed);
        Assert.InRange(Study.RootMeanSquare(new FourierPursuit().Predict(seen, Study.Grid.Places, default), field), 0, 1e-6);
    }

    [Fact]
    public void Few_readings_are_enough_for_an_answer()
    {
        ImmutableArray<Place> places = [new(1, 2), new(3, 1)];
        var seen = new Readings(places, [0.25, 0.75]);
        foreach (var baseline in new Baseline[] { new SingleWave(), new SeveralWaves(3), new FourierPursuit(), new LinearInterpolation(), new SpectralProcess(), GaussianProcess.SquaredExponential })
        {
            Assert.All(baseline.Predict(seen, Study.Grid.Places, default), value => Assert.InRange(value, -10, 10));
        }
    }

    private static void Check(IWaveForm form, double[] parameters)
    {
        const double Step = 1e-5;
        var at = new Place(2.2, 4.7);
        var (gradient, scratch) = (new double[form.Parameters], new double[form.Parameters]);
        form.Value(parameters, at, gradient);
        for (var i = 0; i < parameters.Length; i++)
        {
            var (up, down) = ((double[])parameters.Clone(), (double[])parameters.Clone());
            (up[i], down[i]) = (up[i] + Step, down[i] - Step);
            Assert.Equal((form.Value(up, at, scratch) - form.Value(down, at, scratch)) / (2 * Step), gradient[i], 1e-7);
        }
    }
}
