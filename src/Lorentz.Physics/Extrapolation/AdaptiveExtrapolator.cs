using System.Globalization;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Integration;
using Lorentz.Physics.Jacobians;
using Lorentz.Physics.Tracks;
using Lorentz.Physics.Units;

namespace Lorentz.Physics.Extrapolation;

/// <summary>Any method with an error estimate, its steps chosen by a tolerance.</summary>
/// <param name="method">The method, with an embedded solution.</param>
/// <param name="field">The magnetic field.</param>
/// <param name="tolerance">Local error allowed.</param>
public sealed class AdaptiveExtrapolator<TField>(NystromTableau method, TField field, Tolerance tolerance) : Extrapolator
    where TField : struct, IMagneticField
{
    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"{method.Name}, {tolerance.Position} mm");

    /// <inheritdoc/>
    public override ExtrapolationResult Extrapolate(in TrackState state, Millimetre z0, Millimetre z1)
    {
        if (!AreFinite(z0.Value, z1.Value) || !double.IsFinite(state.Qop.PerMeV))
        {
            return new(state, ExtrapolationStatus.NotFinite);
        }

        var outcome = Run(state.ToKernel(), new Real64(z0.Value), new Real64(z1.Value));
        var end = outcome.State;
        return new(
            TrackState.FromKernel(end),
            Judge(end.X.Value, end.Y.Value, end.Tx.Value, end.Ty.Value, outcome.Finished, outcome.OutsideLanes != 0, outcome.TurnedLanes != 0));
    }

    /// <summary>
    /// As <see cref="Extrapolator.Transport"/>: the matrix is that of the steps taken, which the values alone decide. It differs from
    /// the derivative of the end state as a function of the start, which jumps where the steps change, by the tolerance.
    /// </summary>
    /// <inheritdoc/>
    public override ExtrapolationResult Transport(in TrackState state, Millimetre z0, Millimetre z1, Span<double> jacobian)
    {
        RequireMatrix(jacobian);
        return !AreFinite(z0.Value, z1.Value) || !double.IsFinite(state.Qop.PerMeV)
            ? WithMatrix(new ExtrapolationResult(state, ExtrapolationStatus.NotFinite), jacobian)
            : WithMatrix(Run(TransportJacobian.Seed(state), Jet5.Constant(z0.Value), Jet5.Constant(z1.Value)), jacobian);
    }

    /// <summary>The same integration for any number type; lanes share their steps, the worst one deciding.</summary>
    /// <param name="state">State at z0.</param>
    /// <param name="z0">First plane in mm.</param>
    /// <param name="z1">Last plane in mm.</param>
    public Integration<T> Run<T>(in State<T> state, T z0, T z1)
        where T : unmanaged, IReal<T>
    {
        var steps = new AdaptiveSteps<T>(method, tolerance, z0, z1);
        return Integrator.Run(method, ref steps, field, state);
    }
}
