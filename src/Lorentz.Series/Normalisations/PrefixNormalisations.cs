using Lorentz.Learning.Tapes;

namespace Lorentz.Series.Normalisations;

/// <summary>The journal's normalisations of a prefix, on a tape. A prefix of one coefficient stays as it is.</summary>
public static class PrefixNormalisations
{
    // Added to every denominator, as in the journal's code.
    private const double Epsilon = 1e-8;
    private const double LeastEntry = 1e-8;
    private const double SparseShare = 0.2;

    /// <summary>Records the normalised prefix.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="normalisation">Which one.</param>
    /// <param name="prefix">[samples x 1 x length].</param>
    public static TapeNode Apply(TapeBuilder<double> tape, PrefixNormalisation normalisation, TapeNode prefix) =>
        prefix.Columns <= 1
            ? prefix
            : normalisation switch
            {
                PrefixNormalisation.None => prefix,
                PrefixNormalisation.Standard => Standard(tape, prefix),
                PrefixNormalisation.Robust => Robust(tape, prefix),
                _ => Adaptive(tape, prefix),
            };

    private static TapeNode Standard(TapeBuilder<double> tape, TapeNode x)
    {
        var centred = tape.Subtract(x, tape.Scale(tape.SumColumns(x), 1.0 / x.Columns));

        // With Bessel's correction, as torch.std has it.
        var variance = tape.Scale(tape.SumColumns(tape.Square(centred)), 1.0 / (x.Columns - 1));
        return tape.Divide(centred, tape.AddScalar(Root(tape, variance), Epsilon));
    }

    private static TapeNode Robust(TapeBuilder<double> tape, TapeNode x)
    {
        var centred = tape.Subtract(x, tape.MedianColumns(x));
        return tape.Divide(centred, tape.AddScalar(tape.MedianColumns(tape.Abs(centred)), Epsilon));
    }

    private static TapeNode Adaptive(TapeBuilder<double> tape, TapeNode x)
    {
        var one = tape.ConstantPerSample(1, x.Columns, Enumerable.Repeat(1.0, x.Columns).ToArray());
        var zero = tape.ConstantPerSample(1, x.Columns, new double[x.Columns]);
        var size = tape.Abs(x);
        var entries = tape.SumColumns(tape.Select(tape.AddScalar(size, -LeastEntry), one, zero));
        var isSparse = tape.AddScalar(tape.Scale(entries, -1), SparseShare * x.Columns);
        var scaled = tape.Divide(x, tape.AddScalar(tape.MaxColumns(size), Epsilon));
        return tape.Select(tape.Multiply(one, isSparse), scaled, Standard(tape, x));
    }

    // The derivative of a root at zero is taken for zero, as torch.std has it.
    private static TapeNode Root(TapeBuilder<double> tape, TapeNode x)
    {
        var one = tape.ConstantPerSample(1, 1, 1);
        var zero = tape.ConstantPerSample(1, 1, 0);
        return tape.Select(x, tape.Sqrt(tape.Select(x, x, one)), zero);
    }
}
