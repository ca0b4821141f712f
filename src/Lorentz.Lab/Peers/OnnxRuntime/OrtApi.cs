using System.Runtime.InteropServices;

namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>The table of functions of a loaded library.</summary>
internal sealed unsafe class OrtApi
{
    // The newest table whose places are used here; later libraries keep giving it.
    private const uint TableVersion = 18;

    private readonly nint* table;

    private OrtApi(nint* table, string version)
    {
        this.table = table;
        Version = version;
    }

    /// <summary>Version of the library.</summary>
    public string Version { get; }

    /// <summary>A place in the table.</summary>
    public nint this[OrtFunction function] => table[(int)function];

    /// <summary>Loads a library; it stays loaded, because its threads and caches outlive what is released.</summary>
    /// <exception cref="IOException">It cannot be loaded; the message names it.</exception>
    public static OrtApi Load(string path)
    {
        try
        {
            var start = (delegate* unmanaged<nint*>)NativeLibrary.GetExport(NativeLibrary.Load(path), "OrtGetApiBase");
            var entries = start();
            var version = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)entries[1])()) ?? "";
            var table = ((delegate* unmanaged<uint, nint*>)entries[0])(TableVersion);
            return table is null
                ? throw new IOException($"{path}: version {version} of ONNX Runtime is older than 1.{TableVersion}.")
                : new(table, version);
        }
        catch (Exception exception) when (exception is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new IOException($"{path}: not a library of ONNX Runtime for this machine: {exception.Message}", exception);
        }
    }

    /// <summary>Throws what a status says, and releases it.</summary>
    /// <exception cref="OnnxRuntimeException">Unless it says nothing.</exception>
    public void Check(nint status)
    {
        if (status != 0)
        {
            Throw(status);
        }
    }

    /// <summary>Takes over an object that was made, to be released by a function of the table.</summary>
    public OrtHandle Own(nint made, OrtFunction release, SafeHandle? parent = null) => new(made, this[release], parent);

    private void Throw(nint status)
    {
        var code = ((delegate* unmanaged<nint, int>)this[OrtFunction.GetErrorCode])(status);
        var message = Marshal.PtrToStringUTF8(((delegate* unmanaged<nint, nint>)this[OrtFunction.GetErrorMessage])(status)) ?? "";
        ((delegate* unmanaged<nint, void>)this[OrtFunction.ReleaseStatus])(status);
        throw new OnnxRuntimeException(code, message);
    }
}
