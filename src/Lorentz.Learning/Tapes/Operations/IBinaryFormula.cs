using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>A function of two numbers with its derivatives, over lanes.</summary>
internal interface IBinaryFormula<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>y = f(a, b).</summary>
    static abstract Vector256<T> Value(Vector256<T> a, Vector256<T> b);

    /// <summary>g df/da.</summary>
    static abstract Vector256<T> Left(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y);

    /// <summary>g df/db.</summary>
    static abstract Vector256<T> Right(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y);

    /// <summary>df/da da + df/db db as nodes; a tangent that is null is zero, not both are.</summary>
    static abstract TapeNode Tangent(TapeBuilder<T> tape, TapeNode a, TapeNode b, TapeNode y, TapeNode? da, TapeNode? db);
}
