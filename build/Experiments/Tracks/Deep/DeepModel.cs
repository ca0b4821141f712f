using Lorentz.Tracks.Families;
using Lorentz.Tracks.Formulations;

namespace Lorentz.Build.Experiments.Tracks.Deep;

/// <summary>A network of several layers to be trained.</summary>
/// <param name="Name">Name in tables.</param>
/// <param name="Family">Its layers.</param>
/// <param name="Formulation">What goes in and what comes out.</param>
/// <param name="Published">Position error in mm the plans print for it; null where none.</param>
/// <param name="PublishedSlope">Slope error the plans print for it; null where none.</param>
internal sealed record DeepModel(
    string Name, TrackFamily Family, Formulation Formulation, double? Published = null, double? PublishedSlope = null);
