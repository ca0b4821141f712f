using Lorentz.Learning.Activations;
using Lorentz.Learning.Tapes;
using Xunit;

namespace Lorentz.Learning.Tests.Tapes;

public sealed class ForwardOnlyTests
{
    [Fact]
    public void Memory_without_gradients_has_the_same_values_and_refuses_a_backward_run()
    {
        var tape = new TapeBuilder<double>();
        var x = tape.Input(3, 2, needsGradient: true);
        var y = tape.Softmax(tape.Add(tape.Dense(x, 4, ActivationKind.Tanh), tape.Constant(1, 4, 1, 2, 3, 4)));
        var program = tape.Build(y);
        var weights = TapeCheck.Numbers(1, program.ParameterCount);
        var inputs = TapeCheck.Numbers(2, 5 * 6);
        var (whole, half) = (new TapeMemory<double>(program, 5), new TapeMemory<double>(program, 5, isForwardOnly: true));
        program.Forward(whole, weights, inputs, 5);
        program.Forward(half, weights, inputs, 5);
        Assert.Equal(whole.Output(y, 5).ToArray(), half.Output(y, 5).ToArray());
        var gradient = new double[weights.Length];
        program.Backward(whole, weights, 5, y, 1.0, gradient);
        Assert.Equal((false, true), (whole.IsForwardOnly, half.IsForwardOnly));
        var error = Assert.Throws<ArgumentException>(() => program.Backward(half, weights, 5, y, 1.0, gradient));
        Assert.Contains("room for gradients", error.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => half.Gradient(x, 5).Length);
    }
}
