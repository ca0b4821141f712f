namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>A model made ready: its graph optimised as far as ONNX Runtime can, its operations run one after the other.</summary>
public sealed unsafe class OnnxSession : IDisposable
{
    private const int AllOptimisations = 99;

    /// <summary>Makes a model ready.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="model">The bytes of an ONNX file.</param>
    /// <param name="threads">Threads within an operation, the caller's included, at least 1.</param>
    /// <exception cref="OnnxRuntimeException">The model is damaged, or has an operation that is not there.</exception>
    public OnnxSession(OnnxEnvironment environment, ReadOnlySpan<byte> model, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Environment = environment;
        var api = environment.Api;
        nint made;
        api.Check(((delegate* unmanaged<nint*, nint>)api[OrtFunction.CreateSessionOptions])(&made));
        using var options = api.Own(made, OrtFunction.ReleaseSessionOptions, environment.Handle);
        Set(OrtFunction.SetIntraOpNumThreads, threads);
        Set(OrtFunction.SetInterOpNumThreads, 1);
        Set(OrtFunction.SetSessionGraphOptimizationLevel, AllOptimisations);
        fixed (byte* bytes = model)
        {
            api.Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)api[OrtFunction.CreateSessionFromArray])(
                environment.Handle.Value, bytes, (nuint)model.Length, options.Value, &made));
        }

        Handle = api.Own(made, OrtFunction.ReleaseSession, environment.Handle);

        void Set(OrtFunction function, int value) => api.Check(((delegate* unmanaged<nint, int, nint>)api[function])(options.Value, value));
    }

    internal OnnxEnvironment Environment { get; }

    internal OrtHandle Handle { get; }

    /// <summary>Releases it; bindings that are still in use keep it alive.</summary>
    public void Dispose() => Handle.Dispose();
}
