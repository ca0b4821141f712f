using System.Globalization;
using Lorentz.Lab.Deployment;
using Lorentz.Lab.Exports.CHeader;
using Lorentz.Lab.Exports.Onnx;
using Lorentz.Lab.Models;
using Lorentz.Lab.Peers.OnnxRuntime;
using Lorentz.Lab.Tests;
using Lorentz.Lab.Tests.Deployment;
using Lorentz.Learning.Networks;
using Lorentz.Physics.Units;
using Lorentz.Tracks.Deployment;

namespace Lorentz.Native.Tests;

/// <summary>The programs and commands of the README, as they stand there, in a folder that looks like the repository after both builds.</summary>
public sealed class ReadmeTests
{
    private const string Model = "residual-512";

    [Theory]
    [InlineData("From C", "gcc", 0)]
    [InlineData("From C++", "g++", 0)]
    [InlineData("From Python", "python3", 0)]
    [InlineData("From ONNX Runtime", "node", 0.002)]
    public void An_example_of_the_README_prints_our_answer(string heading, string program, double tolerance)
    {
        Assert.SkipUnless(NativeLibraryBuild.OnPath(program), $"no {program}");
        using var folder = new TemporaryFolder();
        var expected = Prepare(folder.Root, heading);
        var example = ReadmeExample.Under(heading);
        File.WriteAllText(folder.File(example.File), example.Program);

        // What an example installs is there already.
        var commands = example.Commands.Split('\n').Where(line => !line.StartsWith("npm install", StringComparison.Ordinal));
        var (code, text) = ForeignProgram.Run("bash", ["-ec", $"cd '{folder.Root}'\n{string.Join('\n', commands)}"]);
        Assert.True(code == 0, text);
        var numbers = text.TrimEnd().Split('\n')[^1].Split(' ').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(expected.Length, numbers.Length);
        Assert.All(expected.Zip(numbers), pair => Assert.Equal(pair.First, pair.Second, tolerance));
    }

    // The exported files and the library where the README has them; returns what the program must print.
    private static double[] Prepare(string root, string heading)
    {
        var exports = Path.Combine(root, "artifacts", "standard", "Export");
        Directory.CreateDirectory(exports);
        var network = TrackNetworkFile.Read(WritePlain(exports));
        File.Move(ModelSamples.Deploy("residual", exports), Path.Combine(exports, $"{Model}.safetensors"));
        switch (heading)
        {
            case "From C":
                CHeaderFile.Write(Path.Combine(exports, $"{Model}.h"), "residual_512", network, []);
                break;
            case "From ONNX Runtime":
                OnnxExport.Write(Path.Combine(exports, $"{Model}.onnx"), Model, new(DeepNetwork.Of(network.Network), network.Formulation, network.Domain));
                Directory.CreateSymbolicLink(Path.Combine(root, "node_modules"), NodeModules());
                break;
            default:
                Directory.CreateSymbolicLink(Path.Combine(root, "artifacts", "native"), Library.Folder);
                break;
        }

        return Answer(DeployedModelFile.Read(Path.Combine(exports, $"{Model}.safetensors")));
    }

    private static string WritePlain(string folder)
    {
        var path = Path.Combine(folder, "plain");
        ModelSamples.WritePlain("residual", path);
        return path;
    }

    private static double[] Answer(DeployedModel model)
    {
        var (end, status) = model.Extrapolate(new(new(12.5), new(-30.2), 0.05, -0.02, ChargeOverMomentum.FromPerMeV(2e-4)), new(770), new(9400));
        return [(double)status, Math.Round(end.X.Value, 3), Math.Round(end.Y.Value, 3), Math.Round(end.Tx, 6), Math.Round(end.Ty, 6)];
    }

    // Installed once beside the other peers, by the command that the README gives.
    private static string NodeModules()
    {
        Assert.SkipUnless(NativeLibraryBuild.OnPath("npm"), "no npm");
        var folder = Path.Combine(Library.Repository, "artifacts", "peers", $"onnxruntime-node-{OnnxRuntimePackage.Version}");
        var modules = Path.Combine(folder, "node_modules");
        if (!Directory.Exists(Path.Combine(modules, "onnxruntime-node")))
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "package.json"), "{}");
            var (code, text) = ForeignProgram.Run("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", OnnxRuntimePackage.Name]);
            Assert.SkipUnless(code == 0, text);
        }

        return modules;
    }
}
