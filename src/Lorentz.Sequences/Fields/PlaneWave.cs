namespace Lorentz.Sequences.Fields;

/// <summary>amplitude sin(kx x + ky y + phase).</summary>
/// <param name="Amplitude">Largest value.</param>
/// <param name="Kx">Radians of phase per radian of x.</param>
/// <param name="Ky">The same in y.</param>
/// <param name="Phase">Phase at the origin in radians.</param>
public readonly record struct PlaneWave(double Amplitude, double Kx, double Ky, double Phase);
