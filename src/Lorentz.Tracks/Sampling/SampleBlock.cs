namespace Lorentz.Tracks.Sampling;

/// <summary>Consecutive samples of a dataset in plain rows.</summary>
/// <param name="First">Index of the first sample.</param>
/// <param name="Count">Number of samples.</param>
/// <param name="Segments">Inputs, [Count x 7] row-major, columns of <see cref="Segment"/>.</param>
/// <param name="Deviations">Targets, [Count x 4] row-major, columns of <see cref="Deviation"/>.</param>
/// <param name="Path">
/// Collocation states (x, y, tx, ty) at equal fractions of dz, [Count x points x 4] row-major; empty without points.
/// </param>
/// <param name="Attempts">Candidates drawn in all.</param>
public sealed record SampleBlock(long First, int Count, double[] Segments, double[] Deviations, double[] Path, long Attempts);
