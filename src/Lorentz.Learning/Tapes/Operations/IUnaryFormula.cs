using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>A function of one number with its derivative, over lanes.</summary>
internal interface IUnaryFormula<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Constants of the function, in words.</summary>
    string Details { get; }

    /// <summary>y = f(x).</summary>
    Vector256<T> Value(Vector256<T> x);

    /// <summary>f'(x), given f(x) as well.</summary>
    Vector256<T> Slope(Vector256<T> x, Vector256<T> y);

    /// <summary>f'(x) dx as nodes.</summary>
    TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx);
}
