namespace Lorentz.Learning.Quantisation;

/// <summary>
/// Symmetric integers for the weights of one output channel: w = scale q with |q| at most a limit, so that zero stays zero
/// and the weight of greatest magnitude is kept.
/// </summary>
public static class ChannelRounding
{
    /// <summary>Greatest magnitude of 8-bit weights: -128 would have no counterpart.</summary>
    public const int ByteLimit = 127;

    /// <summary>Greatest magnitude of 16-bit weights.</summary>
    public const int ShortLimit = 32767;

    /// <summary>The scale of a channel: its greatest |w| over the limit; 0 where all weights are (or vanish at that scale).</summary>
    /// <param name="weights">The weights of the channel, finite.</param>
    /// <param name="limit">Greatest magnitude of the integers.</param>
    /// <exception cref="ArgumentException">A weight is not finite.</exception>
    public static float Scale(ReadOnlySpan<float> weights, int limit)
    {
        var greatest = 0f;
        foreach (var weight in weights)
        {
            greatest = float.IsFinite(weight)
                ? Math.Max(greatest, Math.Abs(weight))
                : throw new ArgumentException(FormattableString.Invariant($"a weight is {weight}: only finite weights have integers"), nameof(weights));
        }

        return greatest / limit;
    }

    /// <summary>The integers of a channel, rounded to nearest even.</summary>
    /// <param name="weights">The weights of the channel.</param>
    /// <param name="scale">From <see cref="Scale"/>.</param>
    /// <param name="limit">Greatest magnitude of the integers.</param>
    /// <param name="integers">Receives as many integers.</param>
    public static void Round(ReadOnlySpan<float> weights, float scale, int limit, Span<int> integers)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            integers[i] = scale == 0 ? 0 : (int)Math.Clamp(MathF.Round(weights[i] / scale), -limit, limit);
        }
    }
}
