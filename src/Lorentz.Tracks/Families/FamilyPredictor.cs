using System.Collections.Immutable;
using Lorentz.Learning.Tapes;
using Lorentz.Tracks.Formulations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Tracks.Families;

/// <summary>Runs a trained family forwards, for the end of the step or for states along the path.</summary>
/// <remarks>Holds the memory of one run: one predictor for each thread.</remarks>
public sealed class FamilyPredictor
{
    private readonly FamilyModel model;
    private readonly int states;
    private readonly TapeProgram<float> program;
    private readonly TapeMemory<float> memory;

    /// <summary>A predictor.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="fractions">Fractions of the step at which states are wanted.</param>
    /// <param name="samples">Most tracks a call.</param>
    public FamilyPredictor(FamilyModel model, ImmutableArray<double> fractions, int samples)
    {
        this.model = model;
        Fractions = fractions;
        Samples = samples;
        states = fractions.Length;
        var tape = new TapeBuilder<float>();
        var features = tape.Input(model.Formulation.Inputs);
        var path = model.Family.Record(tape, features, tape.ConstantPerSample(states, 1, fractions.AsSpan()), states);
        program = tape.Build(path);
        memory = new TapeMemory<float>(program, samples);
    }

    /// <summary>Fractions of the step at which states are given.</summary>
    public ImmutableArray<double> Fractions { get; }

    /// <summary>Most tracks a call.</summary>
    public int Samples { get; }

    /// <summary>The family's normalised outputs.</summary>
    /// <param name="inputs">Normalised inputs, a row a track.</param>
    /// <param name="count">Number of tracks, at most <see cref="Samples"/>.</param>
    /// <param name="outputs">Receives four numbers for every fraction of every track, track by track.</param>
    public void Evaluate(ReadOnlySpan<float> inputs, int count, Span<float> outputs)
    {
        inputs.CopyTo(memory.Input(program.Inputs[0], count));
        program.Forward(memory, model.Weights, count);
        memory.Output(program.Outputs[0], count).CopyTo(outputs);
    }

    /// <summary>Deviations from the straight line at every fraction of every track, track by track.</summary>
    /// <param name="segments">The questions, at most <see cref="Samples"/>.</param>
    /// <param name="deviations">Receives segments.Length x fractions deviations; each is that of the step cut at its fraction.</param>
    public void Predict(ReadOnlySpan<Segment> segments, Span<Deviation> deviations)
    {
        var columns = model.Formulation.Inputs;
        var inputs = new float[segments.Length * columns];
        for (var i = 0; i < segments.Length; i++)
        {
            model.Formulation.EncodeInputs(segments[i], inputs.AsSpan(i * columns, columns));
        }

        var outputs = new float[segments.Length * states * 4];
        Evaluate(inputs, segments.Length, outputs);
        for (var i = 0; i < segments.Length; i++)
        {
            for (var f = 0; f < states; f++)
            {
                var part = segments[i] with { Dz = segments[i].Dz * Fractions[f] };
                deviations[(i * states) + f] = model.Formulation.Decode(part, outputs.AsSpan(((i * states) + f) * 4, 4));
            }
        }
    }
}
