using System.Globalization;
using Lorentz.Lab.Exports.Onnx;
using Lorentz.Learning.Activations;
using Lorentz.Tracks.Sampling;

namespace Lorentz.Lab.Tests.Exports.Onnx;

/// <summary>examples/deploy/onnx, as its first lines say it is used.</summary>
public sealed class OnnxExampleTests
{
    private const int Count = 20;

    [Theory]
    [InlineData("")]
    [InlineData("x0,y0,tx0,ty0,qop,z0,dz\n")]
    public void The_example_prints_our_end_states(string header)
    {
        using var folder = new TemporaryFolder();
        var model = ExportModels.Create("residual", 7, ActivationKind.Silu, 32, 16);
        OnnxExport.Write(folder.File("model.onnx"), "model", model);
        var rows = Enumerable.Range(0, Count).Select(i => ExportModels.State(model, i)).ToArray();
        rows[4][6] = 30_000;
        File.WriteAllText(folder.File("states.csv"), header + string.Concat(rows.Select(row => $"{string.Join(",", row.Select(Text))}\n")));

        var (code, output, errors) = NodeProgram.Run(folder.File("model.onnx"), folder.File("states.csv"));
        Assert.True(code == 0, errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("x1,y1,tx1,ty1,valid", lines[0]);
        Assert.Equal(Count, lines.Length - 1);
        var own = OnnxExtrapolation.Own(model, [.. rows.SelectMany(row => row)]);
        for (var i = 0; i < Count; i++)
        {
            var printed = lines[i + 1].Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(model.Domain.Contains(Segment.FromRow<float>(rows[i])) ? 1 : 0, printed[4]);
            Assert.Equal(i == 4 ? 0 : 1, printed[4]);
            for (var c = 0; c < 4; c++)
            {
                Assert.Equal(own[(4 * i) + c], printed[c], 1e-5 * (Math.Abs(own[(4 * i) + c]) + ExportModels.NaturalScale[c]));
            }
        }
    }

    [Theory]
    [InlineData("1,2,3,4,5,6\n", "track 1 is '1,2,3,4,5,6', expected 7 numbers")]
    [InlineData("1,2,3,4,5,6,7\n1,2,3,,5,6,7\n", "track 2")]
    public void The_example_names_a_line_that_is_no_track(string text, string message)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("states.csv"), text);
        var (code, _, errors) = NodeProgram.Run(folder.File("model.onnx"), folder.File("states.csv"));
        Assert.Equal(1, code);
        Assert.Contains(folder.File("states.csv"), errors, StringComparison.Ordinal);
        Assert.Contains(message, errors, StringComparison.Ordinal);
    }

    private static string Text(float value) => value.ToString("R", CultureInfo.InvariantCulture);
}
