using Lorentz.Tracks.Datasets;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Tracks.Tests.Formulations;

public static class FormulationFitTests
{
    [Theory]
    [MemberData(nameof(FormulationTests.All), MemberType = typeof(FormulationTests))]
    public static void What_the_network_sees_has_mean_zero_and_deviation_one(string name, int inputs)
    {
        var formulation = FormulationTests.Fitted(name, inputs, out var rows);
        var samples = new EncodedSamples(rows, formulation);
        var count = (int)rows.Count;
        var (input, target, weights) = (new float[count * inputs], new float[count * 4], new float[count]);
        samples.Gather([.. Enumerable.Range(0, count).Select(i => (long)i)], input, target, weights);
        for (var c = 0; c < inputs + 4; c++)
        {
            var values = Enumerable.Range(0, count).Select(i => (double)(c < inputs ? input[(i * inputs) + c] : target[(i * 4) + c - inputs])).ToArray();
            var mean = values.Average();
            Assert.Equal(0, mean, 1e-6);
            Assert.Equal(1, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (count - 1)), 1e-6);
        }
    }

    [Fact]
    public static void A_column_that_never_varies_stays_at_zero()
    {
        // A third of 0.1 + 0.1 + 0.1 is not 0.1 in double precision.
        var segments = Enumerable.Range(0, 3).SelectMany(i => new[] { i, 2.0 * i, 0.1, 0.01 * i, i % 2 == 0 ? 1e-4 : -2e-4, 770.1, 500 + (50 * i) }).ToArray();
        var deviations = Enumerable.Range(0, 12).Select(i => Math.Sin(i)).ToArray();
        var rows = new ArrayRows<double>(segments, deviations);
        foreach (var formulation in new Formulation[] { FormulationFit.Absolute(rows, 7), FormulationFit.Residual(rows, 7) })
        {
            Assert.Equal(1, formulation.InputScale[2]);
            Assert.Equal(1, formulation.InputScale[6]);
            var encoded = new float[7];

            // A network trained on single-precision planes is asked about the double.
            formulation.EncodeInputs(rows.Segment(2) with { Tx = 0.1f, Z0 = (float)770.1 }, encoded);
            Assert.Equal(0, encoded[2], 1e-4);
            Assert.Equal(0, encoded[6], 1e-4);
        }
    }

    [Fact]
    public static void Single_and_double_rows_are_read_alike()
    {
        var rows = new ArrayRows<float>([1, 2, 3, 4, 5, 6, 7, -1, -2, -3, -4, -5, -6, -7], [1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal(2, rows.Count);
        Assert.Equal(new(-1, -2, -3, -4, -5, -6, -7), rows.Segment(1));
        Assert.Equal(new(5, 6, 7, 8), rows.Deviation(1));
    }
}
