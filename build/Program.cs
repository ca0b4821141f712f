using Lorentz.Build.Commands;
using Lorentz.Build.Experiments;

namespace Lorentz.Build;

/// <summary>The door: the catalogue behind the command line.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        using var signals = new StopSignals();
        var application = new Application(Catalogue.All, RepositoryFolder.Find(), Console.Out, Console.Error)
        {
            Bars = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null,
        };
        return application.Run(arguments, signals.Token);
    }
}
