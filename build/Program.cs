using Lorentz.Build.Commands;
using Lorentz.Build.Experiments;

using var signals = new StopSignals();
var application = new Application(Catalogue.All, RepositoryFolder.Find(), Console.Out, Console.Error)
{
    Bars = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null,
};
return application.Run(args, signals.Token);
