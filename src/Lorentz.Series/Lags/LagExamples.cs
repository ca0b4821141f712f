using Lorentz.Numerics.Random;
using Lorentz.Series.Equations;
using Lorentz.Series.Recurrences;

namespace Lorentz.Series.Lags;

/// <summary>
/// Examples of a recurrence for models of lags (teacher forcing): random windows of coefficients and a random forcing token,
/// with what follows. As many for every position, scaled so that every position counts alike.
/// </summary>
/// <param name="Order">Order m of the equation.</param>
/// <param name="Last">Largest index N.</param>
/// <param name="Lags">Coefficients in a window.</param>
/// <param name="PerPosition">Examples for each l from m to N.</param>
/// <param name="Windows">Row by row: the token, then s_(l-1), s_(l-2), ...; zero before s_0. Already scaled.</param>
/// <param name="Targets">What follows, scaled alike.</param>
public sealed record LagExamples(int Order, int Last, int Lags, int PerPosition, double[] Windows, double[] Targets)
{
    /// <summary>Draws examples. A pure function of its arguments.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="last">Largest index N.</param>
    /// <param name="lags">Coefficients in a window; the rule reaches no further back.</param>
    /// <param name="perPosition">Examples for each position.</param>
    /// <param name="seed">Seed of the draw.</param>
    /// <exception cref="ArgumentException">The equation's recurrence reaches further back than the window.</exception>
    public static LagExamples Draw(LinearEquation equation, int last, int lags, int perPosition, ulong seed)
    {
        var recurrence = RecurrenceTable.Of(equation, last);
        if (recurrence.LargestLag > lags)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{equation.Name}: its recurrence reaches {recurrence.LargestLag} coefficients back, the model {lags}"));
        }

        var (order, leading) = (equation.Order, equation.Coefficient(equation.Order, 0).ToDouble());
        var rows = (last - order + 1) * perPosition;
        var (windows, targets) = (new double[rows * (lags + 1)], new double[rows]);
        var random = new RandomStream(seed, 0);
        var prefix = new double[last + 1];
        for (var l = order; l <= last; l++)
        {
            var first = (l - order) * perPosition;
            var squares = 0.0;
            for (var i = first; i < first + perPosition; i++)
            {
                var window = windows.AsSpan(i * (lags + 1), lags + 1);
                for (var j = 0; j <= Math.Min(lags, l); j++)
                {
                    window[j] = random.Normal(((ulong)i << 8) + (ulong)j);
                }

                for (var j = 1; j <= Math.Min(lags, l); j++)
                {
                    prefix[l - j] = window[j];
                }

                var forced = window[0] / (FallingFactorial.Real(l, order) * leading);
                targets[i] = recurrence.Next(l, prefix) - recurrence.Constant[l] + forced;
                squares += targets[i] * targets[i];
            }

            var scale = Math.Sqrt(perPosition / squares);
            for (var i = first; i < first + perPosition; i++)
            {
                targets[i] *= scale;
                foreach (ref var value in windows.AsSpan(i * (lags + 1), lags + 1))
                {
                    value *= scale;
                }
            }
        }

        return new(order, last, lags, perPosition, windows, targets);
    }
}
