using Lorentz.Series.Equations;
using Lorentz.Series.Lags;
using Lorentz.Series.Recurrences;

namespace Lorentz.Build.Experiments.Series.Solving;

/// <summary>A series from a linear autoregressive model that learned the recurrence from random examples.</summary>
/// <param name="Lags">Coefficients it looks back at.</param>
/// <param name="Weights">Weights it has.</param>
/// <param name="Examples">Examples it learned from.</param>
/// <param name="Coefficients">s_0 to s_N; null where the conditions leave its first coefficients undetermined.</param>
internal sealed record LearnedSeries(int Lags, int Weights, int Examples, double[]? Coefficients)
{
    private const int LeastLags = 12;
    private const ulong Seed = 1234;

    /// <summary>Learns the recurrence of an equation and solves the equation with it.</summary>
    /// <param name="equation">The equation.</param>
    /// <param name="last">Largest index N wanted.</param>
    public static LearnedSeries Of(LinearEquation equation, int last)
    {
        var order = equation.Order;
        var lags = Math.Max(LeastLags, Recurrence.LargestLag(equation));

        // Every lag has m + 1 weights, one a feature of the position: the farthest one too must occur at more positions than that.
        var longest = Math.Max(last, lags + (2 * (order + 1)));
        var examples = LagExamples.Draw(equation, longest, lags, 2 * (lags + 1), Seed);
        var weights = LinearLagFit.Fit(examples);
        return new(lags, weights.Length, examples.Targets.Length, LagSeries.Solve(LinearLagFit.Table(weights, order, lags, last), equation));
    }
}
