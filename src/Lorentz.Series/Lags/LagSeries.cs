using Lorentz.Series.Equations;
using Lorentz.Series.Recurrences;
using Lorentz.Series.Solutions;

namespace Lorentz.Series.Lags;

/// <summary>
/// Solves an equation with a learned table of lags: the roll-out is affine in its first m coefficients, so the conditions are
/// m linear equations for them. A model that says zero everywhere cannot satisfy them: the trivial solutions are gone.
/// </summary>
public static class LagSeries
{
    /// <summary>The series that satisfies the conditions.</summary>
    /// <param name="table">The model.</param>
    /// <param name="equation">The equation.</param>
    /// <returns>s_0 to s_N; null where the conditions leave the model's seeds undetermined.</returns>
    public static double[]? Solve(LagTable table, LinearEquation equation)
    {
        var (order, length) = (table.Order, table.Last + 1);
        var tokens = RecurrenceTable.Of(equation, table.Last).ForcingToken.AsSpan();
        var silence = new double[length];
        var homogeneous = new double[order * length];
        var seeds = new double[order];
        for (var i = 0; i < order; i++)
        {
            seeds.AsSpan().Clear();
            seeds[i] = 1;
            table.RollOut(seeds, silence).CopyTo(homogeneous, i * length);
        }

        seeds.AsSpan().Clear();
        var particular = table.RollOut(seeds, tokens);
        return new SeedProjection(equation, table.Last).TrySolve(homogeneous, particular, seeds) ? table.RollOut(seeds, tokens) : null;
    }
}
