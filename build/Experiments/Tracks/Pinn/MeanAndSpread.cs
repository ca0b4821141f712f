namespace Lorentz.Build.Experiments.Tracks.Pinn;

/// <summary>Mean and standard deviation over some seeds.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Spread">Standard deviation; 0 for a single seed.</param>
/// <param name="Count">Number of seeds.</param>
internal readonly record struct MeanAndSpread(double Mean, double Spread, int Count)
{
    /// <summary>The standard deviation where there is one.</summary>
    public double? Known => Count > 1 ? Spread : null;

    /// <summary>The number in words.</summary>
    public override string ToString() => Count > 1
        ? FormattableString.Invariant($"{Mean:G3} +- {Spread:G2}")
        : FormattableString.Invariant($"{Mean:G3}");
}
