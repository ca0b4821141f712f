using Lorentz.Sequences.Training;

namespace Lorentz.Sequences.Tests.Models;

/// <summary>Readings, queries and a time, in a row of numbers.</summary>
internal sealed record ShortSequence(double[] Row, SequenceLayout Layout)
{
    public static ShortSequence Draw(int seed, int readings = 5, int queries = 4)
    {
        var random = new Random(seed);
        var layout = new SequenceLayout(readings, queries);
        var row = new double[layout.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = (2 * random.NextDouble()) - 1;
        }

        row[^1] = random.NextDouble();
        return new(row, layout);
    }

    public double[] ReadingPlace(int i) => Row[(2 * i)..((2 * i) + 2)];

    public double ReadingValue(int i) => Row[(2 * Layout.Readings) + i];

    public double[] QueryPlace(int i) => Row[((3 * Layout.Readings) + (2 * i))..((3 * Layout.Readings) + (2 * i) + 2)];

    public double QueryValue(int i) => Row[(3 * Layout.Readings) + (2 * Layout.Queries) + i];
}
