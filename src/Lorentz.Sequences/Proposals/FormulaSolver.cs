using System.Collections.Immutable;
using Lorentz.Sequences.Observations;
using Lorentz.Sequences.Waves;

namespace Lorentz.Sequences.Proposals;

/// <summary>Refines proposals, and chooses among what becomes of them.</summary>
public static class FormulaSolver
{
    /// <summary>A fit with a smaller sum of squared errors goes through exact readings.</summary>
    public const double Exact = 1e-18;

    private const int Iterations = 60;

    /// <summary>Refines one proposal after the other by Levenberg and Marquardt's method, until one goes through all readings.</summary>
    /// <param name="proposals">The proposals; none is asked for after the last that is tried.</param>
    /// <param name="seen">The readings.</param>
    /// <returns>One fit a proposal that was tried.</returns>
    public static ImmutableArray<WaveFit> Refine(IEnumerable<FieldProposal> proposals, Readings seen)
    {
        var fits = ImmutableArray.CreateBuilder<WaveFit>();
        foreach (var proposal in proposals)
        {
            var start = FormulaStart.Of(proposal, seen);
            var fit = WaveFit.Refine(start.Form, seen, start.Parameters, Iterations);
            fits.Add(fit with { Evaluations = fit.Evaluations + start.Evaluations });
            if (fits[^1].SumOfSquares < Exact)
            {
                break;
            }
        }

        return fits.ToImmutable();
    }

    /// <summary>
    /// The best of the first few fits: one through all readings (of several the one with the fewest parameters), else the one
    /// with the least <see cref="WaveFit.Criterion"/>. Its evaluations are those of all of them.
    /// </summary>
    /// <param name="fits">The fits, in the order they were tried; at least one.</param>
    /// <param name="first">How many of them count.</param>
    /// <param name="readings">Number of readings.</param>
    public static WaveFit Best(ImmutableArray<WaveFit> fits, int first, int readings)
    {
        var tried = fits.Take(first).ToArray();
        var best = tried.Where(fit => fit.SumOfSquares < Exact).MinBy(fit => fit.Form.Parameters) ?? tried.MinBy(fit => fit.Criterion(readings))!;
        return best with { Evaluations = tried.Sum(fit => fit.Evaluations) };
    }
}
