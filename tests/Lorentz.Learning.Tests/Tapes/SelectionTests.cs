using System.Numerics;
using Lorentz.Learning.Tapes;
using Lorentz.Numerics.Elementary;
using Xunit;

namespace Lorentz.Learning.Tests.Tapes;

/// <summary>Operations that choose among elements, and elementary functions, where exact results are known.</summary>
public sealed class SelectionTests
{
    private const double NaN = double.NaN;
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void LargestAndMedianAreElementsAndTheFirstOfEqualOnesGetsTheGradient()
    {
        Both<double>();
        Both<float>();

        static void Both<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Choice<T>((tape, x) => tape.MaxColumns(x), [3, 7, -1, 7, 2, 0], 7, [0, 5, 0, 0, 0, 0]);
            Choice<T>((tape, x) => tape.MaxColumns(x), [-3, -Infinity, -1], -1, [0, 0, 5]);
            Choice<T>((tape, x) => tape.MaxColumns(x), [3, NaN, 4], NaN, [0, 5, 0]);
            Choice<T>((tape, x) => tape.MedianColumns(x), [4, 1, 3, 2], 2, [0, 0, 0, 5]);
            Choice<T>((tape, x) => tape.MedianColumns(x), [9, 1, 5], 5, [0, 0, 5]);
            Choice<T>((tape, x) => tape.MedianColumns(x), [2, 2, 2, 2, 2], 2, [0, 0, 5, 0, 0]);
            Choice<T>((tape, x) => tape.MedianColumns(x), [8], 8, [5]);
            Choice<T>((tape, x) => tape.MedianColumns(x), [3, 4, NaN], NaN, [0, 0, 5]);
        }
    }

    [Fact]
    public void WhatIsNotSelectedHasNoGradientEvenWhereItIsInfiniteOrNoNumber()
    {
        Check<double>();
        Check<float>();

        static void Check<T>()
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            var tape = new TapeBuilder<T>();
            var (condition, a, b) = (tape.Input(6, needsGradient: true), tape.Input(6, needsGradient: true), tape.Input(6, needsGradient: true));
            var y = tape.Add(tape.Select(condition, a, b), tape.Scale(condition, 0.0));
            var program = tape.Build(y);
            var memory = new TapeMemory<T>(program, 1);
            Numbers<T>(1, 0, -1, NaN, 2, -0.0).CopyTo(memory.Input(condition, 1));
            Numbers<T>(10, NaN, Infinity, 13, 14, NaN).CopyTo(memory.Input(a, 1));
            Numbers<T>(NaN, 21, 22, 23, -Infinity, 25).CopyTo(memory.Input(b, 1));
            program.Forward(memory, [], 1);
            Same<T>([10, 21, 22, NaN, 14, 25], memory.Output(y, 1));
            program.Backward(memory, [], 1, y, Numbers<T>(1, 2, 3, 4, 5, 6), []);
            Same<T>([1, 0, 0, 0, 5, 0], memory.Gradient(a, 1));
            Same<T>([0, 2, 3, 4, 0, 6], memory.Gradient(b, 1));
            Same<T>([0, 0, 0, 0, 0, 0], memory.Gradient(condition, 1));
        }
    }

    [Fact]
    public void SelectionMakesAPoleHarmless()
    {
        // log |x| where x is far enough from zero, -30 elsewhere.
        var tape = new TapeBuilder<double>();
        var x = tape.Input(4, needsGradient: true);
        var size = tape.Abs(x);
        var far = tape.AddScalar(size, -1e-8);
        var safe = tape.Select(far, size, tape.Constant(1, 1, 1.0));
        var y = tape.Select(far, tape.Log(safe), tape.Constant(1, 1, -30.0));
        var program = tape.Build(y);
        var memory = new TapeMemory<double>(program, 1);
        program.Forward(memory, [], [0.5, 0, -4, 1e-9], 1);
        program.Backward(memory, [], 1, y, 1.0, []);
        Assert.Equal([Logarithm.Of(0.5), -30, Logarithm.Of(4.0), -30], memory.Output(y, 1).ToArray());
        Assert.Equal([2, 0, -0.25, 0], memory.Gradient(x, 1).ToArray());
    }

    [Fact]
    public void MagnitudeHasTheSlopeOfItsSign()
    {
        var tape = new TapeBuilder<float>();
        var x = tape.Input(5, needsGradient: true);
        var (y, sign) = (tape.Abs(x), tape.Sign(x));
        var program = tape.Build(y, sign);
        var memory = new TapeMemory<float>(program, 1);
        program.Forward(memory, [], [-2f, 0f, 3f, float.NegativeInfinity, float.NaN], 1);
        program.Backward(memory, [], 1, y, 3f, []);
        Assert.Equal([2f, 0f, 3f, float.PositiveInfinity, float.NaN], memory.Output(y, 1).ToArray());
        Assert.Equal([-1f, 0f, 1f, -1f, float.NaN], memory.Output(sign, 1).ToArray());
        Assert.Equal([-3f, 0f, 3f, -3f, float.NaN], memory.Gradient(x, 1).ToArray());
    }

    [Fact]
    public void RowsAreThoseOfEverySample()
    {
        var tape = new TapeBuilder<float>();
        var (x, y) = (tape.Input(1, 2), tape.Input(1, 1));
        var both = tape.ConcatRows(x, y);
        var last = tape.SliceRows(both, 1, 2);
        var program = tape.Build(both, last);
        var memory = new TapeMemory<float>(program, 2);
        Numbers<float>(1, 2, 3, 4).CopyTo(memory.Input(x, 2));
        Numbers<float>(5, 6).CopyTo(memory.Input(y, 2));
        program.Forward(memory, [], 2);
        Assert.Equal([1f, 2, 5, 3, 4, 6], memory.Output(both, 2).ToArray());
        Assert.Equal([2f, 5, 4, 6], memory.Output(last, 2).ToArray());
    }

    [Fact]
    public void ShapesThatDoNotFitAreRefused()
    {
        var tape = new TapeBuilder<double>();
        var (x, y) = (tape.Input(3, 2), tape.Input(4, 2));
        Assert.Throws<ArgumentException>(() => tape.Select(x, y, y));
        Assert.Throws<ArgumentException>(() => tape.ConcatRows(x, y));
        Assert.Throws<ArgumentException>(() => tape.SliceRows(x, 1, 2));
    }

    private static void Choice<T>(Func<TapeBuilder<T>, TapeNode, TapeNode> choose, double[] row, double expected, double[] gradient)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var tape = new TapeBuilder<T>();
        var x = tape.Input(row.Length, needsGradient: true);
        var y = choose(tape, x);
        var program = tape.Build(y);
        var memory = new TapeMemory<T>(program, 2);
        program.Forward(memory, [], Numbers<T>([.. row, .. row]), 2);
        program.Backward(memory, [], 2, y, Numbers<T>(5, -5), []);
        Same<T>([expected, expected], memory.Output(y, 2));
        Same<T>([.. gradient, .. gradient.Select(g => -g)], memory.Gradient(x, 2));
    }

    private static T[] Numbers<T>(params double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.Select(T.CreateChecked)];

    private static void Same<T>(double[] expected, ReadOnlySpan<T> actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Assert.Equal(expected, actual.ToArray().Select(double.CreateChecked).ToArray());
}
