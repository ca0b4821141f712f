using System.Collections.Concurrent;
using System.Collections.Immutable;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;
using Lorentz.Learning.Training;
using Lorentz.Numerics.Random;

namespace Lorentz.Sequences.Proposals;

/// <summary>A network from features of readings to a distribution for each of the <see cref="ProposalHeads"/>; may be asked by several threads.</summary>
public sealed class ProposalNetwork
{
    private const double LeastProbability = 1e-20;
    private const int MostAtOnce = 8;

    // Memory is large and lent to one caller at a time; what is in it before does not matter.
    private readonly ConcurrentBag<TapeMemory<float>> rooms = [];
    private readonly TapeProgram<float> program;
    private readonly TapeNode input;
    private readonly ImmutableArray<TapeNode> heads;
    private readonly float[] weights;

    /// <summary>A network.</summary>
    /// <param name="hidden">Widths of its hidden layers.</param>
    /// <param name="weights">Its weights: W [outputs x inputs], then b, of each layer.</param>
    /// <exception cref="ArgumentException">Another number of weights.</exception>
    public ProposalNetwork(ImmutableArray<int> hidden, float[] weights)
    {
        var tape = new TapeBuilder<float>();
        input = tape.Input(ReadingFeatures.Count);
        heads = Heads(tape, input, hidden);
        program = tape.Build(heads.AsSpan());
        this.weights = weights.Length == program.ParameterCount
            ? weights
            : throw new ArgumentException(FormattableString.Invariant($"{weights.Length} weights: the network has {program.ParameterCount}"), nameof(weights));
    }

    /// <summary>Number of weights.</summary>
    public int Parameters => weights.Length;

    /// <summary>What is trained: the cross entropy of every head, of those that a field is not asked about nothing.</summary>
    public static TapeTrainee Trainee(ImmutableArray<int> hidden)
    {
        var tape = new TapeBuilder<float>();
        var input = tape.Input(ReadingFeatures.Count);
        var targets = tape.Input(ProposalHeads.Count);
        var logarithms = tape.Log(tape.AddScalar(tape.ConcatColumns(Heads(tape, input, hidden).AsSpan()), LeastProbability));
        var loss = tape.Scale(tape.SumColumns(tape.Multiply(targets, logarithms)), -1.0);
        return new(tape.Build(loss), loss, input, targets);
    }

    /// <summary>Weights to begin with.</summary>
    /// <param name="hidden">Widths of the hidden layers.</param>
    /// <param name="seed">Seed of the training.</param>
    /// <remarks>Uniform in +-sqrt(6 / (fan in + fan out)) (Glorot and Bengio 2010, eq. 16), biases zero.</remarks>
    public static float[] Start(ImmutableArray<int> hidden, ulong seed)
    {
        var (weights, inputs) = (new List<float>(), ReadingFeatures.Count);
        foreach (var (layer, outputs) in hidden.Append(ProposalHeads.Count).Index())
        {
            var (random, limit) = (new RandomStream(seed, (ulong)layer), Math.Sqrt(6.0 / (inputs + outputs)));
            weights.AddRange(Enumerable.Range(0, outputs * inputs).Select(i => (float)random.Uniform((ulong)i, -limit, limit)));
            weights.AddRange(Enumerable.Repeat(0f, outputs));
            inputs = outputs;
        }

        return [.. weights];
    }

    /// <summary>The distributions for some rows of features, each in the order of <see cref="ProposalHeads"/>.</summary>
    /// <param name="features">Rows of <see cref="ReadingFeatures.Count"/> numbers; the rows do not know of each other.</param>
    /// <exception cref="ArgumentException">No whole number of rows.</exception>
    public ImmutableArray<float[]> Answer(ReadOnlySpan<float> features)
    {
        if (features.Length % ReadingFeatures.Count != 0)
        {
            throw new ArgumentException(FormattableString.Invariant($"{features.Length} features: rows have {ReadingFeatures.Count}"), nameof(features));
        }

        var memory = rooms.TryTake(out var free) ? free : new TapeMemory<float>(program, MostAtOnce, isForwardOnly: true);
        var answers = ImmutableArray.CreateBuilder<float[]>();
        while (!features.IsEmpty)
        {
            var count = Math.Min(MostAtOnce, features.Length / ReadingFeatures.Count);
            program.Forward(memory, weights, features[..(count * ReadingFeatures.Count)], count);
            for (var row = 0; row < count; row++)
            {
                var answer = new float[ProposalHeads.Count];
                foreach (var (node, head) in heads.Zip(ProposalHeads.All))
                {
                    memory.Output(node, count).Slice(row * head.Count, head.Count).CopyTo(answer.AsSpan(head.Offset));
                }

                answers.Add(answer);
            }

            features = features[(count * ReadingFeatures.Count)..];
        }

        rooms.Add(memory);
        return answers.ToImmutable();
    }

    private static ImmutableArray<TapeNode> Heads(TapeBuilder<float> tape, TapeNode input, ImmutableArray<int> hidden)
    {
        var x = input;
        foreach (var width in hidden)
        {
            x = tape.Dense(x, width, ActivationKind.Silu);
        }

        var outputs = tape.Dense(x, ProposalHeads.Count);
        return [.. ProposalHeads.All.Select(head => tape.Softmax(tape.SliceColumns(outputs, head.Offset, head.Count)))];
    }
}
