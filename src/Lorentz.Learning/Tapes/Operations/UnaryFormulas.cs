using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>The functions of one number that a tape has.</summary>
internal static class UnaryFormulas
{
    /// <summary>factor x.</summary>
    internal readonly struct Scaled<T>(T factor, double exact) : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => FormattableString.Invariant($"{exact:R}");

        public Vector256<T> Value(Vector256<T> x) => x * Vector256.Create(factor);

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => Vector256.Create(factor);

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) => tape.Scale(dx, exact);
    }

    /// <summary>x + addend.</summary>
    internal readonly struct Shifted<T>(T addend) : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => FormattableString.Invariant($"{addend}");

        public Vector256<T> Value(Vector256<T> x) => x + Vector256.Create(addend);

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => Vector256<T>.One;

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) => dx;
    }

    /// <summary>x x.</summary>
    internal readonly struct Square<T> : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => "";

        public Vector256<T> Value(Vector256<T> x) => x * x;

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => x + x;

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) => tape.Scale(tape.Multiply(x, dx), 2.0);
    }

    /// <summary>The square root.</summary>
    internal readonly struct Root<T> : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => "";

        public Vector256<T> Value(Vector256<T> x) => Vector256.Sqrt(x);

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => Vector256<T>.One / (y + y);

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) => tape.Scale(tape.Divide(dx, y), 0.5);
    }

    /// <summary>The exponential.</summary>
    internal readonly struct Exponential<T> : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => "";

        public Vector256<T> Value(Vector256<T> x) => Lanes.Exp(x);

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => y;

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) => tape.Multiply(y, dx);
    }

    /// <summary>The natural logarithm.</summary>
    internal readonly struct Logarithm<T> : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => "";

        public Vector256<T> Value(Vector256<T> x) => Lanes.Log(x);

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => Vector256<T>.One / x;

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) => tape.Divide(dx, x);
    }

    /// <summary>The sine.</summary>
    internal readonly struct Sine<T> : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => "";

        public Vector256<T> Value(Vector256<T> x) => Lanes.SineAndCosine(x).Sine;

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => Lanes.SineAndCosine(x).Cosine;

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) => tape.Multiply(tape.Cos(x), dx);
    }

    /// <summary>The cosine.</summary>
    internal readonly struct Cosine<T> : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => "";

        public Vector256<T> Value(Vector256<T> x) => Lanes.SineAndCosine(x).Cosine;

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => -Lanes.SineAndCosine(x).Sine;

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) =>
            tape.Scale(tape.Multiply(tape.Sin(x), dx), -1.0);
    }

    /// <summary>The magnitude.</summary>
    internal readonly struct Magnitude<T> : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => "";

        public Vector256<T> Value(Vector256<T> x) => Vector256.Abs(x);

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => default(Sign<T>).Value(x);

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) => tape.Multiply(tape.Sign(x), dx);
    }

    /// <summary>1, -1, or x where that is zero or no number.</summary>
    internal readonly struct Sign<T> : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => "";

        public Vector256<T> Value(Vector256<T> x) => Vector256.ConditionalSelect(
            Vector256.GreaterThan(x, Vector256<T>.Zero),
            Vector256<T>.One,
            Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<T>.Zero), -Vector256<T>.One, x));

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => Vector256<T>.Zero;

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) => tape.Scale(dx, 0.0);
    }

    /// <summary>1 / x.</summary>
    internal readonly struct Reciprocal<T> : IUnaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public string Details => "";

        public Vector256<T> Value(Vector256<T> x) => Vector256<T>.One / x;

        public Vector256<T> Slope(Vector256<T> x, Vector256<T> y) => -(y * y);

        public TapeNode Tangent(TapeBuilder<T> tape, TapeNode x, TapeNode y, TapeNode dx) =>
            tape.Scale(tape.Multiply(tape.Square(y), dx), -1.0);
    }
}
