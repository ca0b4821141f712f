namespace Lorentz.Learning.Kernels.Layers;

/// <summary>Single-precision weights in the number type of a kernel; exact.</summary>
internal static class Numbers<T>
    where T : unmanaged
{
    /// <summary>One number.</summary>
    internal static T Of(float value) => typeof(T) == typeof(float) ? (T)(object)value : (T)(object)(double)value;

    /// <summary>Some numbers.</summary>
    internal static void Widen(ReadOnlySpan<float> values, Span<T> target)
    {
        for (var i = 0; i < values.Length; i++)
        {
            target[i] = Of(values[i]);
        }
    }
}
