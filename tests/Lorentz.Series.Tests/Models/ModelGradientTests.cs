using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Series.Models;
using Lorentz.Series.Normalisations;
using Lorentz.Series.Prefixes;

namespace Lorentz.Series.Tests.Models;

public sealed class ModelGradientTests
{
    private const int Samples = 4;

    public static TheoryData<string> Names => [.. Models.Select(model => model.Name)];

    private static IEnumerable<CoefficientModel> Models
    {
        get
        {
            foreach (var cell in Enum.GetValues<RecurrentKind>())
            {
                foreach (var encoding in Enum.GetValues<CoefficientEncoding>())
                {
                    foreach (var normalisation in Enum.GetValues<PrefixNormalisation>())
                    {
                        yield return new RecurrentModel($"{cell} {encoding} {normalisation}", cell, 4, normalisation, encoding) { BiasSpread = 0.5, Gain = 1, HeadGain = 1 };
                    }
                }
            }

            yield return new PlainRecurrent("plain", 5);
            yield return new ScaledRecurrent("scaled", 5);
            yield return new PaddedMlp("perceptron", [7, 6], 0);
            yield return new PaddedMlp("perceptron with dropout", [7, 6], 0.3);
            foreach (var (isPreNorm, isCausal, dropout) in new[] { (false, false, 0.2), (true, false, 0.2), (false, true, 0), (true, true, 0) })
            {
                yield return new Transformer($"transformer {isPreNorm} {isCausal}", new EncoderShape(8, 2, 2) { IsPreNorm = isPreNorm, IsCausal = isCausal, Dropout = dropout }, 9);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_are_slopes(string name)
    {
        var model = Models.Single(item => item.Name == name);
        foreach (var length in new[] { 1, 2, ModelRun.Terms })
        {
            Check(model, length);
        }
    }

    private static void Check(CoefficientModel model, int length)
    {
        var program = PrefixProgram.Record(model, length, ModelRun.Terms, isTraining: true);
        var memory = new TapeMemory<double>(program.Program, Samples);
        Fill(memory.Input(program.Prefix, Samples), length);
        memory.Input(program.Target, Samples).Fill(0.7);
        DropoutMask.Fill(program.Masks.AsSpan(), memory, Samples, 5, 3);
        var weights = program.Tape.Start(11);
        var gradient = new double[weights.Length];
        _ = Loss(program, memory, weights);
        program.Program.Backward(memory, weights, Samples, program.Loss, 1.0, gradient);
        var scale = gradient.Max(Math.Abs);
        Assert.True(scale > 1e-4, "a gradient that is zero shows nothing");
        for (var i = 0; i < weights.Length; i++)
        {
            const double Step = 1e-6;
            var (centre, slope) = (weights[i], 0.0);
            weights[i] = centre + Step;
            slope += Loss(program, memory, weights);
            weights[i] = centre - Step;
            slope -= Loss(program, memory, weights);
            weights[i] = centre;
            slope /= 2 * Step;
            Assert.True(Math.Abs(slope - gradient[i]) < 1e-6 * (1 + scale), $"{model.Name}, length {length}, weight {i}: {gradient[i]} for {slope}");
        }
    }

    private static double Loss(PrefixProgram program, TapeMemory<double> memory, double[] weights)
    {
        program.Program.Forward(memory, weights, Samples);
        var sum = 0.0;
        foreach (var loss in memory.Output(program.Loss, Samples))
        {
            sum += loss;
        }

        return sum;
    }

    // The last sample has one entry besides zeros: the adaptive normalisation's other branch.
    private static void Fill(Span<double> inputs, int length)
    {
        var random = new Random(3);
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = i < (Samples - 1) * length ? random.NextDouble() - 0.5 : i == (Samples - 1) * length ? 0.3 : 0;
        }
    }
}
