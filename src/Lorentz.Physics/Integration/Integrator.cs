using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Tracks;

namespace Lorentz.Physics.Integration;

/// <summary>The one loop that integrates: method, step control, field and number type are its arguments.</summary>
public static class Integrator
{
    /// <summary>Slopes beyond this mean that the track turns round: z is no longer a good variable.</summary>
    public const double SteepestSlope = 10;

    /// <summary>Carries a state along the steps that <paramref name="control"/> chooses.</summary>
    /// <param name="method">The coefficients.</param>
    /// <param name="control">Chooses and judges the steps; used up by the call.</param>
    /// <param name="field">The magnetic field.</param>
    /// <param name="state">The state at the first z.</param>
    /// <returns>The end state with what happened on the way.</returns>
    public static Integration<T> Run<T, TField, TControl>(
        NystromTableau method, ref TControl control, in TField field, in State<T> state)
        where T : unmanaged, IReal<T>
        where TField : struct, IMagneticField
        where TControl : struct, IStepControl<T>
    {
        var current = state;
        var region = field.Region;
        var steps = 0;
        var rejected = 0;
        var turned = 0;
        var outside = Outside(region, current, control.Start);
        while (control.Propose(out var z, out var h, out var end))
        {
            var next = NystromStepper.Step(method, field, current, z, h, out var error);
            if (control.Accept(error))
            {
                turned |= Turned(current, next);
                current = next;
                steps++;
                outside |= Outside(region, current, end);
                if (turned == (1 << T.LaneCount) - 1)
                {
                    return new(current, steps, rejected, outside, turned, false);
                }
            }
            else
            {
                rejected++;
            }
        }

        return new(current, steps, rejected, outside, turned, control.Finished);
    }

    // Beyond this slope a track turns round before the next plane; what was a number and is none now did so within a step.
    private static int Turned<T>(in State<T> before, in State<T> after)
        where T : unmanaged, IReal<T>
    {
        var mask = 0;
        for (var lane = 0; lane < T.LaneCount; lane++)
        {
            var isShallow = Math.Abs(T.Lane(after.Tx, lane)) <= SteepestSlope && Math.Abs(T.Lane(after.Ty, lane)) <= SteepestSlope;
            mask |= !isShallow && IsFinite(before, lane) ? 1 << lane : 0;
        }

        return mask;
    }

    private static bool IsFinite<T>(in State<T> state, int lane)
        where T : unmanaged, IReal<T> =>
        double.IsFinite(T.Lane(state.X, lane)) && double.IsFinite(T.Lane(state.Y, lane))
        && double.IsFinite(T.Lane(state.Tx, lane)) && double.IsFinite(T.Lane(state.Ty, lane)) && double.IsFinite(T.Lane(state.Qop, lane));

    private static int Outside<T>(in FieldRegion region, in State<T> state, T z)
        where T : unmanaged, IReal<T>
    {
        var mask = 0;
        for (var lane = 0; lane < T.LaneCount; lane++)
        {
            mask |= region.Contains(T.Lane(state.X, lane), T.Lane(state.Y, lane), T.Lane(z, lane)) ? 0 : 1 << lane;
        }

        return mask;
    }
}
