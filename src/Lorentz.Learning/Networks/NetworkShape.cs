using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Learning.Activations;

namespace Lorentz.Learning.Networks;

/// <summary>
/// A network with one hidden layer: y = W2 f(W1 x + b1) + b2.
/// </summary>
/// <param name="Inputs">Number of inputs I, from 1 to <see cref="MaximalInputs"/>.</param>
/// <param name="Width">Number of hidden neurons W, at least 1.</param>
/// <param name="Outputs">Number of outputs O, from 1 to 4.</param>
/// <param name="Activation">The activation f, one of <see cref="Activations"/>.</param>
public sealed record NetworkShape(int Inputs, int Width, int Outputs, ActivationKind Activation)
{
    /// <summary>Most inputs a network may have.</summary>
    public const int MaximalInputs = 64;

    /// <summary>Most outputs a network may have.</summary>
    public const int MaximalOutputs = 4;

    /// <summary>Most hidden neurons a network may have.</summary>
    public const int MaximalWidth = 1 << 20;

    /// <summary>The activations a network with one hidden layer may have: those of the fused kernels.</summary>
    public static ImmutableArray<ActivationKind> Activations { get; } =
        [ActivationKind.Silu, ActivationKind.Relu, ActivationKind.Gelu, ActivationKind.Tanh, ActivationKind.Swish1];

    /// <summary>Number of parameters, W (I + 1) + O (W + 1).</summary>
    public int Parameters => (Width * (Inputs + 1)) + (Outputs * (Width + 1));

    /// <summary>Multiply-adds of one evaluation, W I + O W (the activation is not counted).</summary>
    public int MultiplyAdds => Width * (Inputs + Outputs);

    /// <summary>The parameter count written out, such as "256 x (6 + 1) + 4 x (256 + 1) = 2820".</summary>
    public string ParameterFormula => string.Create(
        CultureInfo.InvariantCulture,
        $"{Width} x ({Inputs} + 1) + {Outputs} x ({Width} + 1) = {Parameters}");

    /// <summary>The multiply-add count written out, such as "6 x 256 + 256 x 4 = 2560".</summary>
    public string MultiplyAddFormula => string.Create(
        CultureInfo.InvariantCulture,
        $"{Inputs} x {Width} + {Width} x {Outputs} = {MultiplyAdds}");

    /// <summary>What is wrong with this shape, with what would be valid; null where nothing is.</summary>
    public string? Problem =>
        Inputs is < 1 or > MaximalInputs ? Out("inputs", Inputs, MaximalInputs)
        : Width is < 1 or > MaximalWidth ? Out("neurons", Width, MaximalWidth)
        : Outputs is < 1 or > MaximalOutputs ? Out("outputs", Outputs, MaximalOutputs)
        : !Activations.Contains(Activation) ? string.Create(
            CultureInfo.InvariantCulture, $"activation {Activation}: valid for one hidden layer are {string.Join(", ", Activations)}")
        : null;

    private static string Out(string what, int value, int maximum) =>
        string.Create(CultureInfo.InvariantCulture, $"{value} {what}: valid are 1 to {maximum}");
}
