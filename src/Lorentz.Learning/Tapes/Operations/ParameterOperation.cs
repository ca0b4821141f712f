using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>A stretch of the weight vector.</summary>
internal sealed class ParameterOperation<T>(TapeShape shape) : LeafOperation<T>(shape)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
