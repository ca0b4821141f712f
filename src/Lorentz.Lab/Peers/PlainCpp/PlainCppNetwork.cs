using System.Runtime.InteropServices;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Networks;

namespace Lorentz.Lab.Peers.PlainCpp;

/// <summary>A network evaluated by plain C++, on one thread: only ever something to compare with.</summary>
public sealed unsafe class PlainCppNetwork : IDisposable
{
    private readonly DeepShape shape;
    private readonly delegate* unmanaged[Cdecl]<nint, float*, int, float*, void> run;
    private readonly delegate* unmanaged[Cdecl]<nint, void> close;
    private nint library;
    private nint handle;

    /// <summary>Opens a network.</summary>
    /// <param name="path">A library that <see cref="PlainCppLibrary.Compile"/> made for this kind.</param>
    /// <param name="kind">How it is evaluated.</param>
    /// <param name="network">The network; its weights are copied.</param>
    /// <exception cref="NotSupportedException">The peer knows no such activation.</exception>
    /// <exception cref="DllNotFoundException">The library cannot be loaded.</exception>
    public PlainCppNetwork(string path, PlainCppKind kind, DeepNetwork network)
    {
        shape = network.Shape;
        var activation = Name(shape.Activation);
        library = NativeLibrary.Load(path);
        run = (delegate* unmanaged[Cdecl]<nint, float*, int, float*, void>)NativeLibrary.GetExport(library, "plain_run");
        close = (delegate* unmanaged[Cdecl]<nint, void>)NativeLibrary.GetExport(library, "plain_close");
        var open = (delegate* unmanaged[Cdecl]<byte*, int*, int, float*, byte*, nint>)NativeLibrary.GetExport(library, "plain_open");
        int[] sizes = [shape.Inputs, .. shape.Hidden, shape.Outputs];
        fixed (byte* kindName = kind == PlainCppKind.Double ? "double\0"u8 : "float\0"u8, activationName = activation)
        fixed (int* firstSize = sizes)
        fixed (float* weights = network.Weights)
        {
            handle = open(kindName, firstSize, shape.Layers, weights, activationName);
        }
    }

    /// <summary>Outputs for some samples.</summary>
    /// <param name="inputs">count rows of normalised inputs.</param>
    /// <param name="count">Number of samples.</param>
    /// <param name="outputs">Receives count rows of normalised outputs.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Run(ReadOnlySpan<float> inputs, int count, Span<float> outputs)
    {
        ObjectDisposedException.ThrowIf(handle == 0, this);
        if (inputs.Length != (long)count * shape.Inputs || outputs.Length != (long)count * shape.Outputs)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{inputs.Length} inputs and {outputs.Length} outputs for {count} samples: needed are {shape.Inputs} and {shape.Outputs} for each."));
        }

        fixed (float* x = inputs, y = outputs)
        {
            run(handle, x, count, y);
        }
    }

    /// <summary>Closes the network and gives the library back.</summary>
    public void Dispose()
    {
        if (handle != 0)
        {
            close(handle);
            NativeLibrary.Free(library);
            (handle, library) = (0, 0);
        }
    }

    private static ReadOnlySpan<byte> Name(ActivationKind activation) => activation switch
    {
        ActivationKind.Silu or ActivationKind.Swish1 => "silu\0"u8,
        ActivationKind.Relu => "relu\0"u8,
        ActivationKind.Gelu => "gelu\0"u8,
        ActivationKind.Tanh => "tanh\0"u8,
        _ => throw new NotSupportedException($"activation {activation}: the plain C++ peer has silu, relu, gelu and tanh."),
    };
}
