namespace Lorentz.Learning.Networks;

/// <summary>Column-wise (value - mean) / scale, and back.</summary>
/// <param name="Mean">What is subtracted, per column.</param>
/// <param name="Scale">What is divided by, per column; never zero.</param>
public sealed record AffineNormalisation(double[] Mean, double[] Scale)
{
    /// <summary>Number of columns.</summary>
    public int Columns => Mean.Length;

    /// <summary>Mean and standard deviation of each column of row-major data (a constant column gets scale 1).</summary>
    /// <param name="rows">Row-major, a multiple of <paramref name="columns"/> long, at least one row.</param>
    /// <param name="columns">Number of columns.</param>
    public static AffineNormalisation OfRows(ReadOnlySpan<float> rows, int columns)
    {
        var count = rows.Length / columns;
        var mean = new double[columns];
        var scale = new double[columns];
        for (var i = 0; i < count * columns; i++)
        {
            mean[i % columns] += rows[i];
        }

        for (var c = 0; c < columns; c++)
        {
            mean[c] /= count;
        }

        for (var i = 0; i < count * columns; i++)
        {
            var difference = rows[i] - mean[i % columns];
            scale[i % columns] += difference * difference;
        }

        for (var c = 0; c < columns; c++)
        {
            var deviation = Math.Sqrt(scale[c] / count);
            scale[c] = deviation > 0.0 ? deviation : 1.0;
        }

        return new(mean, scale);
    }

    /// <summary>The normalised value of a column.</summary>
    public double Normalise(int column, double value) => (value - Mean[column]) / Scale[column];

    /// <summary>The value a normalised one stands for.</summary>
    public double Restore(int column, double normalised) => (normalised * Scale[column]) + Mean[column];
}
