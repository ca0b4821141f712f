using System.Globalization;
using Lorentz.Lab.Weights;

namespace Lorentz.Lab.Models;

/// <summary>A safetensors file asked for exactly what a model needs: whatever is missing or amiss is named with the file.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="kind">What the file should hold, for messages.</param>
internal sealed class StrictTensors(string path, string kind)
{
    private readonly TensorFile file = SafeTensors.Read(path);

    /// <summary>A failure that names the file.</summary>
    public InvalidDataException Wrong(string what) => new($"{path}: {what}.");

    /// <summary>Refuses a file of another format.</summary>
    public void RequireFormat(string format)
    {
        if (Text("format") != format)
        {
            throw Wrong($"format '{Text("format")}', expected '{format}'");
        }
    }

    /// <summary>A metadata entry.</summary>
    public string Text(string key) =>
        file.Metadata.TryGetValue(key, out var value) ? value : throw Wrong($"no metadata '{key}'; it is not a {kind}");

    /// <summary>A whole number in the metadata.</summary>
    public int Number(string key, int minimum, int maximum) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw Wrong($"metadata '{key}' is '{Text(key)}', expected a whole number from {minimum} to {maximum}");

    /// <summary>Finite doubles; any number of them when <paramref name="length"/> is negative.</summary>
    public double[] Doubles(string name, int length = -1)
    {
        var values = Tensor(name, TensorType.F64).Doubles;
        return length >= 0 && values.Length != length ? throw Wrong($"'{name}' has {values.Length} values, expected {length}")
            : values.All(double.IsFinite) ? values
            : throw Wrong($"'{name}' holds a value that is not a finite number");
    }

    /// <summary>Finite floats.</summary>
    public float[] Floats(string name, int length)
    {
        var values = Tensor(name, TensorType.F32).Floats;
        return values.Length != length ? throw Wrong($"'{name}' has {values.Length} values, expected {length}")
            : values.All(float.IsFinite) ? values
            : throw Wrong($"'{name}' holds a value that is not a finite number");
    }

    private NamedTensor Tensor(string name, TensorType type)
    {
        var tensor = file.Tensors.FirstOrDefault(tensor => tensor.Name == name)
            ?? throw Wrong($"no tensor '{name}'; it is not a {kind}, or an older one");
        return tensor.Type == type ? tensor : throw Wrong($"'{name}' is of type {tensor.Type}, expected {type}");
    }
}
