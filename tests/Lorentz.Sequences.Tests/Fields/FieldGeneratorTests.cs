using System.Collections.Immutable;
using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Tests.Fields;

public sealed class FieldGeneratorTests
{
    public static TheoryData<FieldComplexity> Families => [.. Enum.GetValues<FieldComplexity>()];

    [Theory]
    [InlineData(FieldComplexity.Simple, 0, 1)]
    [InlineData(FieldComplexity.MultiFrequency, 0, 1)]
    [InlineData(FieldComplexity.Radial, 0, 1)]
    [InlineData(FieldComplexity.Interference, -0.5, 1.5)]
    [InlineData(FieldComplexity.Modulated, -0.5, 1.5)]
    [InlineData(FieldComplexity.Composite, 0, 1)]
    public void Values_stay_in_the_range_that_is_stated_and_fill_it(FieldComplexity complexity, double least, double most)
    {
        var values = Enumerable.Range(0, 200).SelectMany(i => Study.Grid.Values(FieldGenerator.Draw(Study.Key(complexity, (uint)i)))).ToArray();
        Assert.InRange(values.Min(), least, least + 0.12);
        Assert.InRange(values.Max(), most - 0.12, most);
    }

    [Fact]
    public void A_simple_field_has_mean_one_half_and_variance_one_eighth()
    {
        var values = Enumerable.Range(0, 2000).SelectMany(i => Study.Grid.Values(FieldGenerator.Draw(Study.Key(FieldComplexity.Simple, (uint)i)))).ToArray();
        var mean = values.Average();
        Assert.Equal(0.5, mean, 0.005);
        Assert.Equal(0.125, values.Average(value => (value - mean) * (value - mean)), 0.002);
    }

