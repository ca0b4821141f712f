using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;

namespace Lorentz.Series.Prefixes;

/// <summary>What a model that learned a recurrence from examples says when it reads its own answers.</summary>
public static class PrefixRollOut
{
    /// <summary>The coefficients s_0 to s_N: the seeds, then one answer after the other. A pure function of its arguments.</summary>
    /// <param name="model">The model.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="seeds">The first coefficients, at least one.</param>
    /// <param name="terms">N. A model whose size depends on it (<see cref="PaddedMlp"/>) must have been trained with the same.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no seeds, or more than N + 1.</exception>
    public static double[] Run(CoefficientModel model, double[] weights, ReadOnlySpan<double> seeds, int terms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds.Length, 1, nameof(seeds));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seeds.Length, terms + 1, nameof(seeds));
        var series = new double[terms + 1];
        seeds.CopyTo(series);
        for (var length = seeds.Length; length <= terms; length++)
        {
            var program = PrefixProgram.Record(model, length, terms, isTraining: false);
            var memory = new TapeMemory<double>(program.Program, 1);
            series.AsSpan(0, length).CopyTo(memory.Input(program.Prefix, 1));
            program.Program.Forward(memory, weights, 1);
            series[length] = memory.Output(program.Answer, 1)[0];
        }

        return series;
    }
}
