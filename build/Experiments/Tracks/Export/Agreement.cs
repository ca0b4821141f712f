namespace Lorentz.Build.Experiments.Tracks.Export;

/// <summary>How an exported form answers test tracks, against the extrapolator it was made from.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Form">The form and what loaded it.</param>
/// <param name="Tracks">Tracks compared.</param>
/// <param name="SameBits">Tracks whose four numbers and status have the same bits.</param>
/// <param name="Position">Largest distance of end positions in mm.</param>
/// <param name="Relative">
/// Largest difference of a number relative to its size, or to what is natural for it (1 m, slope 0.1) where it is smaller.
/// </param>
/// <param name="Statuses">Tracks whose statuses differ.</param>
internal sealed record Agreement(string Model, string Form, int Tracks, int SameBits, double Position, double Relative, int Statuses);
