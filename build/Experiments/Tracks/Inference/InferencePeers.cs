using System.Collections.Immutable;
using Lorentz.Build.Graph;
using Lorentz.Lab.Deployment;
using Lorentz.Lab.Peers.OnnxRuntime;
using Lorentz.Lab.Peers.PlainCpp;

namespace Lorentz.Build.Experiments.Tracks.Inference;

/// <summary>What our engine is compared with: ONNX Runtime, fetched once, and plain loops in C++, compiled once.</summary>
internal sealed class InferencePeers : IDisposable
{
    private InferencePeers(OnnxEnvironment? onnx, string? asThePlan, string? vectorised, string? native, ImmutableArray<string> missing) =>
        (Onnx, AsThePlan, Vectorised, Native, Missing) = (onnx, asThePlan, vectorised, native, missing);

    /// <summary>ONNX Runtime; null where it could not be had.</summary>
    public OnnxEnvironment? Onnx { get; }

    /// <summary>Library of the plan's loop, in double at -O2; null where there is no compiler.</summary>
    public string? AsThePlan { get; }

    /// <summary>Library of a loop in single precision at -O3 for this processor; null where there is no compiler.</summary>
    public string? Vectorised { get; }

    /// <summary>Our own native library, compiled ahead of time; null where it cannot be.</summary>
    public string? Native { get; }

    /// <summary>Which peers are missing, and why.</summary>
    public ImmutableArray<string> Missing { get; }

    /// <summary>Fetches and compiles what is not there yet; what cannot be had is told and left out.</summary>
    public static InferencePeers Open(TargetRun run)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        var folder = Path.Combine(run.Repository, "artifacts", "peers");
        using var stage = run.Stage("peers", 4);
        var onnx = Try("ONNX Runtime", () => new OnnxEnvironment(
            OnnxRuntimeLibrary.Provide(Path.Combine(folder, $"onnxruntime-{OnnxRuntimePackage.Version}"), run.CancellationToken)));
        stage.Advance(1);
        var source = Path.Combine(run.Repository, "scripts", "peers", "plain.cpp");
        var asThePlan = Try("the plan's loop in C++", () => PlainCppLibrary.Compile(source, folder, PlainCppKind.Double));
        stage.Advance(1);
        var vectorised = Try("the vectorised loop in C++", () => PlainCppLibrary.Compile(source, folder, PlainCppKind.Float));
        stage.Advance(1);
        var native = Try("liblorentz", () => NativeLibraryBuild.Run(run.Repository, Path.Combine(run.Repository, "artifacts", "native")));
        stage.Advance(1);
        return new(onnx, asThePlan, vectorised, native, missing.ToImmutable());

        T? Try<T>(string name, Func<T> make)
            where T : class
        {
            try
            {
                return make();
            }
            catch (Exception exception) when (exception is IOException or InvalidDataException or PlatformNotSupportedException)
            {
                missing.Add($"{name}: {exception.Message}");
                run.Say($"without {name}: {exception.Message}");
                return null;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Onnx?.Dispose();
}
