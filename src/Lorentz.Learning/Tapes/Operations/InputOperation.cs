using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Numbers that come with the samples.</summary>
internal sealed class InputOperation<T>(TapeShape shape, bool needsGradient) : LeafOperation<T>(shape)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether the backward pass goes on to this input.</summary>
    internal bool NeedsGradient => needsGradient;
}
