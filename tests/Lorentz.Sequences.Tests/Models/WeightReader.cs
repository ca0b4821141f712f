namespace Lorentz.Sequences.Tests.Models;

/// <summary>Takes a model's weights apart in their order: for each layer W row by row, then b.</summary>
internal sealed class WeightReader(double[] weights)
{
    private int offset;

    public bool IsAtEnd => offset == weights.Length;

    public double[] Take(int count) => weights[offset..(offset += count)];

    /// <summary>W x.</summary>
    public Func<double[], double[]> Matrix(int inputs, int outputs)
    {
        var matrix = Take(inputs * outputs);
        return x =>
        {
            Assert.Equal(inputs, x.Length);
            return [.. Enumerable.Range(0, outputs).Select(o => Enumerable.Range(0, inputs).Sum(i => matrix[(o * inputs) + i] * x[i]))];
        };
    }

    /// <summary>W x + b.</summary>
    public Func<double[], double[]> Linear(int inputs, int outputs)
    {
        var (product, bias) = (Matrix(inputs, outputs), Take(outputs));
        return x => [.. product(x).Select((value, o) => value + bias[o])];
    }

    /// <summary>Layer normalisation, with 1e-5 below the root.</summary>
    public Func<double[], double[]> Norm(int columns)
    {
        var (scale, shift) = (Take(columns), Take(columns));
        return row =>
        {
            var mean = row.Average();
            var deviation = Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + 1e-5);
            return [.. row.Select((value, i) => ((value - mean) / deviation * scale[i]) + shift[i])];
        };
    }
}
