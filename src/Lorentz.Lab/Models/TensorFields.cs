using System.Collections.Immutable;
using System.Globalization;
using Lorentz.Lab.Weights;
using Lorentz.Learning.Quantisation;

namespace Lorentz.Lab.Models;

/// <summary>Reads words and tensors of a model's file strictly; messages name the file and what would be valid.</summary>
/// <param name="file">What the file holds.</param>
/// <param name="path">Its name.</param>
/// <param name="kind">What it should be, for messages.</param>
internal sealed class TensorFields(TensorFile file, string path, string kind)
{
    /// <summary>A row of numbers to write.</summary>
    public static NamedTensor Row(string name, ImmutableArray<double> values) => new(name, [values.Length], values.ToArray());

    /// <summary>A number as metadata has it.</summary>
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An error that names the file.</summary>
    public InvalidDataException Wrong(string problem) => new($"{path}: {problem}");

    /// <summary>Throws unless the file says that it is of a format.</summary>
    public void RequireFormat(string format)
    {
        if (Metadata("format") != format)
        {
            throw Wrong($"format '{Metadata("format")}', expected '{format}'.");
        }
    }

    /// <summary>Finite numbers.</summary>
    public ImmutableArray<double> Row(string name, int length)
    {
        var values = Tensor(name, TensorType.F64).Doubles;
        return values.Length != length ? throw Wrong($"'{name}' has {values.Length} values, expected {length}.")
            : values.All(double.IsFinite) ? [.. values]
            : throw Wrong($"'{name}' holds a value that is not a finite number.");
    }

    /// <summary>Finite numbers above 0.</summary>
    public ImmutableArray<double> Scale(string name, int length) => Row(name, length) is var values && values.All(value => value > 0)
        ? values
        : throw Wrong($"'{name}' holds a value that is not above 0.");

    /// <summary>A tensor of a type.</summary>
    public NamedTensor Tensor(string name, TensorType type)
    {
        var tensor = file.Tensors.FirstOrDefault(tensor => tensor.Name == name) ?? throw Wrong($"no tensor '{name}'; it is not {kind}, or an older one.");
        return tensor.Type == type ? tensor : throw Wrong($"'{name}' is of type {tensor.Type}, expected {type}.");
    }

    /// <summary>A word.</summary>
    public string Metadata(string key) => file.Metadata.TryGetValue(key, out var value) ? value : throw Wrong($"no metadata '{key}'; it is not {kind}.");

    /// <summary>A whole number from 0 up.</summary>
    public int Number(string key) => int.TryParse(Metadata(key), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Wrong($"metadata '{key}' is '{Metadata(key)}', expected a whole number.");

    /// <summary>A real number.</summary>
    public double Real(string key) =>
        double.TryParse(Metadata(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Wrong($"metadata '{key}' is '{Metadata(key)}', expected a number.");

    /// <summary>A whole number within limits.</summary>
    public int Number(string key, int minimum, int maximum) => Number(key) is var value && value >= minimum && value <= maximum
        ? value
        : throw Wrong($"metadata '{key}' is '{value}', expected a whole number from {minimum} to {maximum}.");

    /// <summary>Finite doubles, any number of them.</summary>
    public double[] Doubles(string name) => Tensor(name, TensorType.F64).Doubles is var values && values.All(double.IsFinite)
        ? values
        : throw Wrong($"'{name}' holds a value that is not a finite number.");

    /// <summary>Weights of a network, 32-bit reals or 16-bit ones widened.</summary>
    public float[] Weights() => file.Tensors.Any(tensor => tensor is { Name: "weights", Type: TensorType.F16 })
        ? Array.ConvertAll(Tensor("weights", TensorType.F16).Halves, half => (float)half)
        : Tensor("weights", TensorType.F32).Floats;

    /// <summary>Weights to write: 32-bit reals, or 16-bit ones rounded to nearest even.</summary>
    public static NamedTensor Weights(float[] weights, bool isHalf) => isHalf
        ? new("weights", [weights.Length], Array.ConvertAll(weights, StoredNetwork.Half))
        : new("weights", [weights.Length], weights);

    /// <summary>Finite floats.</summary>
    public float[] Floats(string name, int length)
    {
        var values = Tensor(name, TensorType.F32).Floats;
        return values.Length != length ? throw Wrong($"'{name}' has {values.Length} values, expected {length}.")
            : values.All(float.IsFinite) ? values
            : throw Wrong($"'{name}' holds a value that is not a finite number.");
    }
}
