namespace Lorentz.Lab.Timing;

/// <summary>Something whose time is measured.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Run">Does the operation so many times and returns a checksum of all results, so that none can be left out.</param>
/// <param name="OperationsPerRepetition">What one repetition counts for: 1, or the tracks of a batch.</param>
public sealed record Contender(string Name, Func<int, double> Run, int OperationsPerRepetition = 1);
