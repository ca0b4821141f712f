using System.Runtime.CompilerServices;
using Lorentz.Numerics.Real;
using Lorentz.Physics.Fields;
using Lorentz.Physics.Motion;
using Lorentz.Physics.Tracks;

namespace Lorentz.Physics.Integration;

/// <summary>One step of any Runge-Kutta-Nystrom method, for any number type and any field.</summary>
public static class NystromStepper
{
    /// <summary>Carries <paramref name="state"/> from z to z + h.</summary>
    /// <param name="method">The coefficients.</param>
    /// <param name="field">The magnetic field.</param>
    /// <param name="state">State at z.</param>
    /// <param name="z">Start of the step in mm.</param>
    /// <param name="h">Signed length of the step in mm; zero returns the state unchanged.</param>
    /// <param name="error">Estimated local error, zero when the method has no embedded solution.</param>
    public static State<T> Step<T, TField>(
        NystromTableau method, in TField field, in State<T> state, T z, T h, out StepError<T> error)
        where T : unmanaged, IReal<T>
        where TField : struct, IMagneticField
    {
        var plan = method.Plan;
        if (plan.FourStages != FourStageKind.Other)
        {
            error = default;
            return FourStageKernel.Step(plan.FourStages == FourStageKind.Nystrom, field, state, z, h);
        }

        return StepByTableau(plan, field, state, z, h, out error);
    }

    /// <summary>The step from the tableau itself, for any method; the written-out kernels are compared with it.</summary>
    /// <inheritdoc cref="Step"/>
    [SkipLocalsInit]
    internal static State<T> StepByTableau<T, TField>(
        StagePlan plan, in TField field, in State<T> state, T z, T h, out StepError<T> error)
        where T : unmanaged, IReal<T>
        where TField : struct, IMagneticField
    {
        var count = plan.StageCount;
        Span<T> bendX = stackalloc T[count];
        Span<T> bendY = stackalloc T[count];
        Span<Vector3<T>> samples = stackalloc Vector3<T>[count];
        var squared = h * h;
        for (var stage = 0; stage < count; stage++)
        {
            var slope = Combine<T>(plan.SlopeRow(stage), bendX, bendY);
            var tx = T.FusedMultiplyAdd(h, slope.X, state.Tx);
            var ty = T.FusedMultiplyAdd(h, slope.Y, state.Ty);
            var first = plan.Samples[stage];
            if (first == stage)
            {
                var reach = T.Constant(plan.Nodes[stage]) * h;
                var sag = Combine<T>(plan.PositionRow(stage), bendX, bendY);
                samples[stage] = field.At(
                    T.FusedMultiplyAdd(squared, sag.X, T.FusedMultiplyAdd(reach, state.Tx, state.X)),
                    T.FusedMultiplyAdd(squared, sag.Y, T.FusedMultiplyAdd(reach, state.Ty, state.Y)),
                    z + reach);
            }

            (bendX[stage], bendY[stage]) = LorentzForce.Bend(tx, ty, state.Qop, samples[first]);
        }

        var position = Combine<T>(plan.PositionWeights, bendX, bendY);
        var bend = Combine<T>(plan.SlopeWeights, bendX, bendY);
        error = default;
        if (plan.HasErrorEstimate)
        {
            var positionError = Combine<T>(plan.PositionErrors, bendX, bendY);
            var slopeError = Combine<T>(plan.SlopeErrors, bendX, bendY);
            error = new(squared * positionError.X, squared * positionError.Y, h * slopeError.X, h * slopeError.Y);
        }

        return new(
            T.FusedMultiplyAdd(squared, position.X, T.FusedMultiplyAdd(h, state.Tx, state.X)),
            T.FusedMultiplyAdd(squared, position.Y, T.FusedMultiplyAdd(h, state.Ty, state.Y)),
            T.FusedMultiplyAdd(h, bend.X, state.Tx),
            T.FusedMultiplyAdd(h, bend.Y, state.Ty),
            state.Qop);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T X, T Y) Combine<T>(ReadOnlySpan<double> coefficients, ReadOnlySpan<T> bendX, ReadOnlySpan<T> bendY)
        where T : unmanaged, IReal<T>
    {
        var x = T.Constant(0);
        var y = x;
        for (var j = 0; j < coefficients.Length; j++)
        {
            var coefficient = coefficients[j];
            if (coefficient != 0)
            {
                x = T.FusedMultiplyAdd(T.Constant(coefficient), bendX[j], x);
                y = T.FusedMultiplyAdd(T.Constant(coefficient), bendY[j], y);
            }
        }

        return (x, y);
    }
}
