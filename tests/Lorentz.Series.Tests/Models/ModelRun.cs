using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;
using Lorentz.Series.Prefixes;

namespace Lorentz.Series.Tests.Models;

/// <summary>Runs models on prefixes.</summary>
internal static class ModelRun
{
    public const int Terms = 6;

    /// <summary>The answer to one prefix, dropout off.</summary>
    public static double Answer(CoefficientModel model, double[] weights, params double[] prefix)
    {
        var program = PrefixProgram.Record(model, prefix.Length, Terms, isTraining: false);
        var memory = new TapeMemory<double>(program.Program, 1);
        prefix.CopyTo(memory.Input(program.Prefix, 1));
        program.Program.Forward(memory, weights, 1);
        return memory.Output(program.Answer, 1)[0];
    }

    /// <summary>Starting weights.</summary>
    public static double[] Start(CoefficientModel model, ulong seed) => PrefixProgram.Record(model, 3, Terms, isTraining: false).Tape.Start(seed);
}
