using System.Collections.Immutable;

namespace Lorentz.Lab.Weights;

/// <summary>An array of numbers with a name and a shape, row-major.</summary>
public sealed class NamedTensor
{
    private readonly Array data;

    private NamedTensor(string name, ImmutableArray<long> shape, TensorType type, Array data)
    {
        var count = shape.Aggregate((Int128)1, (product, length) => length < 0 ? -1 : product * length);
        if (count != data.Length)
        {
            throw new ArgumentException($"Tensor '{name}': shape [{string.Join(", ", shape)}] for {data.Length} numbers.", nameof(shape));
        }

        Name = name;
        Shape = shape;
        Type = type;
        this.data = data;
    }

    /// <summary>32-bit reals.</summary>
    /// <param name="name">Name in the file.</param>
    /// <param name="shape">Lengths whose product is that of the data; none for a scalar.</param>
    /// <param name="data">The numbers, not copied.</param>
    /// <exception cref="ArgumentException">Shape and data differ.</exception>
    public NamedTensor(string name, ImmutableArray<long> shape, float[] data)
        : this(name, shape, TensorType.F32, data)
    {
    }

    /// <summary>16-bit reals.</summary>
    /// <inheritdoc cref="NamedTensor(string, ImmutableArray{long}, float[])"/>
    public NamedTensor(string name, ImmutableArray<long> shape, Half[] data)
        : this(name, shape, TensorType.F16, data)
    {
    }

    /// <summary>64-bit reals.</summary>
    /// <inheritdoc cref="NamedTensor(string, ImmutableArray{long}, float[])"/>
    public NamedTensor(string name, ImmutableArray<long> shape, double[] data)
        : this(name, shape, TensorType.F64, data)
    {
    }

    /// <summary>64-bit whole numbers.</summary>
    /// <inheritdoc cref="NamedTensor(string, ImmutableArray{long}, float[])"/>
    public NamedTensor(string name, ImmutableArray<long> shape, long[] data)
        : this(name, shape, TensorType.I64, data)
    {
    }

    /// <summary>Name in the file.</summary>
    public string Name { get; }

    /// <summary>Lengths of the axes.</summary>
    public ImmutableArray<long> Shape { get; }

    /// <summary>Type of an element.</summary>
    public TensorType Type { get; }

    /// <summary>The 32-bit reals.</summary>
    /// <exception cref="SafeTensorsException">The tensor is of another type.</exception>
    public float[] Floats => data as float[] ?? throw Other(TensorType.F32);

    /// <summary>The 16-bit reals.</summary>
    /// <exception cref="SafeTensorsException">The tensor is of another type.</exception>
    public Half[] Halves => data as Half[] ?? throw Other(TensorType.F16);

    /// <summary>The 64-bit reals.</summary>
    /// <exception cref="SafeTensorsException">The tensor is of another type.</exception>
    public double[] Doubles => data as double[] ?? throw Other(TensorType.F64);

    /// <summary>The whole numbers.</summary>
    /// <exception cref="SafeTensorsException">The tensor is of another type.</exception>
    public long[] Integers => data as long[] ?? throw Other(TensorType.I64);

    /// <summary>This tensor, if it has the shape that the caller needs.</summary>
    /// <param name="shape">The lengths expected.</param>
    /// <exception cref="SafeTensorsException">The tensor has another shape.</exception>
    public NamedTensor WithShape(params ReadOnlySpan<long> shape) => Shape.AsSpan().SequenceEqual(shape)
        ? this
        : throw new SafeTensorsException(
            SafeTensorsError.OtherTensor,
            $"Tensor '{Name}': shape [{string.Join(", ", Shape)}], expected [{string.Join(", ", shape.ToArray())}].");

    /// <summary>Bytes of the data.</summary>
    internal ReadOnlySpan<byte> Bytes => data switch
    {
        float[] floats => System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(floats),
        Half[] halves => System.Runtime.InteropServices.MemoryMarshal.AsBytes<Half>(halves),
        double[] doubles => System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(doubles),
        _ => System.Runtime.InteropServices.MemoryMarshal.AsBytes<long>((long[])data),
    };

    private SafeTensorsException Other(TensorType expected) =>
        new(SafeTensorsError.OtherTensor, $"Tensor '{Name}': elements of type {Type}, expected {expected}.");
}
