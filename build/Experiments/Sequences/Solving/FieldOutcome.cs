namespace Lorentz.Build.Experiments.Sequences.Solving;

/// <summary>One field reconstructed in one way.</summary>
/// <param name="Method">The way.</param>
/// <param name="Proposals">Most proposals refined; null for a way without any.</param>
/// <param name="Decibels">PSNR over all pixels.</param>
/// <param name="Tried">Proposals refined before one was exact.</param>
/// <param name="Evaluations">Values of formulas computed; null where that says nothing.</param>
/// <param name="Seconds">Time on one thread; null where it was not taken by itself.</param>
internal sealed record FieldOutcome(string Method, int? Proposals, double Decibels, int? Tried = null, long? Evaluations = null, double? Seconds = null);
