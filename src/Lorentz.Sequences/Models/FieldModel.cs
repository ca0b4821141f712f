using Lorentz.Learning.Activations;
using Lorentz.Learning.Models;
using Lorentz.Learning.Tapes;

namespace Lorentz.Sequences.Models;

/// <summary>
/// A model of the study: readings and queries become tokens of one sequence, a backbone mixes them, every query attends to
/// the readings, a decoder says one number of it. Every fix that the plan proposes, and every one that we add, is a property.
/// </summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Backbone">What mixes the tokens.</param>
public sealed record FieldModel(string Name, Backbone Backbone)
{
    /// <summary>Columns d of a token.</summary>
    public int Width { get; init; } = 128;

    /// <summary>Blocks or layers.</summary>
    public int Layers { get; init; } = 4;

    /// <summary>Components of the state of a state-space block.</summary>
    public int States { get; init; } = 8;

    /// <summary>Heads of every attention.</summary>
    public int Heads { get; init; } = 4;

    /// <summary>Hidden neurons of a transformer layer, against the width.</summary>
    public int FeedForwardFactor { get; init; } = 4;

    /// <summary>Activation of the decoder.</summary>
    public ActivationKind DecoderActivation { get; init; } = ActivationKind.Relu;

    /// <summary>Probability of zero in training at PyTorch's places of a transformer, in the cross-attention and the decoder.</summary>
    public double Dropout { get; init; }

    /// <summary>Frequencies of the position features; each gives a sine and a cosine.</summary>
    public int Frequencies { get; init; } = 16;

    /// <summary>Standard deviation of the wave vectors of the features, radians per unit of a coordinate from -1 to 1.</summary>
    public double FrequencyScale { get; init; } = 10;

    /// <summary>Whether wave vectors are learned.</summary>
    public bool LearnsFrequencies { get; init; }

    /// <summary>Whether a query's own token is added to what it finds in the readings.</summary>
    public bool HasQueryResidual { get; init; }

    /// <summary>Whether tokens are normalised in front of the cross-attention, which as published sees them as they are.</summary>
    public bool NormalisesAttention { get; init; }

    /// <summary>What the model says.</summary>
    public OutputHead Head { get; init; } = OutputHead.Velocity;

    /// <summary>Step of the state-space blocks.</summary>
    public StateSpaceStep Step { get; init; } = new StateSpaceStep.OfLength();

    /// <summary>Whether the input of a state is scaled as a zero-order hold says, instead of not at all.</summary>
    public bool HoldsInput { get; init; }

    /// <summary>Whether states also run from the last token to the first.</summary>
    public bool IsBidirectional { get; init; }

    /// <summary>Whether queries are invisible to each other: then the answer to one does not depend on how many there are, unless the step is that of the length.</summary>
    public bool HasIsolatedQueries { get; init; }

    /// <summary>Values as the model sees them.</summary>
    public ValueScale Scale { get; init; } = ValueScale.None;

    /// <summary>The state-space model as published: 167,201 parameters.</summary>
    public static FieldModel First { get; } = new("V1", Backbone.StateSpace);

    /// <summary>The transformer as published: 884,481 parameters.</summary>
    public static FieldModel Second { get; } = new("V2", Backbone.Transformer) { Heads = 8, DecoderActivation = ActivationKind.Gelu, Dropout = 0.1 };

    /// <summary>Number of parameters.</summary>
    public int Parameters
    {
        get
        {
            var tape = new TapeBuilder<float>();
            _ = new BoundFieldModel<float>(this, new ModelTape<float>(tape, false), 0);
            return tape.ParameterCount;
        }
    }

    /// <summary>Whether the model says values, not velocities.</summary>
    public bool SaysEndPoint => Head is OutputHead.EndPoint or OutputHead.SigmoidEndPoint;
}
