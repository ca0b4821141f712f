using Lorentz.Learning.Tapes;

namespace Lorentz.Tracks.Families;

/// <summary>
/// The skip connection as published: the start, normalised like the inputs, is added to numbers normalised like the
/// outputs. In physical units the start is then off by the factor of the two spreads.
/// </summary>
internal static class MixedSkip
{
    /// <summary>Name of the variant in tables.</summary>
    public const string Suffix = ", mixed normalisation";

    /// <summary>The path, with the normalised start added to each of its points where asked for.</summary>
    public static TapeNode Add<T>(TapeBuilder<T> tape, bool mixes, TapeNode features, TapeNode path, int count)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        mixes ? tape.Add(tape.RepeatRows(tape.SliceColumns(features, 0, 4), count), path) : path;
}
