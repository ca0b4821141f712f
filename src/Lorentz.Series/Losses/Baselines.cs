namespace Lorentz.Series.Losses;

/// <summary>What costs nothing to learn: every reported loss is to be read beside these.</summary>
public static class Baselines
{
    /// <summary>The loss of y = 0.</summary>
    /// <param name="loss">The loss.</param>
    public static LossParts Zero(SeriesLoss loss) => loss.Evaluate(new double[loss.Last + 1]);

    /// <summary>The least loss of s_0 = s_1 = ... = s_N, which a network reaches whose last bias alone has learned.</summary>
    /// <param name="loss">The loss.</param>
    public static ConstantBaseline BestConstant(SeriesLoss loss)
    {
        var form = loss.Compressed;
        var (product, square) = (0.0, 0.0);
        for (var row = 0; row < form.Rows; row++)
        {
            var sum = 0.0;
            for (var n = 0; n < form.Columns; n++)
            {
                sum += form.Matrix[(row * form.Columns) + n];
            }

            product += sum * form.Values[row];
            square += sum * sum;
        }

        var value = square > 0 ? product / square : 0;
        var coefficients = new double[form.Columns];
        coefficients.AsSpan().Fill(value);
        return new(value, loss.Evaluate(coefficients));
    }
}
