using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Deployment;

namespace Lorentz.Native;

/// <summary>The derivatives of an end state by its start.</summary>
internal static class Derivatives
{
    /// <summary>Carries a track and fills its Jacobian, row-major: [end][start].</summary>
    /// <exception cref="NotSupportedException">The model has no derivative.</exception>
    public static ExtrapolationResult Of(DeployedModel model, in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian) =>
        throw new NotSupportedException($"'{model.Name}' has no Jacobian");
}
