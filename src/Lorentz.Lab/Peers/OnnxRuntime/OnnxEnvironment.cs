using System.Runtime.InteropServices.Marshalling;

namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>ONNX Runtime in this process; one is enough for every session.</summary>
public sealed unsafe class OnnxEnvironment : IDisposable
{
    // Errors come back as statuses; nothing is written to the console.
    private const int FatalOnly = 4;
    private const int DeviceAllocator = 0;
    private const int DefaultMemory = 0;

    /// <summary>Loads the library and makes an environment.</summary>
    /// <param name="library">Path of the library.</param>
    /// <exception cref="IOException">It is no such library; the message names it.</exception>
    public OnnxEnvironment(string library)
    {
        Api = OrtApi.Load(library);
        var name = Utf8StringMarshaller.ConvertToUnmanaged("lorentz");
        try
        {
            nint made;
            Api.Check(((delegate* unmanaged<int, byte*, nint*, nint>)Api[OrtFunction.CreateEnv])(FatalOnly, name, &made));
            Handle = Api.Own(made, OrtFunction.ReleaseEnv);
            Api.Check(((delegate* unmanaged<int, int, nint*, nint>)Api[OrtFunction.CreateCpuMemoryInfo])(DeviceAllocator, DefaultMemory, &made));
            Memory = Api.Own(made, OrtFunction.ReleaseMemoryInfo, Handle);
        }
        finally
        {
            Utf8StringMarshaller.Free(name);
        }
    }

    /// <summary>Version of the library.</summary>
    public string Version => Api.Version;

    internal OrtApi Api { get; }

    internal OrtHandle Handle { get; }

    // Says that tensors lie in ordinary memory.
    internal OrtHandle Memory { get; }

    /// <summary>Releases it; sessions that are still in use keep it alive.</summary>
    public void Dispose()
    {
        Memory.Dispose();
        Handle.Dispose();
    }
}
