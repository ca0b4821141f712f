namespace Lorentz.Lab.Timing;

/// <summary>How long and how often to measure.</summary>
/// <param name="SampleMilliseconds">Length of one sample; long against the clock, short against the scheduler.</param>
/// <param name="Rounds">Samples of each contender, at least 1.</param>
/// <param name="WarmUpMilliseconds">Time of each contender before anything counts: compilation, caches, clock rate.</param>
public sealed record TimerOptions(double SampleMilliseconds = 3, int Rounds = 31, double WarmUpMilliseconds = 60);
