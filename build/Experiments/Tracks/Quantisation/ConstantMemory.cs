using Lorentz.Lab.Tables;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Build.Experiments.Tracks.Quantisation;

/// <summary>What fits into the constant memory of the graphics processors that run the trigger.</summary>
internal static class ConstantMemory
{
    /// <summary>Its size in bytes.</summary>
    public const long Bytes = 65_536;

    private const int Inputs = 6;

    /// <summary>The widest networks that fit, for each kind of numbers.</summary>
    public static Table Widest() => new(
        "Quantisation: the widest networks that fit into 64 KiB",
        [
            Column.Text("numbers", "what the network is made of"),
            Column.Integer("single layer", "neurons", "widest hidden layer of 6 -> W -> 4, normalisation included"),
            Column.Integer("single layer bytes", "B", "what it takes"),
            Column.Integer("two layers", "neurons", "widest n of 6 -> 2n -> n -> 4, the proportions of [512, 256]"),
            Column.Integer("two layers bytes", "B", "what it takes"),
        ],
        [
            .. NumberKind.All.Select(kind =>
            {
                var (single, two) = (WidestOf(kind, One), WidestOf(kind, Two));
                return (System.Collections.Immutable.ImmutableArray<Cell>)[kind.Name, single, Total(kind, One(single)), two, Total(kind, Two(two))];
            }),
        ]);

    /// <summary>Neurons of the widest single layer that fits.</summary>
    public static int WidestSingle(NumberKind kind) => WidestOf(kind, One);

    /// <summary>The widest n of two layers [2n, n] that fits.</summary>
    public static int WidestTwo(NumberKind kind) => WidestOf(kind, Two);

    /// <summary>Bytes of a network of a shape with its normalisation.</summary>
    public static long Total(NumberKind kind, DeepShape shape) => kind.Bytes(shape) + TrainedModel.NormalisationOf(shape.Inputs);

    private static DeepShape One(int width) => new(Inputs, [width], Formulation.Outputs, ActivationKind.Silu);

    private static DeepShape Two(int width) => new(Inputs, [2 * width, width], Formulation.Outputs, ActivationKind.Silu);

    // Bytes grow with the width: the last that fits.
    private static int WidestOf(NumberKind kind, Func<int, DeepShape> shape)
    {
        var width = 0;
        while (Total(kind, shape(width + 1)) <= Bytes)
        {
            width++;
        }

        return width;
    }
}
