using System.Runtime.InteropServices.Marshalling;

namespace Lorentz.Lab.Peers.OnnxRuntime;

/// <summary>A session's inputs and outputs bound once to a caller's memory, so that a run moves nothing and looks nothing up.</summary>
/// <remarks>One thread at a time.</remarks>
public sealed unsafe class OnnxBinding : IDisposable
{
    private const int Float = 1;
    private const int Bool = 9;

    private readonly OrtApi api;
    private readonly OnnxSession session;
    private readonly OrtHandle handle;
    private readonly List<OrtHandle> values = [];

    /// <summary>A binding of nothing.</summary>
    /// <param name="session">The session.</param>
    public OnnxBinding(OnnxSession session)
    {
        (this.session, api) = (session, session.Environment.Api);
        nint made;
        api.Check(((delegate* unmanaged<nint, nint*, nint>)api[OrtFunction.CreateIoBinding])(session.Handle.Value, &made));
        handle = api.Own(made, OrtFunction.ReleaseIoBinding, session.Handle);
    }

    /// <summary>Binds an input.</summary>
    /// <typeparam name="T">float, or byte for truth values.</typeparam>
    /// <param name="name">Its name in the model.</param>
    /// <param name="memory">Where a run reads it; kept until this binding is disposed.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <exception cref="ArgumentException">The shape does not fill the memory.</exception>
    /// <exception cref="OnnxRuntimeException">The model has no such input, or one of another type.</exception>
    public void Input<T>(string name, OnnxMemory<T> memory, params ReadOnlySpan<long> shape)
        where T : unmanaged => Bind(OrtFunction.BindInput, name, memory, shape);

    /// <summary>Binds an output.</summary>
    /// <typeparam name="T">float, or byte for truth values.</typeparam>
    /// <param name="name">Its name in the model.</param>
    /// <param name="memory">Where a run writes it; kept until this binding is disposed.</param>
    /// <param name="shape">Its dimensions.</param>
    /// <exception cref="ArgumentException">The shape does not fill the memory.</exception>
    /// <exception cref="OnnxRuntimeException">The model has no such output.</exception>
    public void Output<T>(string name, OnnxMemory<T> memory, params ReadOnlySpan<long> shape)
        where T : unmanaged => Bind(OrtFunction.BindOutput, name, memory, shape);

    /// <summary>Runs the model from the bound inputs to the bound outputs.</summary>
    /// <exception cref="OnnxRuntimeException">A bound tensor has a shape that the model does not take.</exception>
    public void Run()
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, this);
        api.Check(((delegate* unmanaged<nint, nint, nint, nint>)api[OrtFunction.RunWithBinding])(session.Handle.Value, 0, handle.Value));
        GC.KeepAlive(this);
    }

    /// <summary>Releases the binding, and lets go of the memory.</summary>
    public void Dispose()
    {
        handle.Dispose();
        values.ForEach(value => value.Dispose());
    }

    private void Bind<T>(OrtFunction function, string name, OnnxMemory<T> memory, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var elements = 1L;
        foreach (var dimension in shape)
        {
            elements *= dimension;
        }

        if (elements != memory.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"'{name}': memory of {memory.Length} elements, expected {string.Join(" x ", shape.ToArray())} = {elements}."), nameof(shape));
        }

        var value = Tensor(memory, shape);
        var text = Utf8StringMarshaller.ConvertToUnmanaged(name);
        try
        {
            api.Check(((delegate* unmanaged<nint, byte*, nint, nint>)api[function])(handle.Value, text, value.Value));
        }
        finally
        {
            Utf8StringMarshaller.Free(text);
        }
    }

    private OrtHandle Tensor<T>(OnnxMemory<T> memory, ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        var type = typeof(T) == typeof(float) ? Float
            : typeof(T) == typeof(byte) ? Bool
            : throw new NotSupportedException($"tensors of {typeof(T).Name}: there are those of Single and, for truth values, Byte");
        nint made;
        fixed (long* dimensions = shape)
        {
            api.Check(((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)api[OrtFunction.CreateTensorWithDataAsOrtValue])(
                session.Environment.Memory.Value,
                (void*)memory.DangerousGetHandle(),
                (nuint)memory.Bytes,
                dimensions,
                (nuint)shape.Length,
                type,
                &made));
        }

        var value = api.Own(made, OrtFunction.ReleaseValue, memory);
        values.Add(value);
        return value;
    }
}
