using Lorentz.Lab.Deployment;
using Lorentz.Lab.Tests;
using Lorentz.Lab.Tests.Deployment;

namespace Lorentz.Native.Tests;

/// <summary>The library as other languages see it: every bit, every status, four threads at once.</summary>
public sealed class NativeLibraryTests
{
    // Compiled once for all kinds, beside the tests.
    private static readonly Lazy<string> Check = new(() => ForeignProgram.Compile(
        "g++", Path.Combine(AppContext.BaseDirectory, "check"), "-std=c++17", Library.Source("tests", "Lorentz.Native.Tests", "Programs", "check.cpp"),
        "-I", Library.Folder, "-pthread", "-ldl"));

    public static TheoryData<string> Kinds => [.. ModelSamples.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_program_in_C_plus_plus_sees_the_bits_of_the_managed_model_and_every_error(string kind)
    {
        using var folder = new TemporaryFolder();
        var library = Library.File;
        var (code, text) = ForeignProgram.Run(Check.Value, [library, .. Prepare(kind, folder)]);
        Assert.True(code == 0 && text.EndsWith("0 failed\n", StringComparison.Ordinal), text);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Python_sees_the_bits_of_the_managed_model_and_every_error(string kind)
    {
        using var folder = new TemporaryFolder();
        var (code, text) = ForeignProgram.Python(
            [Library.Source("tests", "Lorentz.Native.Tests", "Programs", "check.py"), Library.File, .. Prepare(kind, folder)]);
        Assert.True(code == 0 && text.EndsWith("0 failed\n", StringComparison.Ordinal), text);
    }

    [Fact]
    public void A_program_that_is_told_other_numbers_says_so()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = [Library.Source("tests", "Lorentz.Native.Tests", "Programs", "check.py"), Library.File, .. Prepare("residual", folder)];
        var expected = File.ReadAllBytes(folder.File("expected"));
        expected[(14 + 7) * sizeof(double)] ^= 1;
        File.WriteAllBytes(folder.File("expected"), expected);
        var (code, text) = ForeignProgram.Python(arguments);
        Assert.True(code == 1 && text.Contains("track 0: end", StringComparison.Ordinal), text);
    }

    [Fact]
    public void On_an_older_processor_every_call_says_so()
    {
        using var folder = new TemporaryFolder();
        var native = Library.Source("src", "Lorentz.Native");
        var program = ForeignProgram.Compile(
            "gcc", folder.File("old"), "-std=c11", "-DLORENTZ_ASSUME_OLD_CPU", "-I", native, Path.Combine(native, "gate.c"),
            Library.Source("tests", "Lorentz.Native.Tests", "Programs", "old_processor.c"));
        var (code, text) = ForeignProgram.Run(program);
        Assert.True(code == 0, text);
    }

    [Theory]
    [InlineData("gcc", "c", "-std=c89")]
    [InlineData("g++", "c++", "-std=c++98")]
    public void The_header_is_plain_C_and_plain_C_plus_plus(string compiler, string language, string standard)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("use"), "#include \"lorentz.h\"\nint main(void) { return sizeof(lorentz_status) == sizeof(int) ? 0 : 1; }\n");
        var program = ForeignProgram.Compile(
            compiler, folder.File("program"), standard, "-pedantic", "-x", language, folder.File("use"), "-I", Library.Source("src", "Lorentz.Native"));
        Assert.Equal(0, ForeignProgram.Run(program).Code);
    }

    // Model, expected numbers, damaged file, name: what both programs are told.
    private static string[] Prepare(string kind, TemporaryFolder folder)
    {
        var model = ModelSamples.Deploy(kind, folder.Root);
        Conversation.Write(folder.File("expected"), DeployedModelFile.Read(model));
        File.WriteAllBytes(folder.File("damaged"), File.ReadAllBytes(model)[..^1]);
        return [model, folder.File("expected"), folder.File("damaged"), kind];
    }
}
