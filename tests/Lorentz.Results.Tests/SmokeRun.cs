using System.Text;
using Lorentz.Build.Commands;
using Lorentz.Build.Experiments;

namespace Lorentz.Results.Tests;

/// <summary>
/// The whole catalogue in the smoke profile, run once into a folder of its own. The folder is kept from one test run to
/// the next, so only what changed since runs again; a fresh clone runs everything.
/// </summary>
public sealed class SmokeRun
{
    public SmokeRun()
    {
        Folder = Path.Combine(Repository, "artifacts", "snapshots");
        using var output = new DiagnosticWriter();
        using var error = new StringWriter();
        var code = new Application(Catalogue.All, Repository, output, error)
            .Run(["All", "--profile", "smoke", "--output", Folder, "--verbose"], TestContext.Current.CancellationToken);
        Failure = code == 0 ? "" : $"./build.sh All --profile smoke ended with code {code}: {error}";
    }

    public static string Repository { get; } = RepositoryFolder.Find();

    public string Folder { get; }

    /// <summary>What went wrong, if the catalogue did not run to its end.</summary>
    public string Failure { get; }

    /// <summary>Passes lines on while they come: the run takes minutes, and the reader wants to see it move.</summary>
    private sealed class DiagnosticWriter : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void WriteLine(string? value) => TestContext.Current.SendDiagnosticMessage(value ?? "");
    }
}
