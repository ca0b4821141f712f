namespace Lorentz.Sequences.Waves;

/// <summary>A wave vector.</summary>
/// <param name="Kx">Radians of phase per radian of x.</param>
/// <param name="Ky">The same in y.</param>
public readonly record struct WaveVector(double Kx, double Ky);
