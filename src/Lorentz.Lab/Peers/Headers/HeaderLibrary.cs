using System.Runtime.InteropServices;
using Lorentz.Lab.Files;
using Lorentz.Lab.Peers.Compilers;
using Lorentz.Physics.Extrapolation;

namespace Lorentz.Lab.Peers.Headers;

/// <summary>An exported C header, compiled and called as a C program would call it.</summary>
public sealed unsafe class HeaderLibrary : IDisposable
{
    private readonly delegate* unmanaged[Cdecl]<double*, double, double, double*, int> extrapolate;
    private nint library;

    private HeaderLibrary(nint library)
    {
        this.library = library;
        extrapolate = (delegate* unmanaged[Cdecl]<double*, double, double, double*, int>)NativeLibrary.GetExport(library, "extrapolate");
    }

    /// <summary>Compiles a header with the C compiler on the path, as C99 at -O2 for this processor.</summary>
    /// <param name="header">The header.</param>
    /// <param name="identifier">What its identifiers begin with.</param>
    /// <param name="folder">Where source and library go; created if it is missing.</param>
    /// <exception cref="CompilerException">There is no compiler or it refuses the header; the message has what it said.</exception>
    public static HeaderLibrary Compile(string header, string identifier, string folder)
    {
        var source = Path.Combine(folder, $"{identifier}.c");
        AtomicFile.WriteText(source, $$"""
            #include "{{Path.GetFullPath(header)}}"

            int extrapolate(const double *state, double z0, double z1, double *end)
            {
                return (int){{identifier}}_extrapolate(state, z0, z1, end);
            }

            """);
        return new(NativeLibrary.Load(SharedLibrary.Compile("cc", ["-std=c99", "-O2", "-march=native"], source, Path.Combine(folder, $"{identifier}.so"))));
    }

    /// <summary>Carries a track.</summary>
    /// <param name="state">x, y, tx, ty, q/p.</param>
    /// <param name="z0">First plane in mm.</param>
    /// <param name="z1">Last plane in mm.</param>
    /// <param name="end">Receives x, y, tx, ty, q/p.</param>
    public ExtrapolationStatus Extrapolate(ReadOnlySpan<double> state, double z0, double z1, Span<double> end)
    {
        ObjectDisposedException.ThrowIf(library == 0, this);
        ArgumentOutOfRangeException.ThrowIfLessThan(state.Length, 5, nameof(state));
        ArgumentOutOfRangeException.ThrowIfLessThan(end.Length, 5, nameof(end));
        fixed (double* from = state, to = end)
        {
            return (ExtrapolationStatus)extrapolate(from, z0, z1, to);
        }
    }

    /// <summary>Gives the library back.</summary>
    public void Dispose()
    {
        if (library != 0)
        {
            NativeLibrary.Free(library);
            library = 0;
        }
    }
}
