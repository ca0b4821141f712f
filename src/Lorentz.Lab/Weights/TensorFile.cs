using System.Collections.Immutable;

namespace Lorentz.Lab.Weights;

/// <summary>What a safetensors file holds.</summary>
/// <param name="Tensors">The tensors in the order of their bytes.</param>
/// <param name="Metadata">Words about them.</param>
public sealed record TensorFile(ImmutableArray<NamedTensor> Tensors, ImmutableSortedDictionary<string, string> Metadata)
{
    /// <summary>The tensor of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="SafeTensorsException">There is none; the message lists the names.</exception>
    public NamedTensor this[string name] => Tensors.FirstOrDefault(tensor => tensor.Name == name)
        ?? throw new SafeTensorsException(
            SafeTensorsError.MissingTensor,
            $"No tensor '{name}'; the file has: {string.Join(", ", Tensors.Select(tensor => tensor.Name))}.");
}
