using System.Diagnostics;

namespace Lorentz.Lab.Tests.Exports;

/// <summary>The machine's compiler for C and C++, and the programs it makes.</summary>
internal static class Compiler
{
    private static readonly string[] CNames = ["gcc", "cc", "clang"];
    private static readonly string[] CppNames = ["g++", "c++", "clang++"];

    /// <summary>Skips the test where there is no compiler for C.</summary>
    public static string C => Require(CNames, "C");

    /// <summary>Skips the test where there is no compiler for C++.</summary>
    public static string Cpp => Require(CppNames, "C++");

    /// <summary>Compilers for C that are installed, by different names.</summary>
    public static string[] Installed => [.. new[] { "gcc", "clang" }.Where(name => Find(name) is not null)];

    /// <summary>Runs a program and gives what it wrote; the test fails with its messages unless it says 0.</summary>
    public static byte[] Run(string program, IEnumerable<string> arguments, byte[]? input = null)
    {
        var (code, output, errors) = Try(program, arguments, input);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)}: exit code {code}\n{errors}");
        return output;
    }

    /// <summary>Runs a program: its exit code, what it wrote, and its messages.</summary>
    public static (int Code, byte[] Output, string Errors) Try(string program, IEnumerable<string> arguments, byte[]? input = null)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var writing = Task.Run(() =>
        {
            process.StandardInput.BaseStream.Write(input ?? []);
            process.StandardInput.Close();
        });
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        writing.Wait(TestContext.Current.CancellationToken);
        return (process.ExitCode, output.ToArray(), errors.Result);
    }

    /// <summary>A file of the repository.</summary>
    public static string RepositoryFile(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lorentz.slnx")))
            {
                return Path.Combine(folder.FullName, path);
            }
        }

        throw new DirectoryNotFoundException($"no Lorentz.slnx above {AppContext.BaseDirectory}");
    }

    private static string Require(string[] names, string language)
    {
        var found = names.FirstOrDefault(name => Find(name) is not null);
        Assert.SkipWhen(found is null, $"no compiler for {language} on the path: {string.Join(", ", names)}");
        return found!;
    }

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        .FirstOrDefault(File.Exists);
}
