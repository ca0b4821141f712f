namespace Lorentz.Lab.Exports.Onnx;

/// <summary>The product of two linear forms of the state.</summary>
/// <param name="Left">One.</param>
/// <param name="Right">The other.</param>
internal readonly record struct FormProduct(LinearForm Left, LinearForm Right)
{
    /// <summary>Always zero.</summary>
    public static FormProduct Zero => new(LinearForm.Zero, LinearForm.Zero);

    /// <summary>The product of two columns.</summary>
    public static FormProduct Of(StateColumn left, StateColumn right) => new(LinearForm.Of(left), LinearForm.Of(right));
}
