namespace Lorentz.Learning.Quantisation;

/// <summary>
/// Unsigned 8-bit integers for the values of an activation: x = Step (q - Zero), q from 0 to <see cref="Greatest"/>. A
/// zero point suits values such as those of SiLU, which end at -0.28 on one side and nowhere on the other.
/// </summary>
/// <param name="Step">Distance of neighbouring values, above 0.</param>
/// <param name="Zero">The integer of x = 0, which is exact.</param>
public readonly record struct ByteScale(float Step, byte Zero)
{
    /// <summary>The greatest integer.</summary>
    public const int Greatest = 255;

    /// <summary>1.5 * 2^23: adding it rounds to nearest even, and leaves the integer in the low bits.</summary>
    internal const float RoundingShift = 12582912f;

    /// <summary>The scale that covers an interval, and zero.</summary>
    /// <param name="least">Lower end.</param>
    /// <param name="greatest">Upper end.</param>
    public static ByteScale Covering(float least, float greatest)
    {
        var (low, high) = (Math.Min(least, 0f), Math.Max(greatest, 0f));

        // Values that are all zero still need a step whose inverse is a number.
        var step = Math.Max((high - low) / Greatest, 1e-30f);
        return new(step, (byte)Math.Clamp(MathF.Round(-low / step), 0f, Greatest));
    }

    /// <summary>The integer nearest to a finite value; values beyond the interval have the integer of its end.</summary>
    /// <param name="value">The value.</param>
    /// <param name="factor">1 / Step, and what else the value is multiplied by.</param>
    /// <param name="zero">The integer of 0.</param>
    public static byte Quantise(float value, float factor, byte zero)
    {
        var scaled = Math.Min(Math.Max(MathF.FusedMultiplyAdd(value, factor, zero), 0f), Greatest);
        return (byte)(scaled + RoundingShift - RoundingShift);
    }

    /// <summary>The value of an integer.</summary>
    public float Value(byte integer) => Step * (integer - Zero);
}
