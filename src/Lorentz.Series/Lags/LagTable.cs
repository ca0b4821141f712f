namespace Lorentz.Series.Lags;

/// <summary>
/// The weights an autoregressive model gives to the coefficients before and to the forcing: for every l from m to N,
/// s_l = sum over j of W(l, j) s_(l-j) + W(l, 0) b_(l-m). However the weights came about, the roll-out is linear.
/// </summary>
/// <param name="Order">Order m of the equation.</param>
/// <param name="Last">Largest index N.</param>
/// <param name="Lags">Number of coefficients looked back at.</param>
/// <param name="Weights">Row by row for l = m to N: W(l, 0), W(l, 1), ..., W(l, lags).</param>
public sealed record LagTable(int Order, int Last, int Lags, double[] Weights)
{
    /// <summary>Rows of the table.</summary>
    public int Positions => Last - Order + 1;

    /// <summary>W(l, .).</summary>
    /// <param name="index">l, from m to N.</param>
    public ReadOnlySpan<double> Row(int index) => Weights.AsSpan((index - Order) * (Lags + 1), Lags + 1);

    /// <summary>Continues a series.</summary>
    /// <param name="seeds">s_0 to s_(m-1).</param>
    /// <param name="tokens">b_(l-m) at index l.</param>
    /// <returns>s_0 to s_N.</returns>
    public double[] RollOut(ReadOnlySpan<double> seeds, ReadOnlySpan<double> tokens)
    {
        var series = new double[Last + 1];
        seeds[..Order].CopyTo(series);
        for (var l = Order; l <= Last; l++)
        {
            var row = Row(l);
            var sum = row[0] * tokens[l];
            for (var lag = Math.Min(Lags, l); lag >= 1; lag--)
            {
                sum += row[lag] * series[l - lag];
            }

            series[l] = sum;
        }

        return series;
    }
}