    [Fact]
    public void Drawn_parameters_fill_the_ranges_of_the_plan()
    {
        var simple = Fields<PlaneWavesField>(FieldComplexity.Simple).Select(field => field.Waves.Single()).ToArray();
        Uniform(1, 3, simple.Select(wave => wave.Kx));
        Uniform(1, 3, simple.Select(wave => wave.Ky));
        Uniform(0, 2 * Math.PI, simple.Select(wave => wave.Phase));

        var several = Fields<PlaneWavesField>(FieldComplexity.MultiFrequency);
        Assert.Equal([2, 3], several.Select(field => field.Waves.Length).Distinct().Order());
        Uniform(0.5, 5, several.Select(field => field.Waves[^1].Ky));
        Uniform(0.3, 1, several.Select(field => field.Waves[1].Amplitude * field.Waves.Length));

        Uniform(2, 8, Fields<RadialField>(FieldComplexity.Radial).Select(field => field.K));

        var interference = Fields<PlaneWavesField>(FieldComplexity.Interference);
        Uniform(2, 6, interference.Select(field => field.Waves[0].Kx));
        Uniform(-1, 1, interference.Select(field => field.Waves[1].Ky - field.Waves[0].Ky));
        Assert.All(interference, field => Assert.Equal([1.0, 1.0], field.Waves.Select(wave => wave.Amplitude)));

        var modulated = Fields<SinusoidalField>(FieldComplexity.Modulated);
        Assert.InRange(modulated.OfType<AmplitudeModulatedField>().Count(), 440, 560);
        Uniform(0.5, 1, modulated.OfType<AmplitudeModulatedField>().Select(field => field.Depth));
        Uniform(3, 7, modulated.OfType<AmplitudeModulatedField>().Select(field => field.Cy));
        Uniform(0.5, 2, modulated.OfType<AmplitudeModulatedField>().Select(field => field.Bx));
        Uniform(1, 3, modulated.OfType<FrequencyModulatedField>().Select(field => field.Swing));
        Uniform(0.5, 2, modulated.OfType<FrequencyModulatedField>().Select(field => field.Q));
        Uniform(3, 7, modulated.OfType<FrequencyModulatedField>().Select(field => field.K));

        var composite = Fields<CompositeField>(FieldComplexity.Composite);
        Assert.Equal([2, 3, 4, 5], composite.Select(field => field.Spokes).Distinct().Order());
        Uniform(2, 6, composite.Select(field => field.Rings));
        Uniform(2, 5, composite.Select(field => field.Kx));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void A_field_is_the_formula_of_the_plan(FieldComplexity complexity)
    {
        for (var number = 0u; number < 20; number++)
        {
            var field = FieldGenerator.Draw(Study.Key(complexity, number));
            foreach (var at in new Place[] { new(0, 0), new(0.3, 5.9), new(Math.PI, Math.PI), new(6.1, 2.2), new(2.9, 3.3) })
            {
                Assert.Equal((Formula(field, at) + 1) / 2, field.Value(at), 1e-13);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Sets_have_no_field_in_common_and_a_key_always_gives_the_same(FieldComplexity complexity)
    {
        var values = new HashSet<double>();
        foreach (var set in Enum.GetValues<FieldSet>())
        {
            for (var number = 0u; number < 300; number++)
            {
                var value = FieldGenerator.Draw(Study.Key(complexity, number, set)).Value(new(1, 2));
                Assert.Equal(value, FieldGenerator.Draw(Study.Key(complexity, number, set)).Value(new(1, 2)));
                Assert.True(values.Add(value), $"{set} {number} has been drawn before");
            }
        }
    }

    [Fact]
    public void A_finer_grid_shows_the_same_field()
    {
        var field = FieldGenerator.Draw(Study.Key(FieldComplexity.Composite, 3));
        var (coarse, fine) = (new SquareGrid(5), new SquareGrid(9));
        var (few, many) = (coarse.Values(field), fine.Values(field));
        for (var pixel = 0; pixel < coarse.Count; pixel++)
        {
            Assert.Equal(few[pixel], many[(18 * (pixel / 5)) + (2 * (pixel % 5))], 1e-13);
        }

        Assert.Equal((-1.0, -1.0), coarse.Scaled(0));
        Assert.Equal((0.5, 1.0), coarse.Scaled(23));
        Assert.Equal(new Place(2 * Math.PI, 0), coarse.Places[4]);
    }

    private static double Formula(SinusoidalField field, Place at)
    {
        var (dx, dy) = (at.X - Math.PI, at.Y - Math.PI);
        var (r, theta) = (Math.Sqrt((dx * dx) + (dy * dy)), Math.Atan2(dy, dx));
        return field switch
        {
            PlaneWavesField f => f.Waves.Sum(w => w.Amplitude * Math.Sin((w.Kx * at.X) + (w.Ky * at.Y) + w.Phase)),
            RadialField f => Math.Sin((f.K * r) + f.Phase),
            AmplitudeModulatedField f => (1 + (f.Depth * Math.Sin((f.Bx * at.X) + (f.By * at.Y)))) * Math.Sin((f.Cx * at.X) + (f.Cy * at.Y)),
            FrequencyModulatedField f => Math.Sin((f.K * at.X) + (f.Swing * Math.Sin(f.Q * (at.X + at.Y)))),
            CompositeField f => (0.4 * Math.Sin(f.Rings * r)) + (0.3 * Math.Sin(f.Spokes * theta)) + (0.3 * Math.Sin((f.Kx * at.X) + (f.Ky * at.Y))),
            _ => double.NaN,
        };
    }

    private static ImmutableArray<T> Fields<T>(FieldComplexity complexity)
        where T : SinusoidalField => [.. Enumerable.Range(0, 1000).Select(i => (T)FieldGenerator.Draw(Study.Key(complexity, (uint)i)))];

    // Ends and mean of a uniform distribution, within five standard errors of the mean.
    private static void Uniform(double low, double high, IEnumerable<double> values)
    {
        var all = values.ToArray();
        Assert.InRange(all.Min(), low, low + (0.02 * (high - low)));
        Assert.InRange(all.Max(), high - (0.02 * (high - low)), high);
        Assert.Equal((low + high) / 2, all.Average(), 5 * (high - low) / Math.Sqrt(12.0 * all.Length));
    }
}
