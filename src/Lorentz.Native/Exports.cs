using System.Runtime.InteropServices;
using Lorentz.Lab.Deployment;

namespace Lorentz.Native;

/// <summary>
/// The C interface behind <c>gate.c</c>, function for function as <c>lorentz.h</c> describes them. Nothing that is thrown
/// crosses the border: it becomes a status, and its message the thread's last error.
/// </summary>
internal static unsafe class Exports
{
    [UnmanagedCallersOnly(EntryPoint = "lorentz_managed_last_error")]
    public static nuint LastError(byte* buffer, nuint size)
    {
        try
        {
            return Text.Copy(Failure.Last, buffer, size);
        }
        catch (Exception exception)
        {
            _ = Failure.Of(exception);
            return 0;
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "lorentz_managed_open")]
    public static NativeStatus Open(byte* path, nint* model)
    {
        try
        {
            Require(path, nameof(path));
            Require(model, nameof(model));
            *model = 0;
            var name = Marshal.PtrToStringUTF8((nint)path)!;
            if (!File.Exists(name))
            {
                throw new FileNotFoundException($"{name}: there is no such file, expected a model file (.safetensors) that may be read");
            }

            *model = OpenModels.Add(DeployedModelFile.Read(name));
            return NativeStatus.Ok;
        }
        catch (Exception exception)
        {
            return Failure.Of(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "lorentz_managed_close")]
    public static void Close(nint model)
    {
        try
        {
            OpenModels.Remove(model);
        }
        catch (Exception exception)
        {
            _ = Failure.Of(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "lorentz_managed_name")]
    public static NativeStatus Name(nint model, byte* buffer, nuint size)
    {
        try
        {
            Require(buffer, nameof(buffer));
            if (size == 0)
            {
                throw new BadArgumentException("size is 0: valid is 1 and more");
            }

            _ = Text.Copy(OpenModels.Of(model).Name, buffer, size);
            return NativeStatus.Ok;
        }
        catch (Exception exception)
        {
            return Failure.Of(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "lorentz_managed_domain")]
    public static NativeStatus Domain(nint model, double* minimum, double* maximum)
    {
        try
        {
            Require(minimum, nameof(minimum));
            Require(maximum, nameof(maximum));
            var domain = OpenModels.Of(model).Domain;
            domain.Minimum.CopyTo(new Span<double>(minimum, domain.Minimum.Length));
            domain.Maximum.CopyTo(new Span<double>(maximum, domain.Maximum.Length));
            return NativeStatus.Ok;
        }
        catch (Exception exception)
        {
            return Failure.Of(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "lorentz_managed_extrapolate")]
    public static NativeStatus Extrapolate(nint model, double* state, double z0, double z1, double* end)
    {
        try
        {
            Require(state, nameof(state));
            Require(end, nameof(end));
            var result = OpenModels.Of(model).Extrapolate(States.Read(state), new(z0), new(z1));
            States.Write(result.State, end);
            return (NativeStatus)result.Status;
        }
        catch (Exception exception)
        {
            return Failure.Of(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "lorentz_managed_extrapolate_many")]
    public static NativeStatus ExtrapolateMany(
        nint model, nuint count, nint x, nint y, nint tx, nint ty, nint qop, nint z0, nint z1,
        nint endX, nint endY, nint endTx, nint endTy, nint statuses)
    {
        try
        {
            var opened = OpenModels.Of(model);
            if (count == 0)
            {
                return NativeStatus.Ok;
            }

            Require((void*)x, nameof(x));
            Require((void*)y, nameof(y));
            Require((void*)tx, nameof(tx));
            Require((void*)ty, nameof(ty));
            Require((void*)qop, nameof(qop));
            Require((void*)z0, nameof(z0));
            Require((void*)z1, nameof(z1));
            Require((void*)endX, "end_x");
            Require((void*)endY, "end_y");
            Require((void*)endTx, "end_tx");
            Require((void*)endTy, "end_ty");
            Require((void*)statuses, nameof(statuses));
            ManyTracks.Carry(opened, new(count, x, y, tx, ty, qop, z0, z1, endX, endY, endTx, endTy, statuses));
            return NativeStatus.Ok;
        }
        catch (Exception exception)
        {
            return Failure.Of(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "lorentz_managed_jacobian")]
    public static NativeStatus Jacobian(nint model, double* state, double z0, double z1, double* end, double* jacobian)
    {
        try
        {
            Require(state, nameof(state));
            Require(end, nameof(end));
            Require(jacobian, nameof(jacobian));
            var result = OpenModels.Of(model).Transport(States.Read(state), new(z0), new(z1), new(jacobian, 25));
            States.Write(result.State, end);
            return (NativeStatus)result.Status;
        }
        catch (Exception exception)
        {
            return Failure.Of(exception);
        }
    }

    [UnmanagedCallersOnly(EntryPoint = "lorentz_managed_expected_error")]
    public static NativeStatus ExpectedError(nint model, double* state, double z0, double z1, double* position, double* slope)
    {
        try
        {
            Require(state, nameof(state));
            Require(position, "position_mm");
            Require(slope, nameof(slope));
            var error = OpenModels.Of(model).ExpectedError(States.Read(state), new(z0), new(z1));
            (*position, *slope) = error is { } known ? (known.Rmse, known.SlopeRmse) : (double.NaN, double.NaN);
            return error is null ? NativeStatus.Outside : NativeStatus.Ok;
        }
        catch (Exception exception)
        {
            return Failure.Of(exception);
        }
    }

    private static void Require(void* pointer, string name)
    {
        if (pointer is null)
        {
            throw new BadArgumentException($"{name} is null");
        }
    }
}
