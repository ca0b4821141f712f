using System.Collections.Immutable;
using System.Numerics;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Elementary;
using Lorentz.Numerics.Random;

namespace Lorentz.Sequences.Models;

/// <summary>A <see cref="FieldModel"/> whose parameters lie on a tape.</summary>
/// <typeparam name="T">float or double.</typeparam>
public sealed class BoundFieldModel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const ulong FrequencyStream = 0x666f757269657200;

    // Time is told by sines and cosines whose frequencies fall from 1 to 1 / this.
    private const double Slowest = 1e4;
    private readonly FieldModel shape;
    private readonly ModelTape<T> model;
    private readonly TapeNode waves;
    private readonly LinearLayer readingLayer;
    private readonly LinearLayer queryLayer;
    private readonly ImmutableArray<StateSpaceBlock<T>> blocks = [];
    private readonly ImmutableArray<EncoderLayer<T>> layers = [];
    private readonly CrossAttention<T> attention;
    private readonly LayerNorm? attentionNorm;
    private readonly LinearLayer hidden;
    private readonly LinearLayer last;

    /// <summary>Records the parameters.</summary>
    /// <param name="shape">The model.</param>
    /// <param name="model">The tape, without parameters so far.</param>
    /// <param name="seed">Seed of the training: of wave vectors that are not learned.</param>
    public BoundFieldModel(FieldModel shape, ModelTape<T> model, ulong seed)
    {
        (this.shape, this.model) = (shape, model);
        var (width, features) = (shape.Width, (2 * shape.Frequencies) + 1);
        waves = shape.LearnsFrequencies
            ? model.Parameter(2, shape.Frequencies, StartingWeights.Normal(shape.FrequencyScale))
            : model.Tape.Constant(2, shape.Frequencies, Frequencies(shape, seed));
        readingLayer = model.Linear(features, width, StartingWeights.Torch(features), StartingWeights.Torch(features));
        queryLayer = model.Linear(features, width, StartingWeights.Torch(features), StartingWeights.Torch(features));
        if (shape.Backbone == Backbone.StateSpace)
        {
            blocks = [.. Enumerable.Range(0, shape.Layers).Select(_ => new StateSpaceBlock<T>(model, shape))];
        }
        else
        {
            var encoder = new EncoderShape(width, shape.Heads, shape.Layers)
            {
                FeedForwardFactor = shape.FeedForwardFactor, Activation = ActivationKind.Gelu, Dropout = shape.Dropout, IsPreNorm = true,
            };
            layers = [.. Enumerable.Range(0, shape.Layers).Select(_ => new EncoderLayer<T>(model, encoder))];
        }

        attentionNorm = shape.NormalisesAttention ? LayerNorm.Bind(model, width) : null;
        attention = new(model, width, shape.Heads, shape.Dropout);
        hidden = model.Linear(width, width, StartingWeights.Torch(width), StartingWeights.Torch(width));
        last = model.Linear(width, 1, StartingWeights.Torch(width), StartingWeights.Torch(width));
    }

    /// <summary>Records what the model says of a sequence.</summary>
    public FieldAnswer Apply(FieldRows rows)
    {
        var tape = model.Tape;
        var (readings, queries) = (rows.ReadingPlaces.Shape.Rows, rows.QueryPlaces.Shape.Rows);
        var tokens = tape.ConcatRows(
            readingLayer.Apply(tape, tape.ConcatColumns(Features(rows.ReadingPlaces), rows.ReadingValues)),
            queryLayer.Apply(tape, tape.ConcatColumns(Features(rows.QueryPlaces), rows.QueryValues)));
        tokens = tape.Add(tokens, tape.RepeatRows(Time(rows.Time), readings + queries));
        var states = ImmutableArray.CreateBuilder<TapeNode>();
        var decays = ImmutableArray.CreateBuilder<TapeNode>();
        foreach (var block in blocks)
        {
            (tokens, var state, var decay) = block.Apply(tokens, readings);
            states.Add(state);
            decays.Add(decay);
        }

        foreach (var layer in layers)
        {
            tokens = layer.Apply(tokens, readings + queries, shape.HasIsolatedQueries ? readings : null);
        }

        var asked = tape.SliceRows(tokens, readings, queries);
        var normal = attentionNorm?.Apply(tape, tokens) ?? tokens;
        var found = attention.Apply(tape.SliceRows(normal, readings, queries), tape.SliceRows(normal, 0, readings));
        found = shape.HasQueryResidual ? tape.Add(asked, found) : found;
        var raw = last.Apply(tape, model.Drop(hidden.Apply(tape, found, shape.DecoderActivation), shape.Dropout));
        return new(Read(raw), states.ToImmutable(), decays.ToImmutable());
    }

    private static double[] Frequencies(FieldModel shape, ulong seed)
    {
        var random = new RandomStream(seed, FrequencyStream);
        return [.. Enumerable.Range(0, 2 * shape.Frequencies).Select(i => shape.FrequencyScale * random.Normal((ulong)i))];
    }

    // Random Fourier features (Tancik et al. 2020, arXiv:2006.10739), without the factor 2 pi.
    private TapeNode Features(TapeNode places)
    {
        var phases = model.Tape.MatMul(places, waves);
        return model.Tape.ConcatColumns(model.Tape.Sin(phases), model.Tape.Cos(phases));
    }

    private TapeNode Time(TapeNode time)
    {
        var count = shape.Width / 2;
        var frequencies = new double[count];
        for (var i = 0; i < count; i++)
        {
            frequencies[i] = Exponential.Of(-Logarithm.Of(Slowest) * i / (count - 1));
        }

        var phases = model.Tape.Multiply(time, model.Tape.Constant(1, count, frequencies));
        return model.Tape.ConcatColumns(model.Tape.Sin(phases), model.Tape.Cos(phases));
    }

    private TapeNode Read(TapeNode raw)
    {
        var tape = model.Tape;
        var scale = shape.Scale;
        return shape.Head switch
        {
            OutputHead.SigmoidVelocity => tape.Activate(raw, ActivationKind.Sigmoid),
            OutputHead.SigmoidEndPoint => tape.AddScalar(
                tape.Scale(tape.Activate(raw, ActivationKind.Sigmoid), (scale.Most - scale.Least) / scale.Deviation), scale.Told(scale.Least)),
            _ => raw,
        };
    }
}
