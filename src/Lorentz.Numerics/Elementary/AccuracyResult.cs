namespace Lorentz.Numerics.Elementary;

/// <summary>The largest error seen in one measurement.</summary>
/// <param name="Case">What was measured.</param>
/// <param name="Samples">Number of arguments.</param>
/// <param name="MaximumUlp">Largest error, in units in the last place of the exact result.</param>
/// <param name="Where">The argument with that error.</param>
public sealed record AccuracyResult(AccuracyCase Case, int Samples, double MaximumUlp, double Where);
