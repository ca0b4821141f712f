using System.Collections.Immutable;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Lab.Exports.Onnx;

/// <summary>What a network is fed, as sums of a linear form of the state and a product of two, normalisation included.</summary>
/// <param name="Linear">The linear part of each input.</param>
/// <param name="Products">The product in each input; empty where none has one.</param>
internal sealed record EncodedInputs(ImmutableArray<LinearForm> Linear, ImmutableArray<FormProduct> Products)
{
    // The order of Formulation.RawInputs.
    private static readonly ImmutableArray<RawInput> Plain =
    [
        new(StateColumn.X), new(StateColumn.Y), new(StateColumn.Tx), new(StateColumn.Ty), new(StateColumn.Qop), new(StateColumn.Dz),
        new(StateColumn.Z0),
    ];

    // Where the line points at z = 0: position - slope z0.
    private static readonly ImmutableArray<RawInput> Intercepts =
    [
        new(StateColumn.X, Scaled(FormProduct.Of(StateColumn.Tx, StateColumn.Z0), -1)),
        new(StateColumn.Y, Scaled(FormProduct.Of(StateColumn.Ty, StateColumn.Z0), -1)),
        .. Plain[2..],
    ];

    private static readonly ImmutableArray<RawInput> Warped =
    [
        .. Intercepts[..6],
        new(StateColumn.Share),
        new(StateColumn.Kick),
        new(null, FormProduct.Of(StateColumn.Kick, StateColumn.Tx)),
        new(null, FormProduct.Of(StateColumn.Kick, StateColumn.Ty)),
        new(null, FormProduct.Of(StateColumn.Kick, StateColumn.Kick)),
    ];

    /// <summary>The inputs of a formulation.</summary>
    public static EncodedInputs Of(Formulation formulation)
    {
        var raw = formulation switch
        {
            WarpedFormulation => Warped,
            ResidualFormulation { TellsIntercept: true } => Intercepts,
            _ => Plain,
        };
        var inputs = raw.Take(formulation.Inputs).Select((input, i) => (Raw: input, Mean: formulation.InputMean[i], Scale: formulation.InputScale[i])).ToArray();
        ImmutableArray<LinearForm> linear =
            [.. inputs.Select(input => new LinearForm(input.Raw.Column ?? StateColumn.X, input.Raw.Column is null ? 0 : 1 / input.Scale, -input.Mean / input.Scale))];
        return inputs.All(input => input.Raw.Product is null)
            ? new(linear, [])
            : new(linear, [.. inputs.Select(input => input.Raw.Product is { } product ? Scaled(product, 1 / input.Scale) : FormProduct.Zero)]);
    }

    private static FormProduct Scaled(FormProduct product, double scale) =>
        product with { Left = product.Left with { Factor = product.Left.Factor * scale } };

    // A column, or none, and a product, or none.
    private sealed record RawInput(StateColumn? Column, FormProduct? Product = null);
}
