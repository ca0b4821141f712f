using Lorentz.Sequences.Fields;
using Lorentz.Sequences.Observations;

namespace Lorentz.Sequences.Waves;

/// <summary>
/// The formula of a family fitted to readings: of many fields drawn from the family, those that come nearest to the readings
/// are refined by Levenberg and Marquardt's method.
/// </summary>
public static class FamilySearch
{
    private const ulong GuessSeed = 0x6775657373000000;
    private const int Refined = 40;
    private const int Iterations = 60;

    // Readings are exact: a smaller sum of squares says the search is over.
    private const double Exact = 1e-22;

    /// <summary>The best fit; its evaluations are those of the whole search.</summary>
    /// <param name="seen">The readings.</param>
    /// <param name="family">The family: not that of several frequencies, whose many parameters no draw comes near.</param>
    /// <param name="draws">Fields to begin with.</param>
    public static WaveFit Of(Readings seen, FieldComplexity family, int draws)
    {
        var nearest = new PriorityQueue<SinusoidalField, (double, uint)>();
        var worst = double.PositiveInfinity;
        var evaluations = 0L;
        for (var number = 0u; number < draws; number++)
        {
            var guess = FieldGenerator.Draw(new(GuessSeed, FieldSet.Guess, family, number));
            var squares = Squares(seen, guess, worst, ref evaluations);
            if (squares < worst)
            {
                // The queue gives the least first, so the farthest guess is the one to be replaced.
                nearest.Enqueue(guess, (-squares, uint.MaxValue - number));
                if (nearest.Count > Refined)
                {
                    nearest.Dequeue();
                    nearest.TryPeek(out _, out var farthest);
                    worst = -farthest.Item1;
                }
            }
        }

        WaveFit? best = null;
        foreach (var (guess, _) in nearest.UnorderedItems.OrderByDescending(item => item.Priority))
        {
            var (form, start) = FieldForm.Of(guess);
            var fit = WaveFit.Refine(form, seen, start, Iterations);
            evaluations += fit.Evaluations;
            best = best is null || fit.SumOfSquares < best.SumOfSquares ? fit : best;
            if (best.SumOfSquares < Exact)
            {
                break;
            }
        }

        return best is null
            ? throw new ArgumentOutOfRangeException(nameof(draws), draws, "at least one field to begin with was expected")
            : best with { Evaluations = evaluations };
    }

    // The sum of squared errors, or what it came to when it passed a limit.
    private static double Squares(Readings seen, SinusoidalField guess, double limit, ref long evaluations)
    {
        var sum = 0.0;
        for (var i = 0; i < seen.Count && sum < limit; i++)
        {
            evaluations++;
            var error = guess.Value(seen.Places[i]) - seen.Values[i];
            sum = Math.FusedMultiplyAdd(error, error, sum);
        }

        return sum;
    }
}
