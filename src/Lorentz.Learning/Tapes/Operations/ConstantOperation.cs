using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>Numbers that never change, once or once for every sample.</summary>
internal sealed class ConstantOperation<T>(TapeShape shape, ImmutableArray<T> values) : LeafOperation<T>(shape)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The numbers, row by row.</summary>
    internal ImmutableArray<T> Values => values;

    internal override string Details =>
        string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
