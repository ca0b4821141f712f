using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;
using Lorentz.Physics.Extrapolation;
using Lorentz.Physics.Tracks;

namespace Lorentz.Lab.Peers.Native;

/// <summary>A model opened through the native library's C interface, as a C program would: what is measured and proved is the library itself.</summary>
public sealed unsafe class NativeLibraryModel : IDisposable
{
    private readonly delegate* unmanaged<nint, double*, double, double, double*, int> extrapolate;
    private readonly delegate* unmanaged<nint, nuint, double*, double*, double*, double*, double*, double*, double*, double*, double*, double*, double*, byte*, int> many;
    private readonly delegate* unmanaged<nint, double*, double, double, double*, double*, int> jacobian;
    private readonly delegate* unmanaged<nint, void> close;
    private nint model;

    /// <summary>Opens a model.</summary>
    /// <param name="library">Path of the library; it stays loaded.</param>
    /// <param name="path">The model's file.</param>
    /// <exception cref="IOException">The library cannot be loaded, or refuses the file; the message says which and why.</exception>
    public NativeLibraryModel(string library, string path)
    {
        try
        {
            var handle = NativeLibrary.Load(library);
            extrapolate = (delegate* unmanaged<nint, double*, double, double, double*, int>)NativeLibrary.GetExport(handle, "lorentz_extrapolate");
            many = (delegate* unmanaged<nint, nuint, double*, double*, double*, double*, double*, double*, double*, double*, double*, double*, double*, byte*, int>)
                NativeLibrary.GetExport(handle, "lorentz_extrapolate_many");
            jacobian = (delegate* unmanaged<nint, double*, double, double, double*, double*, int>)NativeLibrary.GetExport(handle, "lorentz_jacobian");
            close = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(handle, "lorentz_close");
            var open = (delegate* unmanaged<byte*, nint*, int>)NativeLibrary.GetExport(handle, "lorentz_open");
            model = Open(open, path);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new IOException($"cannot use {library}: {exception.Message}", exception);
        }
    }

    /// <summary>Carries a track.</summary>
    /// <param name="state">x, y, tx, ty, q/p.</param>
    /// <param name="z0">First plane in mm.</param>
    /// <param name="z1">Last plane in mm.</param>
    /// <param name="end">Receives x, y, tx, ty, q/p.</param>
    public ExtrapolationStatus Extrapolate(ReadOnlySpan<double> state, double z0, double z1, Span<double> end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(state.Length, 5, nameof(state));
        ArgumentOutOfRangeException.ThrowIfLessThan(end.Length, 5, nameof(end));
        fixed (double* from = state, to = end)
        {
            return (ExtrapolationStatus)Check(extrapolate(model, from, z0, z1, to));
        }
    }

    /// <summary>Carries a track with its transport matrix.</summary>
    /// <inheritdoc cref="Extrapolate"/>
    /// <param name="state">x, y, tx, ty, q/p.</param>
    /// <param name="z0">First plane in mm.</param>
    /// <param name="z1">Last plane in mm.</param>
    /// <param name="end">Receives x, y, tx, ty, q/p.</param>
    /// <param name="matrix">Receives 25 derivatives, row by row.</param>
    public ExtrapolationStatus Transport(ReadOnlySpan<double> state, double z0, double z1, Span<double> end, Span<double> matrix)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(state.Length, 5, nameof(state));
        ArgumentOutOfRangeException.ThrowIfLessThan(end.Length, 5, nameof(end));
        ArgumentOutOfRangeException.ThrowIfLessThan(matrix.Length, 25, nameof(matrix));
        fixed (double* from = state, to = end, derivatives = matrix)
        {
            return (ExtrapolationStatus)Check(jacobian(model, from, z0, z1, to, derivatives));
        }
    }

    /// <summary>Carries many tracks; the ends keep their q/p.</summary>
    /// <param name="tracks">States at z0.</param>
    /// <param name="z0">First planes in mm.</param>
    /// <param name="z1">Last planes in mm.</param>
    /// <param name="ends">Receives x, y, tx, ty at z1.</param>
    /// <param name="statuses">Receives one status a track, as a byte.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public void ExtrapolateMany(TrackColumns tracks, ReadOnlySpan<double> z0, ReadOnlySpan<double> z1, TrackColumns ends, Span<byte> statuses)
    {
        if (z0.Length != tracks.Count || z1.Length != tracks.Count || ends.Count != tracks.Count || statuses.Length != tracks.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{tracks.Count} tracks, {z0.Length} first planes, {z1.Length} last planes, {ends.Count} ends and {statuses.Length} statuses: needed are as many of each"));
        }

        fixed (double* x = tracks.X, y = tracks.Y, tx = tracks.Tx, ty = tracks.Ty, qop = tracks.Qop, first = z0, last = z1)
        fixed (double* endX = ends.X, endY = ends.Y, endTx = ends.Tx, endTy = ends.Ty)
        fixed (byte* status = statuses)
        {
            Check(many(model, (nuint)tracks.Count, x, y, tx, ty, qop, first, last, endX, endY, endTx, endTy, status));
        }
    }

    /// <summary>Closes the model.</summary>
    public void Dispose()
    {
        close(model);
        model = 0;
    }

    private static nint Open(delegate* unmanaged<byte*, nint*, int> open, string path)
    {
        var text = Utf8StringMarshaller.ConvertToUnmanaged(path);
        try
        {
            nint opened;
            var status = open(text, &opened);
            return status == 0 ? opened : throw new IOException(FormattableString.Invariant($"{path}: the native library refuses it with status {status}."));
        }
        finally
        {
            Utf8StringMarshaller.Free(text);
        }
    }

    // Below 0 the call failed, and says nothing of the track.
    private static int Check(int status) =>
        status >= 0 ? status : throw new InvalidOperationException(FormattableString.Invariant($"The native library refused a call with status {status}."));
}
