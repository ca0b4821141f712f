using Lorentz.Lab.Exports.Onnx;
using Lorentz.Lab.Peers.OnnxRuntime;
using Lorentz.Lab.Tests.Exports.Onnx;
using Lorentz.Learning.Activations;

namespace Lorentz.Lab.Tests.Peers.OnnxRuntime;

public sealed class OnnxBindingTests
{
    private static byte[] Model { get; } = OnnxExport.Extrapolator("model", ExportModels.Create("residual", 6, ActivationKind.Silu, 8));

    [Fact]
    public void The_library_is_the_pinned_version() => Assert.Equal(OnnxRuntimePackage.Version, SharedOnnxRuntime.Environment.Version);

    [Fact]
    public void Damaged_bytes_are_an_error_and_no_crash()
    {
        var random = new Random(3);
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            var bytes = (byte[])Model.Clone();
            if (i % 2 == 0)
            {
                bytes = bytes[..random.Next(bytes.Length)];
            }
            else
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            try
            {
                using var session = new OnnxSession(SharedOnnxRuntime.Environment, bytes, 1);
            }
            catch (OnnxRuntimeException exception)
            {
                Assert.NotEqual("", exception.Message);
                refused++;
            }
        }

        // Every cut, and changes of what is not a weight or a word.
        Assert.InRange(refused, 100, 199);
    }

    [Fact]
    public void Nothing_is_no_model() =>
        Assert.NotEqual(0, Assert.Throws<OnnxRuntimeException>(() => new OnnxSession(SharedOnnxRuntime.Environment, [], 1)).Code);

    [Fact]
    public void A_shape_that_the_memory_does_not_have_is_refused()
    {
        using var session = new OnnxSession(SharedOnnxRuntime.Environment, Model, 1);
        using var binding = new OnnxBinding(session);
        using var states = new OnnxMemory<float>(14);
        var error = Assert.Throws<ArgumentException>(() => binding.Input("state", states, 3, 7));
        Assert.Contains("memory of 14 elements, expected 3 x 7 = 21", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(8)]
    public void States_of_another_number_of_columns_are_refused(int columns)
    {
        using var session = new OnnxSession(SharedOnnxRuntime.Environment, Model, 1);
        using var states = new OnnxMemory<float>(5 * columns);
        using var ends = new OnnxMemory<float>(5 * 4);
        using var valid = new OnnxMemory<byte>(5);
        using var binding = Bound(session, states, 5, columns, ends, valid, 5);
        Assert.Contains("state", Assert.Throws<OnnxRuntimeException>(binding.Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Room_for_another_number_of_rows_is_refused()
    {
        using var session = new OnnxSession(SharedOnnxRuntime.Environment, Model, 1);
        using var states = new OnnxMemory<float>(5 * 7);
        using var ends = new OnnxMemory<float>(3 * 4);
        using var valid = new OnnxMemory<byte>(5);
        using var binding = Bound(session, states, 5, 7, ends, valid, 3);
        Assert.Throws<OnnxRuntimeException>(binding.Run);
    }

    [Fact]
    public void A_name_that_the_model_does_not_have_is_refused()
    {
        using var session = new OnnxSession(SharedOnnxRuntime.Environment, Model, 1);
        using var binding = new OnnxBinding(session);
        using var states = new OnnxMemory<float>(7);
        Assert.Throws<OnnxRuntimeException>(() => binding.Input("states", states, 1, 7));
    }

    [Fact]
    public void What_is_still_bound_outlives_its_makers()
    {
        using var environment = new OnnxEnvironment(SharedOnnxRuntime.Library);
        var session = new OnnxSession(environment, Model, 1);
        var states = new OnnxMemory<float>(7);
        using var ends = new OnnxMemory<float>(4);
        using var valid = new OnnxMemory<byte>(1);
        using var binding = Bound(session, states, 1, 7, ends, valid, 1);
        binding.Run();
        var before = ends.Span.ToArray();
        ends.Span.Clear();
        session.Dispose();
        states.Dispose();
        environment.Dispose();
        binding.Run();
        Assert.Equal(before, ends.Span.ToArray());
        binding.Dispose();
        Assert.Throws<ObjectDisposedException>(binding.Run);
        Assert.Throws<ObjectDisposedException>(() => states.Span.Length);
    }

    [Fact]
    public void Threads_below_one_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OnnxSession(SharedOnnxRuntime.Environment, Model, 0));

    private static OnnxBinding Bound(
        OnnxSession session, OnnxMemory<float> states, int rows, int columns, OnnxMemory<float> ends, OnnxMemory<byte> valid, int endRows)
    {
        var binding = new OnnxBinding(session);
        binding.Input("state", states, rows, columns);
        binding.Output("end", ends, endRows, 4);
        binding.Output("valid", valid, rows);
        return binding;
    }
}
