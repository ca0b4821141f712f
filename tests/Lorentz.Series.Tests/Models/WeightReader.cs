namespace Lorentz.Series.Tests.Models;

/// <summary>Takes a model's weights apart in their order: for each layer W row by row, then b.</summary>
internal sealed class WeightReader(double[] weights)
{
    private int offset;

    public bool IsAtEnd => offset == weights.Length;

    public double[] Take(int count) => weights[offset..(offset += count)];

    public Func<double[], double[]> Linear(int inputs, int outputs)
    {
        var (matrix, bias) = (Take(inputs * outputs), Take(outputs));
        return x =>
        {
            Assert.Equal(inputs, x.Length);
            return [.. Enumerable.Range(0, outputs).Select(o => bias[o] + Enumerable.Range(0, inputs).Sum(i => matrix[(o * inputs) + i] * x[i]))];
        };
    }
}
