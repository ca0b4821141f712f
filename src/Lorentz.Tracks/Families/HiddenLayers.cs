using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>The hidden layers that families share.</summary>
internal static class HiddenLayers
{
    /// <summary>Dense layers, one behind the other.</summary>
    public static TapeNode Dense<T>(TapeBuilder<T> tape, TapeNode x, ImmutableArray<int> widths, ActivationKind activation)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        foreach (var width in widths)
        {
            x = tape.Dense(x, width, activation);
        }

        return x;
    }

    /// <summary>Widths as the plans write them, such as [512, 256].</summary>
    public static string Text(ImmutableArray<int> widths) =>
        "[" + string.Join(", ", widths.Select(width => width.ToString(CultureInfo.InvariantCulture))) + "]";
}
