using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Models;

/// <summary>The layers of a transformer encoder.</summary>
/// <param name="Width">Columns d of a token.</param>
/// <param name="Heads">Heads of every attention; divides the width.</param>
/// <param name="Layers">Number of layers.</param>
public sealed record EncoderShape(int Width, int Heads, int Layers)
{
    /// <summary>Hidden neurons of the feed-forward part, against the width.</summary>
    public int FeedForwardFactor { get; init; } = 2;

    /// <summary>Activation of the feed-forward part.</summary>
    public ActivationKind Activation { get; init; } = ActivationKind.Relu;

    /// <summary>Probability of zero at PyTorch's four places; its default is 0.1.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>Whether rows are normalised before each part instead of behind its sum (Xiong et al. 2020, arXiv:2002.04745).</summary>
    public bool IsPreNorm { get; init; }

    /// <summary>Whether a token sees only itself and earlier ones.</summary>
    public bool IsCausal { get; init; }
}
