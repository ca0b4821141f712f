namespace Lorentz.Sequences.Fields;

/// <summary>A field over the plane: a pure function of its parameters and the place, without noise, at any resolution.</summary>
public abstract record SinusoidalField
{
    /// <summary>Middle of the grid in x and in y: rings and spokes are about it.</summary>
    protected const double Centre = Math.PI;

    /// <summary>The value (z + 1) / 2.</summary>
    /// <param name="at">The place.</param>
    /// <remarks>
    /// From 0 to 1 for simple, multi-frequency, radial, frequency-modulated and composite fields; interference and
    /// amplitude modulation reach |z| = 2 and so go from -0.5 to 1.5.
    /// </remarks>
    public double Value(Place at) => 0.5 * (Wave(at) + 1.0);

    /// <summary>The oscillation z about 0.</summary>
    /// <param name="at">The place.</param>
    public abstract double Wave(Place at);
}
