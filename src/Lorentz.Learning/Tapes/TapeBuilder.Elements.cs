using System.Numerics;
using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes.Operations;

namespace Lorentz.Learning.Tapes;

/// <content>Operations on elements.</content>
public sealed partial class TapeBuilder<T>
{
    /// <summary>f(x) of every element.</summary>
    public TapeNode Activate(TapeNode x, ActivationKind kind) =>
        kind == ActivationKind.Identity ? Check(x) : Record(new ActivationOperation<T>(Check(x), kind, 0));

    /// <summary>a + b, with broadcasting.</summary>
    /// <remarks>
    /// An operand of one column serves every column of the other; one with a fixed single row serves every row; one with as
    /// many fixed rows as the other has per sample serves every sample.
    /// </remarks>
    public TapeNode Add(TapeNode a, TapeNode b) => Binary<BinaryFormulas.Sum<T>>(a, b);

    /// <summary>a - b, with broadcasting as in <see cref="Add"/>.</summary>
    public TapeNode Subtract(TapeNode a, TapeNode b) => Binary<BinaryFormulas.Difference<T>>(a, b);

    /// <summary>a b, element by element, with broadcasting as in <see cref="Add"/>.</summary>
    public TapeNode Multiply(TapeNode a, TapeNode b) => Binary<BinaryFormulas.Product<T>>(a, b);

    /// <summary>a / b, element by element, with broadcasting as in <see cref="Add"/>.</summary>
    public TapeNode Divide(TapeNode a, TapeNode b) => Binary<BinaryFormulas.Quotient<T>>(a, b);

    /// <summary>factor x.</summary>
    public TapeNode Scale(TapeNode x, double factor) => Unary(x, new UnaryFormulas.Scaled<T>(T.CreateChecked(factor), factor));

    /// <summary>x + addend.</summary>
    public TapeNode AddScalar(TapeNode x, double addend) => Unary(x, new UnaryFormulas.Shifted<T>(T.CreateChecked(addend)));

    /// <summary>Every column times a factor of its own.</summary>
    public TapeNode ScaleColumns(TapeNode x, params ReadOnlySpan<double> factors) => Multiply(x, Constant(1, x.Columns, factors));

    /// <summary>x x of every element.</summary>
    public TapeNode Square(TapeNode x) => Unary(x, default(UnaryFormulas.Square<T>));

    /// <summary>Square root of every element.</summary>
    public TapeNode Sqrt(TapeNode x) => Unary(x, default(UnaryFormulas.Root<T>));

    /// <summary>Exponential of every element.</summary>
    public TapeNode Exp(TapeNode x) => Unary(x, default(UnaryFormulas.Exponential<T>));

    /// <summary>Natural logarithm of every element.</summary>
    public TapeNode Log(TapeNode x) => Unary(x, default(UnaryFormulas.Logarithm<T>));

    /// <summary>Sine of every element.</summary>
    public TapeNode Sin(TapeNode x) => Unary(x, default(UnaryFormulas.Sine<T>));

    /// <summary>Cosine of every element.</summary>
    public TapeNode Cos(TapeNode x) => Unary(x, default(UnaryFormulas.Cosine<T>));

    /// <summary>|x| of every element; its slope at zero is zero.</summary>
    public TapeNode Abs(TapeNode x) => Unary(x, default(UnaryFormulas.Magnitude<T>));

    /// <summary>1 where an element is positive, -1 where it is negative, and zero for zero; the slope is zero everywhere.</summary>
    public TapeNode Sign(TapeNode x) => Unary(x, default(UnaryFormulas.Sign<T>));

    /// <summary>Element by element <paramref name="a"/> where the condition is above zero, else <paramref name="b"/>.</summary>
    /// <param name="condition">What decides; no gradient goes there.</param>
    /// <param name="a">Chosen where the condition is positive; its gradient is exactly zero elsewhere, whatever its value.</param>
    /// <param name="b">Chosen elsewhere, also where the condition is no number.</param>
    /// <remarks>The three fit each other as in <see cref="Add"/>.</remarks>
    public TapeNode Select(TapeNode condition, TapeNode a, TapeNode b) =>
        Record(new SelectOperation<T>(Joined(Joined(Check(condition).Shape, Check(a).Shape), Check(b).Shape), condition, a, b));

    /// <summary>1 / x of every element.</summary>
    public TapeNode Reciprocal(TapeNode x) => Unary(x, default(UnaryFormulas.Reciprocal<T>));

    /// <summary>x, which derivatives take for a constant.</summary>
    public TapeNode StopGradient(TapeNode x) => Record(new StopGradientOperation<T>(Check(x)));

    private TapeNode Unary<TFormula>(TapeNode x, TFormula formula)
        where TFormula : struct, IUnaryFormula<T> => Record(new UnaryOperation<T, TFormula>(Check(x), formula));

    private TapeNode Binary<TFormula>(TapeNode a, TapeNode b)
        where TFormula : struct, IBinaryFormula<T> =>
        Record(new BinaryOperation<T, TFormula>(Joined(Check(a).Shape, Check(b).Shape), a, b));

    private static TapeShape Joined(TapeShape left, TapeShape right) =>
        (left.Columns != right.Columns && left.Columns != 1 && right.Columns != 1)
        || (left.Rows != right.Rows && !(left is { Rows: 1, PerSample: false }) && !(right is { Rows: 1, PerSample: false }))
            ? throw new ArgumentException($"{left} and {right} do not fit each other element by element")
            : new(Math.Max(left.Rows, right.Rows), Math.Max(left.Columns, right.Columns), left.PerSample || right.PerSample);
}
