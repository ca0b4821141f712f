using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Proposals;

namespace Lorentz.Sequences.Tests.Proposals;

public sealed class ReadingFeaturesTests
{
    [Fact]
    public void Order_and_unit_of_readings_are_of_no_account()
    {
        var (_, seen) = Study.Readings(FieldComplexity.Composite, 3);
        var features = new ReadingFeatures(seen.Places);
        var (forwards, backwards, doubled) = (new float[ReadingFeatures.Count], new float[ReadingFeatures.Count], new float[ReadingFeatures.Count]);
        int[] order = [.. Enumerable.Range(0, seen.Count)];
        double[] values = [.. seen.Values.Select(value => (2 * value) - 1)];
        features.Write(order, values, ReadingStage.Whole, forwards);
        features.Write([.. order.Reverse()], [.. values.Reverse()], ReadingStage.Whole, backwards);
        features.Write(order, [.. values.Select(value => 2 * value)], ReadingStage.Whole, doubled);
        for (var i = 0; i < forwards.Length; i++)
        {
            Assert.Equal(forwards[i], backwards[i], 1e-5);
            Assert.Equal(i == forwards.Length - 2 ? 2 * forwards[i] : forwards[i], doubled[i], 1e-5);
        }
    }

    [Fact]
    public void A_wave_of_the_patterns_is_the_strongest_of_them()
    {
        // sin(2 x + 3 y) is pattern 3 + 5 * 15 of the sines: wave vectors are 0.5, 1, ... in x and rows of these in y.
        const int Pattern = 3 + (5 * 15);
        var field = new PlaneWavesField([new(1, 2, 3, 0)]);
        var features = new float[ReadingFeatures.Count];
        new ReadingFeatures(Study.Grid.Places).Write(
            [.. Enumerable.Range(0, Study.Grid.Count)], [.. Study.Grid.Places.Select(field.Wave)], ReadingStage.Remainder, features);
        Assert.Equal(Pattern, Array.IndexOf(features, features[..ReadingFeatures.PatternCount].Max()));

        // 6 mean(sin^2) / rms is 6 / sqrt 2 for a whole number of periods; the grid counts its edges twice.
        Assert.Equal(6 / Math.Sqrt(2), features[Pattern], 0.05);
        Assert.Equal((1f, 0f), (features[^4], features[^3]));
    }
}
