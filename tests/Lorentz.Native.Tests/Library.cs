using Lorentz.Lab.Deployment;

namespace Lorentz.Native.Tests;

/// <summary>The native library, compiled once for all tests, from the sources as they are.</summary>
internal static class Library
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Repository { get; } = Find();

    private static readonly Lazy<string> Compiled = new(() => NativeLibraryBuild.Run(Repository, Path.Combine(Repository, "artifacts", "native")));

    /// <summary>The library; a test on a machine that cannot compile it is skipped.</summary>
    public static string File
    {
        get
        {
            if (NativeLibraryBuild.Missing is { } missing)
            {
                Assert.Skip(missing);
            }

            return Compiled.Value;
        }
    }

    /// <summary>The folder of the library and its header.</summary>
    public static string Folder => Path.GetDirectoryName(File)!;

    /// <summary>A file of the repository.</summary>
    public static string Source(params string[] parts) => Path.Combine([Repository, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Lorentz.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no Lorentz.slnx above the tests");
        }

        return folder.FullName;
    }
}
