using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lorentz.Lab.Peers.OnnxRuntime;

namespace Lorentz.Lab.Tests.Peers.OnnxRuntime;

public sealed class OnnxRuntimeLibraryTests
{
    public static TheoryData<string, Architecture, string> Platforms => new()
    {
        { "LINUX", Architecture.X64, "linux/x64/libonnxruntime.so.1" },
        { "LINUX", Architecture.Arm64, "linux/arm64/libonnxruntime.so.1" },
        { "OSX", Architecture.Arm64, "darwin/arm64/libonnxruntime.1.30.0.dylib" },
        { "WINDOWS", Architecture.X64, "win32/x64/onnxruntime.dll" },
        { "WINDOWS", Architecture.Arm64, "win32/arm64/onnxruntime.dll" },
    };

    [Theory]
    [MemberData(nameof(Platforms))]
    public void Every_platform_has_its_file(string system, Architecture architecture, string file) =>
        Assert.Equal($"package/bin/napi-v6/{file}", OnnxRuntimePackage.EntryOf(OSPlatform.Create(system), architecture));

    [Theory]
    [InlineData("OSX", Architecture.X64)]
    [InlineData("LINUX", Architecture.RiscV64)]
    [InlineData("FREEBSD", Architecture.X64)]
    public void A_platform_that_has_none_is_told_those_that_have(string system, Architecture architecture)
    {
        var error = Assert.Throws<PlatformNotSupportedException>(() => OnnxRuntimePackage.EntryOf(OSPlatform.Create(system), architecture));
        Assert.Contains($"{system} {architecture}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Linux and Windows on X64 and Arm64, and for macOS on Arm64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_that_is_there_is_not_fetched()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(Path.GetFileName(OnnxRuntimePackage.Entry));
        File.WriteAllText(path, "mine");
        Assert.Equal(path, OnnxRuntimeLibrary.Provide(folder.Root, TestContext.Current.CancellationToken));
        Assert.Equal("mine", File.ReadAllText(path));
    }

    [Fact]
    public async Task Who_comes_second_waits_and_fetches_nothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var path = folder.File(Path.GetFileName(OnnxRuntimePackage.Entry));
        Task<string> second;
        using (new FileStream(folder.File("fetch.lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
        {
            second = Task.Run(() => OnnxRuntimeLibrary.Provide(folder.Root, cancellation), cancellation);
            await Task.Delay(400, cancellation);
            Assert.False(second.IsCompleted);
            await File.WriteAllTextAsync(path, "fetched by the first", cancellation);
        }

        Assert.Equal(path, await second);
        Assert.Equal("fetched by the first", await File.ReadAllTextAsync(path, cancellation));
    }

    [Fact]
    public async Task A_wait_can_be_ended()
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var held = new FileStream(folder.File("fetch.lock"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => OnnxRuntimeLibrary.Provide(folder.Root, stop.Token)));
    }

    [Fact]
    public void A_missing_npm_is_told_with_where_it_comes_from()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<IOException>(() => NpmArchive.Download("npm-that-is-not-there", "package@1", folder.Root, CancellationToken.None));
        Assert.Contains("npm-that-is-not-there", error.Message, StringComparison.Ordinal);
        Assert.Contains("comes with Node.js", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_download_that_fails_says_what_the_program_said()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<IOException>(() => NpmArchive.Download("dotnet", "package@1", folder.Root, CancellationToken.None));
        Assert.Matches("npm pack package@1 failed with code [1-9][0-9]*: .+", error.Message);
    }

    [Fact]
    public void An_archive_that_is_another_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        var archive = Archive(folder);
        var hash = $"sha512-{Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(archive)))}";
        NpmArchive.Verify(archive, hash);
        File.AppendAllText(archive, "x");
        var error = Assert.Throws<InvalidDataException>(() => NpmArchive.Verify(archive, hash));
        Assert.Contains($"expected {hash}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_of_an_archive_comes_out_whole()
    {
        using var folder = new TemporaryFolder();
        var archive = Archive(folder);
        using var content = new MemoryStream();
        NpmArchive.Extract(archive, "package/second", content);
        Assert.Equal("two"u8, content.ToArray());
        var error = Assert.Throws<InvalidDataException>(() => NpmArchive.Extract(archive, "package/third", content));
        Assert.Contains("no file 'package/third'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_library_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("libonnxruntime.so.1");
        File.WriteAllText(path, "not a library");
        Assert.Contains(path, Assert.Throws<IOException>(() => new OnnxEnvironment(path)).Message, StringComparison.Ordinal);
    }

    private static string Archive(TemporaryFolder folder)
    {
        var path = folder.File("package.tgz");
        using var zipped = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        using var writer = new TarWriter(zipped);
        foreach (var (name, text) in new[] { ("package/first", "one"), ("package/second", "two") })
        {
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) });
        }

        return path;
    }
}
