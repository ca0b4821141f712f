using Lorentz.Sequences.Fields;

namespace Lorentz.Sequences.Waves;

/// <summary>A field as a formula and its parameters: where a fit may begin.</summary>
public static class FieldForm
{
    /// <summary>The formula and the parameters of a field; plane waves count as having amplitude 1.</summary>
    /// <exception cref="ArgumentException">A field of another kind.</exception>
    public static (IWaveForm Form, double[] Parameters) Of(SinusoidalField field) => field switch
    {
        PlaneWavesField waves => (new UnitWavesForm(waves.Waves.Length), [.. waves.Waves.SelectMany(wave => new[] { wave.Kx, wave.Ky, wave.Phase })]),
        RadialField radial => (new RadialForm(), [radial.K, radial.Phase]),
        AmplitudeModulatedField modulated => (new AmplitudeModulatedForm(), [modulated.Depth, modulated.Bx, modulated.By, modulated.Cx, modulated.Cy]),
        FrequencyModulatedField modulated => (new FrequencyModulatedForm(), [modulated.K, modulated.Q, modulated.Swing]),
        CompositeField composite => (new CompositeForm(composite.Spokes), [composite.Rings, composite.Kx, composite.Ky]),
        _ => throw new ArgumentException($"no formula is known of {field.GetType().Name}", nameof(field)),
    };
}
