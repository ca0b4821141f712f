using Lorentz.Lab.Peers.OnnxRuntime;

namespace Lorentz.Lab.Tests.Peers.OnnxRuntime;

/// <summary>ONNX Runtime for every test that needs it; a machine that cannot get it skips them and says why.</summary>
internal static class SharedOnnxRuntime
{
    private static readonly Lazy<(string? Library, string Reason)> Found = new(Find);
    private static readonly Lazy<OnnxEnvironment> Made = new(() => new OnnxEnvironment(Found.Value.Library!));

    /// <summary>The library.</summary>
    public static string Library
    {
        get
        {
            Assert.SkipWhen(Found.Value.Library is null, Found.Value.Reason);
            return Found.Value.Library!;
        }
    }

    /// <summary>The environment.</summary>
    public static OnnxEnvironment Environment
    {
        get
        {
            _ = Library;
            return Made.Value;
        }
    }

    private static (string? Library, string Reason) Find()
    {
        try
        {
            return (OnnxRuntimeLibrary.Provide(Path.Combine(RepositoryRoot.Path, "artifacts", "peers", $"onnxruntime-{OnnxRuntimePackage.Version}")), "");
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException)
        {
            return (null, $"no ONNX Runtime: {exception.Message}");
        }
    }
}
