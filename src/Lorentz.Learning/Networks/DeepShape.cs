using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Networks;

/// <summary>
/// A dense network with hidden layers: h = f(W h + b) layer by layer, and a linear last layer.
/// </summary>
/// <param name="Inputs">Number of inputs, from 1 to <see cref="MaximalEnds"/>.</param>
/// <param name="Hidden">Neurons of each hidden layer, at least one layer.</param>
/// <param name="Outputs">Number of outputs, from 1 to <see cref="MaximalEnds"/>.</param>
/// <param name="Activation">The activation f of the hidden layers.</param>
public sealed record DeepShape(int Inputs, ImmutableArray<int> Hidden, int Outputs, ActivationKind Activation)
{
    /// <summary>Most inputs or outputs a network may have.</summary>
    public const int MaximalEnds = 64;

    /// <summary>Most hidden layers a network may have.</summary>
    public const int MaximalDepth = 16;

    /// <summary>Most neurons a hidden layer may have.</summary>
    public const int MaximalWidth = 8192;

    /// <summary>The shape of a network with one hidden layer.</summary>
    public static DeepShape Of(NetworkShape shape) => new(shape.Inputs, [shape.Width], shape.Outputs, shape.Activation);

    /// <summary>Number of layers with weights: the hidden ones and the last.</summary>
    public int Layers => Hidden.Length + 1;

    /// <summary>Neurons of the widest hidden layer.</summary>
    public int Widest => Hidden.Max();

    /// <summary>The hidden layers written as in the study, such as "[512,256]".</summary>
    public string Name => $"[{string.Join(',', Hidden.Select(Text))}]";

    /// <summary>Number of parameters, the sum over layers of out (in + 1).</summary>
    public int Parameters => Enumerable.Range(0, Layers).Sum(layer => Out(layer) * (In(layer) + 1));

    /// <summary>Multiply-adds of one evaluation, the sum over layers of in out (activations are not counted).</summary>
    public int MultiplyAdds => Enumerable.Range(0, Layers).Sum(layer => Out(layer) * In(layer));

    /// <summary>The parameter count written out, such as "8 x (6 + 1) + 4 x (8 + 1) = 92".</summary>
    public string ParameterFormula => $"{Terms(layer => $"{Text(Out(layer))} x ({Text(In(layer))} + 1)")} = {Text(Parameters)}";

    /// <summary>The multiply-add count written out, such as "6 x 8 + 8 x 4 = 80".</summary>
    public string MultiplyAddFormula => $"{Terms(layer => $"{Text(In(layer))} x {Text(Out(layer))}")} = {Text(MultiplyAdds)}";

    /// <summary>What is wrong with this shape, with what would be valid; null where nothing is.</summary>
    public string? Problem =>
        Inputs is < 1 or > MaximalEnds ? Wrong("inputs", Inputs, MaximalEnds)
        : Outputs is < 1 or > MaximalEnds ? Wrong("outputs", Outputs, MaximalEnds)
        : Hidden.IsDefaultOrEmpty ? Wrong("hidden layers", 0, MaximalDepth)
        : Hidden.Length > MaximalDepth ? Wrong("hidden layers", Hidden.Length, MaximalDepth)
        : Hidden.Any(width => width is < 1 or > MaximalWidth) ? Wrong("neurons", Hidden.First(width => width is < 1 or > MaximalWidth), MaximalWidth)
        : !Enum.IsDefined(Activation) ? $"activation {Text((int)Activation)}: valid are {string.Join(", ", Enum.GetNames<ActivationKind>())}"
        : null;

    /// <summary>Inputs of a layer.</summary>
    /// <param name="layer">From 0.</param>
    public int In(int layer) => layer == 0 ? Inputs : Hidden[layer - 1];

    /// <summary>Outputs of a layer: its neurons.</summary>
    /// <param name="layer">From 0.</param>
    public int Out(int layer) => layer == Hidden.Length ? Outputs : Hidden[layer];

    /// <summary>Where the weights of a layer start in the canonical order, one row per neuron.</summary>
    /// <param name="layer">From 0.</param>
    public int WeightStart(int layer) => Enumerable.Range(0, layer).Sum(before => Out(before) * (In(before) + 1));

    /// <summary>Where the biases of a layer start in the canonical order.</summary>
    /// <param name="layer">From 0.</param>
    public int BiasStart(int layer) => WeightStart(layer) + (Out(layer) * In(layer));

    /// <summary>Whether the sizes and the activation are the same.</summary>
    public bool Equals(DeepShape? other) =>
        other is not null && (Inputs, Outputs, Activation) == (other.Inputs, other.Outputs, other.Activation)
        && Hidden.AsSpan().SequenceEqual(other.Hidden.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Hidden.Aggregate(HashCode.Combine(Inputs, Outputs, Activation), HashCode.Combine);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Wrong(string what, int value, int maximum) => $"{Text(value)} {what}: valid are 1 to {Text(maximum)}";

    private string Terms(Func<int, string> term) => string.Join(" + ", Enumerable.Range(0, Layers).Select(term));
}
