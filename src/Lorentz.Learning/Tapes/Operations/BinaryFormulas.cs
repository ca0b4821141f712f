using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lorentz.Learning.Tapes.Operations;

/// <summary>The functions of two numbers that a tape has.</summary>
internal static class BinaryFormulas
{
    /// <summary>a + b.</summary>
    internal readonly struct Sum<T> : IBinaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static Vector256<T> Value(Vector256<T> a, Vector256<T> b) => a + b;

        public static Vector256<T> Left(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y) => g;

        public static Vector256<T> Right(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y) => g;

        public static TapeNode Tangent(TapeBuilder<T> tape, TapeNode a, TapeNode b, TapeNode y, TapeNode? da, TapeNode? db) =>
            da is { } left && db is { } right ? tape.Add(left, right) : da ?? db!.Value;
    }

    /// <summary>a - b.</summary>
    internal readonly struct Difference<T> : IBinaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static Vector256<T> Value(Vector256<T> a, Vector256<T> b) => a - b;

        public static Vector256<T> Left(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y) => g;

        public static Vector256<T> Right(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y) => -g;

        public static TapeNode Tangent(TapeBuilder<T> tape, TapeNode a, TapeNode b, TapeNode y, TapeNode? da, TapeNode? db) =>
            (da, db) switch
            {
                ({ } left, { } right) => tape.Subtract(left, right),
                ({ } left, null) => left,
                _ => tape.Scale(db!.Value, -1.0),
            };
    }

    /// <summary>a b.</summary>
    internal readonly struct Product<T> : IBinaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static Vector256<T> Value(Vector256<T> a, Vector256<T> b) => a * b;

        public static Vector256<T> Left(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y) => g * b;

        public static Vector256<T> Right(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y) => g * a;

        public static TapeNode Tangent(TapeBuilder<T> tape, TapeNode a, TapeNode b, TapeNode y, TapeNode? da, TapeNode? db) =>
            (da, db) switch
            {
                ({ } left, { } right) => tape.Add(tape.Multiply(left, b), tape.Multiply(a, right)),
                ({ } left, null) => tape.Multiply(left, b),
                _ => tape.Multiply(a, db!.Value),
            };
    }

    /// <summary>a / b.</summary>
    internal readonly struct Quotient<T> : IBinaryFormula<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static Vector256<T> Value(Vector256<T> a, Vector256<T> b) => a / b;

        public static Vector256<T> Left(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y) => g / b;

        public static Vector256<T> Right(Vector256<T> g, Vector256<T> a, Vector256<T> b, Vector256<T> y) => -(g * y) / b;

        public static TapeNode Tangent(TapeBuilder<T> tape, TapeNode a, TapeNode b, TapeNode y, TapeNode? da, TapeNode? db) =>
            (da, db) switch
            {
                ({ } left, { } right) => tape.Divide(tape.Subtract(left, tape.Multiply(y, right)), b),
                ({ } left, null) => tape.Divide(left, b),
                _ => tape.Scale(tape.Divide(tape.Multiply(y, db!.Value), b), -1.0),
            };
    }
}
