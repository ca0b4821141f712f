using Lorentz.Numerics.Real;

namespace Lorentz.Learning.Tapes;

/// <summary>
/// A function from a row of numbers to a row of numbers, written once over any real-number type: a node of a tape by
/// <see cref="TapeBuilder{T}.Pointwise{TFunction}"/>.
/// </summary>
/// <remarks>
/// Values run over SIMD lanes; the backward pass and tangents use dual numbers over lanes, to any order for formulas. A
/// tabulated function lifted by <see cref="IReal{T}.Lift"/> gives its gradient only: it may be differentiated once, and a
/// second differentiation (the gradient of a tangent) throws an <see cref="ArgumentException"/>. Make implementations record
/// structs: their text is part of the fingerprint of a training, so that a changed constant is seen.
/// </remarks>
public interface IPointFunction
{
    /// <summary>Length of an argument, at least 1.</summary>
    int Inputs { get; }

    /// <summary>Length of a result, at least 1.</summary>
    int Outputs { get; }

    /// <summary>Writes every element of the result.</summary>
    /// <param name="x">Argument.</param>
    /// <param name="y">Result.</param>
    void Evaluate<TReal>(ReadOnlySpan<TReal> x, Span<TReal> y)
        where TReal : unmanaged, IReal<TReal>;
}
